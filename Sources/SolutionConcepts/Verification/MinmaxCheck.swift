internal import EquilibriaNumerics
public import Games

extension MinmaxValue {
  /// Checks both bounds against the game, in exact arithmetic.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    guard table.actions.indices.contains(player), table.space.playerCount >= 2 else {
      return "the game has no player \(player) with opponents"
    }
    guard let weights = jointWeights(in: table) else {
      return "the punishment is not one of the game in the mode \(mode.rawValue)"
    }
    // The upper bound: no action earns more against the punishment.
    var replies = [Rational](repeating: .zero, count: table.space.counts[player])
    for index in 0..<table.space.profileCount {
      let others = weights[opponentKey(index, in: table)] ?? .zero
      replies[table.space.action(of: player, at: index)] += others * table.payoffs[player][index]
    }
    let best = replies.max() ?? .zero
    if best != upper { return "the punishment holds player \(player) to \(best), not \(upper)" }
    // The lower bound: what the player can make sure of.
    var guaranteed: [Int: Rational] = [:]
    if mode == .pure {
      for index in 0..<table.space.profileCount {
        let key = opponentKey(index, in: table)
        let payoff = table.payoffs[player][index]
        guaranteed[key] = guaranteed[key].map { max($0, payoff) } ?? payoff
      }
    } else {
      guard let security, security.actions == table.actions[player],
        security.probabilities.allSatisfy({ $0 >= .zero }),
        security.probabilities.reduce(.zero, +) == 1
      else { return "the security strategy is not one of player \(player)" }
      for index in 0..<table.space.profileCount {
        let own = security.probabilities[table.space.action(of: player, at: index)]
        guaranteed[opponentKey(index, in: table), default: .zero] +=
          own * table.payoffs[player][index]
      }
    }
    let least = guaranteed.values.min() ?? .zero
    if least < lower { return "player \(player) makes sure of \(least) only, not \(lower)" }
    return lower <= upper ? nil : "the bounds cross"
  }

  /// The number of a profile with the punished player's action put to the first.
  private func opponentKey(_ index: Int, in table: PayoffTable<Action>) -> Int {
    index - table.space.action(of: player, at: index) * table.space.strides[player]
  }

  /// The probability of each profile of the opponents; `nil` when it is no punishment of the mode.
  private func jointWeights(in table: PayoffTable<Action>) -> [Int: Rational]? {
    let opponents = table.actions.indices.filter { $0 != player }
    func key(_ actions: [Action]) -> Int? {
      guard actions.count == opponents.count else { return nil }
      var key = 0
      for (opponent, action) in zip(opponents, actions) {
        guard let number = table.actions[opponent].firstIndex(of: action) else { return nil }
        key += number * table.space.strides[opponent]
      }
      return key
    }
    switch (punishment, mode) {
    case (.pure(let actions), .pure):
      return key(actions).map { [$0: 1] }
    case (.independent(let strategies), .independent):
      guard strategies.count == opponents.count,
        zip(strategies, opponents).allSatisfy({ strategy, opponent in
          strategy.actions == table.actions[opponent]
            && strategy.probabilities.allSatisfy { $0 >= .zero }
            && strategy.probabilities.reduce(.zero, +) == 1
        })
      else { return nil }
      var weights: [Int: Rational] = [0: 1]
      for (strategy, opponent) in zip(strategies, opponents) {
        var next: [Int: Rational] = [:]
        for (key, weight) in weights {
          for (number, probability) in strategy.probabilities.enumerated() {
            next[key + number * table.space.strides[opponent]] = weight * probability
          }
        }
        weights = next
      }
      return weights
    case (.correlated(let entries), .correlated):
      var weights: [Int: Rational] = [:]
      for entry in entries {
        guard entry.probability >= .zero, let key = key(entry.actions) else { return nil }
        weights[key, default: .zero] += entry.probability
      }
      return weights.values.reduce(.zero, +) == 1 ? weights : nil
    default: return nil
    }
  }
}
