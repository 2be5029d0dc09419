public import EquilibriaNumerics
public import Games

/// The exact check of bounds on the optimal values of a Markov game of one player, or of two with
/// opposite interests.
///
/// The optimality operator T is monotone and contracts towards the optimal values v*. So `T v̲ ≥ v̲` in
/// every state proves `v̲ ≤ v*`, and `T v̄ ≤ v̄` proves `v* ≤ v̄`, wherever the bounds came from.
///
/// > Source: Puterman (1994), *Markov Decision Processes*, theorem 6.2.2.
public struct ValueBoundsCheck: Sendable, Hashable {
  /// The least of `(T v̲ − v̲)(s)`; the lower bounds are proven when it is not negative.
  ///
  /// For games of two players, what the policy checked guarantees takes the place of T v̲, and a slack
  /// that is not negative may be reported a little too small.
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
  /// - Complexity: Two passes over all transitions, and rational arithmetic for the actions that
  ///   floating arithmetic cannot tell from the best.
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
    let filter = BestActionFilter(table)
    func slacks(_ values: [Rational], sign: Rational) -> (least: Rational, state: Int) {
      let candidates = filter.candidates(values)
      let fixed = CommonDenominator(values)
      let slacks = table.states.indices.map { state in
        let payoffs = candidates[state].map { row in
          let next =
            fixed.map { table.transitions.expectation(of: $0, inRow: row) }
            ?? table.transitions.expectation(of: values, inRow: row)
          return table.rewards[0][row] + table.discounts[0] * next
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

/// Leaves out the actions that are certainly not the best, so that exact work is spared.
private struct BestActionFilter<State: Hashable & Sendable, Action: Hashable & Sendable> {
  /// The process in floating arithmetic; `nil` when its numbers do not fit.
  private let process: MarkovDecisionProcess<Action, Double>?
  private let table: TabularMarkovGame<State, Action>

  init(_ table: TabularMarkovGame<State, Action>) {
    self.table = table
    process = try? MarkovDecisionProcess(table, over: Double.self)
  }

  /// For each state rows among which is one that attains the maximum of T v.
  func candidates(_ values: [Rational]) -> [[Int]] {
    let rounded = Rational.doubleValues(of: values)
    guard let process, rounded.allSatisfy({ $0.magnitude < 0x1p960 }) else {
      return table.states.indices.map { Array(table.rows(ofState: $0)) }
    }
    // The error of T v in floating arithmetic, which includes that of rounding v; twice, since two
    // actions are compared.
    let error = 2 * process.stepError(rounded)
    return table.states.indices.map { state in
      let payoffs = process.arrays.stagePayoffs(of: 0, inState: state, continuing: rounded)
      let best = payoffs.max() ?? 0
      return zip(table.rows(ofState: state), payoffs).filter { $1 >= best - error }.map(\.0)
    }
  }
}
