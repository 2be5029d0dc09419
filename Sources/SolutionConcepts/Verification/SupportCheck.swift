internal import EquilibriaNumerics
public import Games

extension SupportEquilibria {
  /// Checks the description against the game.
  ///
  /// Every strategy listed must lie on its support, make all of the opponent's support best replies
  /// and be an extreme point of such strategies. A set said to be empty needs an obstacle that holds.
  /// A set of one strategy whose equations leave no other is then proven to be all there is; that no
  /// extreme point of a larger polytope is missing is not checked.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    let numbers: [[Int]]
    do throws(GameError) { numbers = try table.supportNumbers(supports) } catch {
      return error.description
    }
    guard extremeStrategies.count == 2 else { return "there is not one set per player" }
    if let obstacle { return obstacle.problem(in: table, supports: numbers, of: self) }
    for player in 0..<2 {
      let set = extremeStrategies[player]
      if set.isEmpty { return "player \(player) has no strategy and no obstacle says why" }
      if Set(set).count < set.count { return "player \(player) has a strategy twice" }
      for strategy in set {
        if let problem = problem(in: strategy, of: player, in: table, supports: numbers) {
          return "player \(player): \(strategy) \(problem)"
        }
      }
    }
    return nil
  }

  /// Why a strategy is not an extreme point of its set; `nil` when it is.
  private func problem(
    in strategy: MixedStrategy<Action, Rational>,
    of player: Int,
    in table: PayoffTable<Action>,
    supports: [[Int]]
  ) -> String? {
    let weights = strategy.probabilities
    guard strategy.actions == table.actions[player], weights.count == strategy.actions.count,
      weights.allSatisfy({ $0 >= .zero }), weights.reduce(.zero, +) == 1
    else { return "is not a strategy of the game" }
    let played = strategy.supportIndices
    guard Set(played).isSubset(of: supports[player]) else { return "leaves the support" }
    let columns = table.payoffs(of: 1 - player, against: played)
    let values = columns.map { column in
      Rational.sumOfProducts(count: played.count) { (weights[played[$0]], column[$0]) }
    }
    guard let best = values.max() else { return "has no replies" }
    if let reply = supports[1 - player].first(where: { values[$0] < best }) {
      return "does not make \(table.actions[1 - player][reply]) a best reply"
    }
    // Extreme: nothing but this strategy has this support, or a smaller one, and these best replies.
    let tight = values.indices.filter { values[$0] == best }
    let equations = tight.dropFirst().map { reply in
      zip(columns[reply], columns[tight[0]]).map { $0 - $1 }
    }
    let sum = [Rational](repeating: 1, count: played.count)
    let rank = GaussianElimination.rank(of: equations + [sum])
    return rank == played.count ? nil : "is not an extreme point"
  }
}

extension SupportObstacle {
  /// Why the obstacle rules nothing out; `nil` when it does.
  fileprivate func problem(
    in table: PayoffTable<Action>,
    supports: [[Int]],
    of claim: SupportEquilibria<Action>
  ) -> String? {
    guard (0..<2).contains(player) else { return "the obstacle names no player" }
    guard claim.extremeStrategies.allSatisfy(\.isEmpty) else {
      return "there is an obstacle and there are strategies"
    }
    guard actions == table.actions[1 - player], shift.count == actions.count else {
      return "the obstacle does not fit the opponent's actions"
    }
    guard shift.reduce(Rational.zero, +) == .zero else { return "the shift does not sum to zero" }
    for reply in shift.indices where shift[reply] < .zero {
      guard supports[1 - player].contains(reply) else {
        return "the shift takes weight from \(actions[reply]), which is not in the support"
      }
    }
    let columns = table.payoffs(of: 1 - player, against: supports[player])
    for (place, action) in supports[player].enumerated() {
      let gain = Rational.sumOfProducts(count: shift.count) { (shift[$0], columns[$0][place]) }
      if gain <= .zero { return "the shift does not gain against \(table.actions[player][action])" }
    }
    return nil
  }
}

extension PayoffTable {
  /// The payoff of each action of a player of a two-player game against given actions of the
  /// opponent: one row per own action.
  func payoffs(of player: Int, against opponents: [Int]) -> [[Rational]] {
    (0..<space.counts[player]).map { own in
      opponents.map { other in
        payoffs[player][
          player == 0 ? own * space.strides[0] + other : other * space.strides[0] + own
        ]
      }
    }
  }
}
