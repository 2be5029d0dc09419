public import EquilibriaNumerics

/// Where a legal order holds as doubt and patience vary, and what breaks it elsewhere.
///
/// Every cell is the verdict of the whole check for the same order with its ρ, the same for all
/// buyers, and its δ. Cells are decided between floating bounds, and exactly where these do not tell.
public struct DeterrenceMap: Sendable, Hashable {
  /// The verdict in a cell, by the first of these that applies.
  public enum Region: String, Sendable, Hashable, CaseIterable, Codable {
    /// Cheating a single buyer pays.
    case oneVictim
    /// Cheating one buyer does not pay, and cheating several at once does.
    case severalVictims
    /// A buyer who should boycott buys, or breaks the boycott off.
    case boycottFails
    /// The seller cheats those who still buy while a quorum boycotts.
    case boycottIsExploited
    /// A buyer does not take part although the law is kept.
    case nobodyTakesPart
    /// What is said to follow a failed boycott is no equilibrium.
    case collapseIsNoThreat
    /// The order holds.
    case holds
  }

  /// ρ of each column.
  public let rho: [Rational]

  /// δ of each row; the first rows of those asked for when the work was stopped.
  public let discount: [Rational]

  /// The verdicts, row by row.
  public let regions: [Region]

  /// The smallest slack, row by row, to within rounding.
  ///
  /// Costlier lawful items, and good service after a collapse, never pay and are left out.
  public let slacks: [Double]

  /// How many cells had to be decided exactly.
  public let exactCount: Int

  /// Why rows are missing; `nil` when none is.
  public let stopReason: StopReason?

  /// The verdict in a cell.
  ///
  /// - Parameters:
  ///   - row: The number of a discount factor.
  ///   - column: The number of a chance of doubt.
  /// - Returns: The region.
  public func region(row: Int, column: Int) -> Region { regions[row * rho.count + column] }

  /// The smallest slack in a cell.
  ///
  /// - Parameters:
  ///   - row: The number of a discount factor.
  ///   - column: The number of a chance of doubt.
  /// - Returns: The slack in present value, to within rounding.
  public func slack(row: Int, column: Int) -> Double { slacks[row * rho.count + column] }
}

extension LegalOrder {
  /// The verdict over a grid of doubts and discount factors.
  ///
  /// - Parameters:
  ///   - rho: ρ of each column, from 0 to 1.
  ///   - discount: δ of each row, from 0 to below 1.
  ///   - limits: When to stop early; an iteration is a row, and rows before the first unfinished one
  ///     are kept.
  /// - Returns: The map, the same whatever the number of threads.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for a number out of its domain, and
  ///   ``InstitutionError/notApplicable(reason:)`` when assessments are random, so that ρ is not
  ///   free.
  /// - Complexity: O(n) per cell for n buyers, and O(2ⁿ) when less than everybody is a quorum and
  ///   the seller still sells during a boycott.
  public func deterrenceMap(
    rho: [Rational],
    discount: [Rational],
    limits: Limits = .none
  ) throws(InstitutionError) -> DeterrenceMap {
    for buyer in buyers {
      guard case .doubt = buyer.assessment else {
        throw .notApplicable(reason: "where assessments are random, ρ follows and cannot be varied")
      }
    }
    for (column, value) in rho.enumerated() where value.signum < 0 || value > 1 {
      throw .parameter(
        name: "rho[\(column)]",
        value: "\(value)",
        domain: "a probability from 0 to 1"
      )
    }
    for (row, value) in discount.enumerated() {
      try InstitutionError.requireDiscount("discount[\(row)]", value)
    }
    let survey = OrderSurvey(try terms(), rho: rho)
    let stopwatch = Stopwatch(limits)
    let attempts = concurrently(discount.count) { survey.row(discount[$0], number: $0, stopwatch) }
    let rows = attempts.prefix { $0.stopReason == nil }
    return DeterrenceMap(
      rho: rho,
      discount: Array(discount.prefix(rows.count)),
      regions: rows.flatMap(\.regions),
      slacks: rows.flatMap(\.slacks),
      exactCount: rows.reduce(0) { $0 + $1.exactCount },
      stopReason: attempts.lazy.compactMap(\.stopReason).first
    )
  }
}
