public import EquilibriaNumerics
public import Games

/// The exact check of bounds on the optimal values of a one-player Markov game.
///
/// The optimality operator T is monotone and contracts towards the optimal values v*. So `T v̲ ≥ v̲` in
/// every state proves `v̲ ≤ v*`, and `T v̄ ≤ v̄` proves `v* ≤ v̄`, wherever the bounds came from.
///
/// > Source: Puterman (1994), *Markov Decision Processes*, theorem 6.2.2.
public struct ValueBoundsCheck: Sendable, Hashable {
  /// The least of `(T v̲ − v̲)(s)`; the lower bounds are proven when it is not negative.
  public let lowerSlack: Rational

  /// The state where it is least.
  public let lowerState: Int

  /// The least of `(v̄ − T v̄)(s)`; the upper bounds are proven when it is not negative.
  public let upperSlack: Rational

  /// The state where it is least.
  public let upperState: Int

  /// Whether both bounds are proven.
  public var isProof: Bool { lowerSlack >= 0 && upperSlack >= 0 }
}

extension ValueBoundsCheck: CustomStringConvertible {
  /// Whether the bounds are proven, and where not.
  public var description: String {
    if isProof { return "both bounds are proven" }
    let lower = lowerSlack < 0 ? "lower bound fails in state \(lowerState) by \(-lowerSlack)" : nil
    let upper = upperSlack < 0 ? "upper bound fails in state \(upperState) by \(-upperSlack)" : nil
    return [lower, upper].compactMap(\.self).joined(separator: "; ")
  }
}

extension MarkovGame {
  /// Checks bounds on the optimal values of a game with one player, in exact arithmetic.
  ///
  /// - Parameters:
  ///   - lowerValues: For each state, a number that should be at most the optimal value.
  ///   - upperValues: For each state, a number that should be at least the optimal value.
  /// - Returns: How far the defining inequalities hold.
  /// - Throws: ``SolutionError`` when the game has several players or is not discounted, or the bounds
  ///   are not one finite number per state.
  /// - Complexity: Two passes over all transitions in rational arithmetic.
  public func check<Scalar: OrderedField>(
    lowerValues: [Scalar],
    upperValues: [Scalar]
  ) throws(SolutionError) -> ValueBoundsCheck {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    guard table.playerCount == 1 else {
      throw .notApplicable(
        reason: "a decision problem has one player; found \(table.playerCount)"
      )
    }
    try table.requireDiscount()
    let bounds = try SolutionError.markovGame { () throws(MarkovGameError) in
      (
        lower: try table.exactValues(lowerValues, "lower bounds"),
        upper: try table.exactValues(upperValues, "upper bounds")
      )
    }
    func slacks(_ values: [Rational], sign: Rational) -> (least: Rational, state: Int) {
      let slacks = table.states.indices.map { state in
        let payoffs = table.rows(ofState: state).map { row in
          table.rewards[0][row]
            + table.discounts[0] * table.transitions.expectation(of: values, inRow: row)
        }
        return sign * ((payoffs.max() ?? .zero) - values[state])
      }
      let state = slacks.indices.min { slacks[$0] < slacks[$1] } ?? 0
      return (slacks[state], state)
    }
    let lower = slacks(bounds.lower, sign: 1)
    let upper = slacks(bounds.upper, sign: -1)
    return ValueBoundsCheck(
      lowerSlack: lower.least,
      lowerState: lower.state,
      upperSlack: upper.least,
      upperState: upper.state
    )
  }
}

extension TabularMarkovGame {
  /// The exact values of one number per state, or an error that says which is not one.
  func exactValues<Scalar: OrderedField>(
    _ values: [Scalar],
    _ what: String
  ) throws(MarkovGameError) -> [Rational] {
    guard values.count == stateCount else {
      throw .wrongCount(of: what, found: values.count, expected: stateCount)
    }
    var exact: [Rational] = []
    exact.reserveCapacity(stateCount)
    for (state, value) in values.enumerated() {
      guard let number = value.exactValue else {
        throw .notFinite(place: "of the \(what) that of state \"\(states[state])\"")
      }
      exact.append(number)
    }
    return exact
  }
}
