internal import EquilibriaNumerics
internal import RealModule

/// Numbers that are added, multiplied and divided but never subtracted: all that state reduction
/// needs.
protocol PositiveWeight: Sendable {
  static var zero: Self { get }
  static var one: Self { get }
  var isZero: Bool { get }
  static func + (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
}

extension Rational: PositiveWeight {}

/// A positive number held by its natural logarithm, so that it neither overflows nor vanishes.
struct LogWeight: PositiveWeight, Hashable {
  /// The natural logarithm; −∞ for zero.
  let log: Double

  static let zero = LogWeight(log: -.infinity)
  static let one = LogWeight(log: 0)

  var isZero: Bool { log == -.infinity }

  static func + (left: LogWeight, right: LogWeight) -> LogWeight {
    let (small, large) = left.log < right.log ? (left.log, right.log) : (right.log, left.log)
    // Beyond 2⁻⁵⁴ the smaller one does not change the sum.
    if small == -.infinity || small - large < -37.5 { return LogWeight(log: large) }
    return LogWeight(log: large + Double.log(onePlus: Double.exp(small - large)))
  }

  static func * (left: LogWeight, right: LogWeight) -> LogWeight {
    LogWeight(log: left.log + right.log)
  }

  static func / (left: LogWeight, right: LogWeight) -> LogWeight {
    LogWeight(log: left.log - right.log)
  }
}

/// The leading term `c·xᵉ` of a positive function as x goes to 0: what survives of it in the limit.
///
/// Positive terms never cancel, so sums, products and quotients of leading terms are exact.
///
/// > Source: Wicks & Greenwald (2012), *An algorithm for computing stochastically stable
/// > distributions* (arXiv 1207.1424).
struct LeadingTerm: PositiveWeight, Hashable {
  /// The coefficient c; zero for the function that is zero.
  let coefficient: Rational

  /// The exponent e.
  let exponent: Rational

  static let zero = LeadingTerm(coefficient: .zero, exponent: .zero)
  static let one = LeadingTerm(coefficient: .one, exponent: .zero)

  var isZero: Bool { coefficient.isZero }

  static func + (left: LeadingTerm, right: LeadingTerm) -> LeadingTerm {
    if left.isZero { return right }
    if right.isZero { return left }
    if left.exponent != right.exponent { return left.exponent < right.exponent ? left : right }
    return LeadingTerm(
      coefficient: left.coefficient + right.coefficient,
      exponent: left.exponent
    )
  }

  static func * (left: LeadingTerm, right: LeadingTerm) -> LeadingTerm {
    LeadingTerm(
      coefficient: left.coefficient * right.coefficient,
      exponent: left.exponent + right.exponent
    )
  }

  static func / (left: LeadingTerm, right: LeadingTerm) -> LeadingTerm {
    LeadingTerm(
      coefficient: left.coefficient / right.coefficient,
      exponent: left.exponent - right.exponent
    )
  }
}

/// `ln Σ eˣ` without overflow or loss.
func logSumExp(_ values: [Double]) -> Double {
  guard let largest = values.max(), largest > -.infinity else { return -.infinity }
  var sum = 0.0
  for value in values { sum += Double.exp(value - largest) }
  return largest + Double.log(sum)
}

/// A probability for people: the number, or a power of e when it is very small.
func probabilityText(log: Double) -> String {
  log > -230 ? "\(Double.exp(log))" : "e^\(log)"
}
