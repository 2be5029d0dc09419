internal import EquilibriaNumerics
internal import Games

/// The definitions behind refinements of a two-player game, evaluated directly.
struct RefinementView<Action: Hashable & Sendable> {
  private let table: PayoffTable<Action>

  init(_ table: PayoffTable<Action>) { self.table = table }

  private func payoff(_ player: Int, _ action: Int, against other: Int) -> Rational {
    let strides = table.space.strides
    return table.payoffs[player][action * strides[player] + other * strides[1 - player]]
  }

  /// The payoff of every action of a player against weights on the opponent's actions.
  private func values(of player: Int, against weights: [Rational]) -> [Rational] {
    (0..<table.space.counts[player]).map { action in
      weights.indices.reduce(.zero) { $0 + weights[$1] * payoff(player, action, against: $1) }
    }
  }

  private func isStrategy(_ strategy: MixedStrategy<Action, Rational>, of player: Int) -> Bool {
    strategy.actions == table.actions[player]
      && strategy.probabilities.count == strategy.actions.count
      && strategy.probabilities.allSatisfy { $0 >= .zero }
      && strategy.probabilities.reduce(.zero, +) == 1
  }

  /// Why a verdict on dominance is not proven; `nil` when it is, or says nothing.
  func problem(
    _ verdict: DominanceVerdict<Action>,
    of strategy: MixedStrategy<Action, Rational>,
    _ player: Int
  ) -> String? {
    switch verdict {
    case .stopped: return nil
    case .dominated(let mixture):
      guard isStrategy(mixture, of: player) else { return "the dominating mixture is no strategy" }
      let gains = (0..<table.space.counts[1 - player]).map { other in
        strategy.probabilities.indices.reduce(Rational.zero) { sum, action in
          let change = mixture.probabilities[action] - strategy.probabilities[action]
          return sum + change * payoff(player, action, against: other)
        }
      }
      if gains.contains(where: { $0 < .zero }) {
        return "the dominating mixture is worse somewhere"
      }
      return gains.contains { $0 > .zero } ? nil : "the dominating mixture is never better"
    case .undominated(let belief):
      guard isStrategy(belief, of: 1 - player) else { return "the belief is no strategy" }
      guard belief.probabilities.allSatisfy({ $0 > .zero }) else {
        return "the belief rules something out"
      }
      let values = values(of: player, against: belief.probabilities)
      let best = values.max()
      return strategy.supportIndices.allSatisfy { values[$0] == best }
        ? nil : "the strategy is not a best reply to the belief"
    }
  }

  /// Why beliefs do not prove that an equilibrium is proper; `nil` when they do.
  func problem(_ beliefs: LexicographicBeliefs, at mixtures: [[Rational]]) -> String? {
    let levels = beliefs.levels
    guard levels.count == 2, levels.compactMap(\.first) == mixtures,
      [0, 1].allSatisfy({ player in
        levels[player].allSatisfy { $0.count == mixtures[player].count }
      })
    else { return "the beliefs do not begin with the equilibrium" }
    for player in 0...1 {
      var ranks: [Int] = []
      for action in mixtures[player].indices {
        guard let rank = levels[player].firstIndex(where: { !$0[action].isZero }),
          levels[player][rank][action] > .zero
        else { return "action \(action) of player \(player) is never likely" }
        ranks.append(rank)
      }
      let values = levels[1 - player].map { self.values(of: player, against: $0) }
      for first in ranks.indices {
        for second in ranks.indices where ranks[second] >= ranks[first] {
          guard let decisive = values.first(where: { $0[first] != $0[second] }) else { continue }
          if decisive[second] > decisive[first] {
            return "player \(player) likes action \(second) better than the likelier \(first)"
          }
        }
      }
    }
    return nil
  }

  /// The index of a quasi-strict equilibrium with given supports; `nil` when it is not regular.
  func index(ofQuasiStrict supports: [[Int]]) -> Int? {
    guard supports[0].count == supports[1].count else { return nil }
    var sign = supports[0].count % 2 == 1 ? 1 : -1
    for player in 0...1 {
      // With all payoffs positive the payoffs on the supports are a regular matrix exactly when
      // the opponent's strategy is determined.
      let shift = 1 - (table.payoffs[player].min() ?? .zero)
      sign *= Self.determinantSign(
        supports[player].map { action in
          supports[1 - player].map { payoff(player, action, against: $0) + shift }
        }
      )
    }
    return sign == 0 ? nil : sign
  }

  private static func determinantSign(_ matrix: [[Rational]]) -> Int {
    var rows = matrix
    var sign = 1
    for column in rows.indices {
      guard let pivot = rows.indices.dropFirst(column).first(where: { !rows[$0][column].isZero })
      else { return 0 }
      if pivot != column {
        rows.swapAt(pivot, column)
        sign = -sign
      }
      sign *= rows[column][column].signum
      for row in rows.indices.dropFirst(column + 1) where !rows[row][column].isZero {
        let factor = rows[row][column] / rows[column][column]
        for other in column..<rows.count { rows[row][other] -= factor * rows[column][other] }
      }
    }
    return sign
  }
}
