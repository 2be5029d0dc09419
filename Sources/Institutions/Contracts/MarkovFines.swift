public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

/// The least fines, by state, on deviations from a pure policy of a Markov game.
public struct MarkovFines: Sendable, Hashable {
  /// The number of the action that each player owes, by state: `policy[state][player]`.
  public let policy: [[Int]]

  /// F_NE(s): with these fines no player gains by deviating once while all others comply.
  ///
  /// By the one-shot deviation principle they make the policy a stationary equilibrium.
  public let nash: [Rational]

  /// F_dom(s): with these fines no player gains by deviating once, whatever the others do in that
  /// period, when all comply from the next period on.
  public let dominant: [Rational]

  /// Above this fine, the same in all states, every subgame-perfect equilibrium follows the policy,
  /// also those that depend on history or mix; `nil` when players discount differently.
  ///
  /// Whoever complies for ever pays no fines, so in equilibrium player j has at least the sum of the
  /// least rewards, `mⱼ/(1 − δ)`. Fines cancel, so all have at most max W* together. What a player can
  /// gain from the next period on is therefore at most `D = max W* − Σⱼ mⱼ/(1 − δ)`, however large the
  /// fines; with the largest gain in one period, g, the bound is `g + δ·D`.
  public let decisive: Rational?
}

extension MarkovGame {
  /// The least fines that make a pure policy a stationary equilibrium.
  ///
  /// With the values V of the policy and `Qᵢ(s, a) = Rᵢ(s, a) + δᵢ·Σ_t P(t | s, a)·Vᵢ(t)`, the gain of
  /// a deviation is a difference of Q. No fine is negative.
  ///
  /// - Parameter policy: The number of the action that each player owes, by state.
  /// - Returns: The fines by state, exact.
  /// - Throws: ``InstitutionError`` when the game is not well formed or not discounted for ever, or has
  ///   no such actions.
  public func minimalFines(
    supporting policy: [[Int]]
  ) throws(InstitutionError) -> MarkovFines {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    try table.requireOwed(policy)
    let stationary = try InstitutionError.markov { () throws(MarkovGameError) in
      try StationaryPolicy<Action, Rational>(pure: policy, for: table)
    }
    let values = try InstitutionError.solution { () throws(SolutionError) in
      try table.values(of: stationary).values
    }
    let discounts = table.discounts
    var nash = Array(repeating: Rational.zero, count: table.stateCount)
    var dominant = nash
    for state in 0..<table.stateCount {
      let space = table.spaces[state]
      for player in 0..<table.playerCount {
        let worth = table.rows(ofState: state).map { row in
          table.rewards[player][row]
            + discounts[player] * table.transitions.expectation(of: values[player], inRow: row)
        }
        for index in 0..<space.profileCount {
          let shift = policy[state][player] - space.action(of: player, at: index)
          let gain = worth[index] - worth[index + shift * space.strides[player]]
          dominant[state] = max(dominant[state], gain)
          let isAlone = (0..<table.playerCount).allSatisfy {
            $0 == player || space.action(of: $0, at: index) == policy[state][$0]
          }
          if isAlone { nash[state] = max(nash[state], gain) }
        }
      }
    }
    return MarkovFines(
      policy: policy,
      nash: nash,
      dominant: dominant,
      decisive: try table.decisiveFine(onDeviationsFrom: policy)
    )
  }
}

extension TabularMarkovGame {
  /// The bound behind ``MarkovFines/decisive``.
  func decisiveFine(
    onDeviationsFrom policy: [[Int]]
  ) throws(InstitutionError) -> Rational? {
    let discount = discounts[0]
    guard discounts.allSatisfy({ $0 == discount }) else { return nil }
    var gain = Rational.zero
    for state in 0..<stateCount {
      for row in rows(ofState: state) {
        let index = row - profileStarts[state]
        for player in 0..<playerCount {
          let shift = policy[state][player] - spaces[state].action(of: player, at: index)
          let other = row + shift * spaces[state].strides[player]
          gain = max(gain, rewards[player][row] - rewards[player][other])
        }
      }
    }
    let least = rewards.reduce(Rational.zero) { $0 + ($1.min() ?? 0) }
    let most = try welfareOptimum().values.max() ?? 0
    return gain + discount * (most - least / (1 - discount))
  }
}
