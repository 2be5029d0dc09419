public import EquilibriaNumerics
public import Games

/// The value of a zero-sum game and optimal strategies, with both players' guarantees.
///
/// The row player's strategy earns at least ``lowerValue`` whatever the opponent does; the column
/// player's concedes at most ``upperValue``. So the value lies between, and in exact arithmetic
/// the two are equal: the strategies prove each other optimal.
///
/// > Source: von Neumann (1928), *Zur Theorie der Gesellschaftsspiele* (minimax theorem).
public struct ZeroSumSolution<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// An optimal strategy of player 0.
  public let rowStrategy: MixedStrategy<Action, Scalar>

  /// An optimal strategy of player 1.
  public let columnStrategy: MixedStrategy<Action, Scalar>

  /// What the row strategy earns player 0 at least.
  public let lowerValue: Scalar

  /// What the column strategy lets player 0 earn at most.
  public let upperValue: Scalar

  /// Why the work ended before the bounds met; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// The value of the game to player 0; the midpoint of the bounds in floating arithmetic.
  public var value: Scalar {
    lowerValue == upperValue ? lowerValue : (lowerValue + upperValue) / 2
  }

  /// The distance between the bounds: zero when exact.
  public var gap: Scalar { upperValue - lowerValue }

  /// The two strategies as a profile: a Nash equilibrium.
  public var profile: MixedProfile<Action, Scalar> {
    MixedProfile([rowStrategy, columnStrategy])
  }
}

extension ZeroSumSolution: CustomStringConvertible {
  /// The value and the strategies.
  public var description: String {
    let quality =
      switch Scalar.arithmetic {
      case .exact where gap == .zero: "exact"
      default: "between \(lowerValue) and \(upperValue)"
      }
    return "value \(value)  \(quality)\nrow: \(rowStrategy)\ncolumn: \(columnStrategy)"
  }
}

extension NormalFormGame {
  /// Checks what two strategies guarantee in a constant-sum game.
  ///
  /// - Parameter profile: A strategy of each player, from any source.
  /// - Returns: The bounds that the strategies prove on the value to player 0; with floating
  ///   numbers they include all rounding.
  /// - Throws: ``SolutionError`` when the game is not constant-sum or the profile does not fit.
  public func check<Scalar>(
    zeroSum profile: MixedProfile<Action, Scalar>
  ) throws(SolutionError) -> ZeroSumSolution<Action, Scalar> {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try tabulated()
      try profile.requireFit(table)
      try table.requireRange(of: Scalar.self)
      return table
    }
    try ZeroSumProgram.requireConstantSum(table)
    return ZeroSumSolution(profile, of: table)
  }
}

extension ZeroSumSolution {
  /// Both guarantees of strategies that fit a constant-sum game.
  init(
    _ profile: MixedProfile<Action, Scalar>,
    of table: PayoffTable<Action>,
    stopReason: StopReason? = nil
  ) {
    let guarantees = Guarantees<Scalar>(
      payoffs: table.payoffs[0].map { Scalar($0) },
      profile[0].probabilities,
      profile[1].probabilities
    )
    self.init(profile, guarantees.lower, guarantees.upper, stopReason: stopReason)
  }

  /// Strategies with guarantees that were computed for them.
  init(
    _ profile: MixedProfile<Action, Scalar>,
    _ lower: Scalar,
    _ upper: Scalar,
    stopReason: StopReason?
  ) {
    self.init(
      rowStrategy: profile[0],
      columnStrategy: profile[1],
      lowerValue: lower,
      upperValue: upper,
      stopReason: stopReason
    )
  }
}

/// What two strategies guarantee: the work behind ``ZeroSumSolution``.
struct Guarantees<Scalar: OrderedField> {
  let lower: Scalar
  let upper: Scalar

  /// - Parameters:
  ///   - values: The row player's payoffs, row by row.
  ///   - x: The row strategy.
  ///   - y: The column strategy.
  @specialized(where Scalar == Double)
  init(payoffs values: [Scalar], _ x: [Scalar], _ y: [Scalar]) {
    let (m, n) = (x.count, y.count)
    let rows = x.indices.filter { x[$0] != .zero }
    let columns = y.indices.filter { y[$0] != .zero }
    var least: Scalar?
    for j in 0..<n {
      let earned = Scalar.sumOfProducts(count: rows.count) {
        (x[rows[$0]], values[rows[$0] * n + j])
      }
      least = least.map { min($0, earned) } ?? earned
    }
    var greatest: Scalar?
    for i in 0..<m {
      let conceded = Scalar.sumOfProducts(count: columns.count) {
        (y[columns[$0]], values[i * n + columns[$0]])
      }
      greatest = greatest.map { max($0, conceded) } ?? conceded
    }
    // The worst rounding of a sum of m or n products whose weights sum to one.
    var largest = Scalar.zero
    for value in values { largest = max(largest, value.magnitude) }
    let factor = Scalar(exactly: 4 * (max(m, n) + 4)) ?? .zero
    let defect = [x, y].map { ($0.reduce(.zero, +) - 1).magnitude }.max() ?? .zero
    let error = largest * (factor * Scalar.roundingUnit + 2 * defect)
    lower = (least ?? .zero) - error
    upper = (greatest ?? .zero) + error
  }
}
