public import EquilibriaNumerics
public import Games

/// The exact check of a bound on the sum of payoffs of any play.
///
/// In a game of one move, a number bounds the sum when it does in every profile. In a Markov game, one
/// number per state bounds the discounted sum from there, `v(s) ≥ Σᵢ rᵢ(s, a) + δ·E v(s′)` for all joint
/// actions a: the optimality operator is monotone and contracts towards the optimal values.
///
/// > Source: Puterman (1994), *Markov Decision Processes*, theorem 6.2.2.
public struct WelfareBound: Sendable, Hashable {
  /// For each state what the sum of values is said not to exceed; one number in a game of one move.
  public let values: [Rational]

  /// The least of what a bound leaves to spare; the bounds are proven when it is not negative.
  public let slack: Rational

  /// What the sum of payoffs, from the start, does not exceed if the bounds are proven.
  public let welfare: Rational

  /// Whether no play has a larger sum of payoffs.
  public var isProof: Bool { slack >= 0 }
}

extension WelfareBound: CustomStringConvertible {
  /// The bound on welfare, and by how much it fails if it does.
  public var description: String {
    isProof ? "welfare is at most \(welfare)" : "the bound \(welfare) fails by \(-slack)"
  }
}

extension NormalFormGame {
  /// Checks that no profile has a larger sum of payoffs than a number.
  ///
  /// - Parameter welfare: What the sum should not exceed.
  /// - Returns: How far this holds.
  /// - Throws: ``InstitutionError/game(_:)`` when the game is not well formed.
  public func check(welfareBound welfare: Rational) throws(InstitutionError) -> WelfareBound {
    let table = try InstitutionError.game { () throws(GameError) in try tabulated() }
    let sums = (0..<table.space.profileCount).map { table.payoffs(at: $0).reduce(0, +) }
    return WelfareBound(
      values: [welfare],
      slack: welfare - (sums.max() ?? welfare),
      welfare: welfare
    )
  }
}

extension MarkovGame {
  /// Checks that no play, from any state, has a larger discounted sum of all rewards than given.
  ///
  /// - Parameter values: For each state what the sum should not exceed.
  /// - Returns: How far the defining inequalities hold.
  /// - Throws: ``InstitutionError`` when the game is not discounted for ever, players discount
  ///   differently, or there is not one number per state.
  public func check(welfareBounds values: [Rational]) throws(InstitutionError) -> WelfareBound {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    guard case .discounted(let discounts) = table.horizon, Set(discounts).count == 1 else {
      throw .notApplicable(
        reason: "welfare needs rewards that all players discount alike; found \(table.horizon)"
      )
    }
    try InstitutionError.requireCount("bounds", values.count, table.stateCount)
    let slacks = table.states.indices.flatMap { state in
      table.rows(ofState: state).map { row in
        let sum = table.rewards.reduce(0) { $0 + $1[row] }
        return values[state] - sum
          - discounts[0] * table.transitions.expectation(of: values, inRow: row)
      }
    }
    return WelfareBound(
      values: values,
      slack: slacks.min() ?? 0,
      welfare: table.startValues([values])[0]
    )
  }
}
