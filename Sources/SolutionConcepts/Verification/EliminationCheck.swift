internal import EquilibriaNumerics
public import Games

extension EliminationResult {
  /// Checks the whole trace against the game, without any linear program.
  ///
  /// Every eliminated action must be dominated by its dominator in the game left at the start of
  /// its round, and the survivors must be what is left. Unless the work was stopped, no survivor may
  /// be dominated: by another action, which is tried, or by a mixture, which its belief rules out.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    var alive = table.actions
    var rest = steps[...]
    var round = 0
    while let first = rest.first {
      round += 1
      let current = rest.prefix { $0.round == round }
      if current.isEmpty { return "round \(round): \(first) is out of order" }
      for step in current {
        if let problem = problem(in: step, of: table, alive: alive) {
          return "round \(round): \(step) \(problem)"
        }
      }
      for step in current { alive[step.player].removeAll { $0 == step.action } }
      rest = rest.dropFirst(current.count)
    }
    if alive != survivingActions { return "the survivors are not what the steps leave" }
    if stopReason != nil { return nil }
    for player in alive.indices where alive[player].count > 1 {
      for action in alive[player] {
        if let problem = problem(keeping: action, of: player, in: table, alive: alive) {
          return problem
        }
      }
    }
    return nil
  }

  /// Why a step is wrong; `nil` when its dominator dominates.
  private func problem(
    in step: Elimination<Action>,
    of table: PayoffTable<Action>,
    alive: [[Action]]
  ) -> String? {
    guard alive.indices.contains(step.player) else { return "names no player" }
    let dominator = step.dominator
    guard dominator.probabilities.reduce(.zero, +) == 1,
      dominator.probabilities.allSatisfy({ $0 >= .zero })
    else { return "has a dominator that is not a strategy" }
    guard alive[step.player].contains(step.action),
      dominator.support.allSatisfy({ alive[step.player].contains($0) })
    else { return "uses an action that is gone" }
    if kind.dominators == .pure && dominator.pureAction == nil { return "uses a mixture" }
    var isBetterSomewhere = false
    for profile in Self.profiles(alive, fixing: step.player, to: step.action) {
      let own = table.payoffs(for: profile)[step.player]
      var other = profile
      var mixed = Rational.zero
      for action in dominator.support {
        other[step.player] = action
        mixed += dominator[action] * table.payoffs(for: other)[step.player]
      }
      if mixed < own || (mixed == own && kind.dominance == .strict) {
        return "fails at \(profile)"
      }
      if mixed > own { isBetterSomewhere = true }
    }
    return isBetterSomewhere ? nil : "is never better"
  }

  /// Why a survivor should have gone, or is not shown to stay; `nil` when it stays.
  private func problem(
    keeping action: Action,
    of player: Int,
    in table: PayoffTable<Action>,
    alive: [[Action]]
  ) -> String? {
    let name = "\(action) of player \(player)"
    switch kind.dominators {
    case .pure:
      for rival in alive[player] where rival != action {
        let step = Elimination(
          round: 0,
          player: player,
          playerName: table.playerNames[player],
          action: action,
          dominator: MixedStrategy(
            trusted: table.actions[player].map { $0 == rival ? 1 : 0 },
            over: table.actions[player]
          )
        )
        if problem(in: step, of: table, alive: alive) == nil {
          return "\(name) survives but is dominated by \(rival)"
        }
      }
      return nil
    case .mixed:
      guard let belief = beliefs.first(where: { $0.player == player && $0.action == action })
      else { return "\(name) has no supporting belief" }
      let situations = alive.indices.reduce(1) { $1 == player ? $0 : $0 * alive[$1].count }
      if kind.dominance == .weak && Set(belief.entries.map(\.profile)).count != situations {
        return "the belief for \(name) rules something out"
      }
      return belief.problem(in: table, alive: alive)
    }
  }

  private static func profiles(
    _ alive: [[Action]],
    fixing player: Int,
    to action: Action
  ) -> [[Action]] {
    var result: [[Action]] = [[]]
    for other in alive.indices {
      let choices = other == player ? [action] : alive[other]
      result = result.flatMap { prefix in choices.map { prefix + [$0] } }
    }
    return result
  }
}

extension SupportingBelief {
  /// Why the belief does not support the action; `nil` when it does.
  fileprivate func problem(in table: PayoffTable<Action>, alive: [[Action]]) -> String? {
    guard entries.reduce(Rational.zero, { $0 + $1.probability }) == 1,
      entries.allSatisfy({ $0.probability > .zero })
    else { return "the belief of player \(player) for \(action) is not a distribution" }
    func payoff(_ choice: Action) -> Rational {
      entries.reduce(.zero) { sum, entry in
        var profile = entry.profile
        profile[player] = choice
        return sum + entry.probability * table.payoffs(for: profile)[player]
      }
    }
    for entry in entries {
      guard entry.profile.count == alive.count else {
        return "the belief of player \(player) for \(action) does not fit the game"
      }
      for other in alive.indices
      where other != player && !alive[other].contains(entry.profile[other]) {
        return "the belief of player \(player) for \(action) expects an eliminated action"
      }
    }
    let own = payoff(action)
    return alive[player].allSatisfy { payoff($0) <= own }
      ? nil : "\(action) of player \(player) is not a best reply to its belief"
  }
}
