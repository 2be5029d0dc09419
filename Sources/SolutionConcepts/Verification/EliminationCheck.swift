internal import EquilibriaNumerics
public import Games

extension EliminationResult {
  /// Checks the whole trace against the game, without any linear program.
  ///
  /// Every eliminated action must be dominated by its dominator in the game left at the start of
  /// its round, the survivors must be what is left, and for strict dominance by mixtures every
  /// survivor of a player with a choice must be a best reply to its belief.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    var alive = table.actions
    for round in 1..<((steps.last?.round ?? 0) + 1) {
      let current = steps.filter { $0.round == round }
      for step in current {
        guard alive[step.player].contains(step.action),
          step.dominator.support.allSatisfy({ alive[step.player].contains($0) })
        else { return "round \(round): \(step) uses an action that is gone" }
        var better = 0
        var equal = 0
        for profile in Self.profiles(alive, fixing: step.player, to: step.action) {
          var rest = profile
          let own = table.payoffs(for: profile)[step.player]
          var mixed = Rational.zero
          for action in step.dominator.support {
            rest[step.player] = action
            mixed += step.dominator[action] * table.payoffs(for: rest)[step.player]
          }
          if mixed < own { return "round \(round): \(step) fails at \(profile)" }
          if mixed == own { equal += 1 } else { better += 1 }
        }
        let holds = kind.dominance == .strict ? equal == 0 : better > 0
        if !holds { return "round \(round): \(step) is not \(kind.dominance.rawValue)" }
      }
      for step in current { alive[step.player].removeAll { $0 == step.action } }
    }
    if alive != survivingActions { return "the survivors are not what the steps leave" }
    guard kind.dominance == .strict, kind.dominators == .mixed, stopReason == nil else {
      return nil
    }
    for player in alive.indices where alive[player].count > 1 {
      for action in alive[player] {
        guard
          let belief = beliefs.first(where: { $0.player == player && $0.action == action })
        else { return "\(action) of player \(player) has no supporting belief" }
        if let problem = belief.problem(in: table, alive: alive) { return problem }
      }
    }
    return nil
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
