public import EquilibriaNumerics

/// A root of a polynomial with rational coefficients, exact: a rational, or the only root between
/// two bounds.
///
/// > Source: Basu, Pollack & Roy (2006), *Algorithms in Real Algebraic Geometry*, section 10.
public struct AlgebraicNumber: Sendable, Hashable {
  /// The coefficients of a polynomial that vanishes at the number, the constant first.
  public let polynomial: [Rational]

  /// A bound that is not above the number; the number itself when it is rational.
  public let lower: Rational

  /// A bound that is not below the number; the number itself when it is rational.
  public let upper: Rational

  /// A rational number.
  ///
  /// - Parameter value: The number.
  public init(_ value: Rational) {
    polynomial = [-value, 1]
    lower = value
    upper = value
  }

  /// A root from any source; a checker says whether there is exactly one between the bounds.
  ///
  /// - Parameters:
  ///   - polynomial: The coefficients, the constant first.
  ///   - lower: A bound below the root.
  ///   - upper: A bound above the root.
  public init(polynomial: [Rational], lower: Rational, upper: Rational) {
    self.polynomial = polynomial
    self.lower = lower
    self.upper = upper
  }

  /// The number, when it is rational; `nil` for an irrational one.
  public var rational: Rational? { lower == upper ? lower : nil }

  /// The number to within rounding.
  public var doubleValue: Double { ((lower + upper) / 2).doubleValue }
}

extension AlgebraicNumber: CustomStringConvertible {
  /// The rational, or a decimal with its polynomial: `0.6180339887 (root of x^2 + x - 1)`.
  public var description: String {
    if rational != nil { return shortDescription }
    let degree = polynomial.count - 1
    return degree > 6
      ? "\(shortDescription) (root of a polynomial of degree \(degree))"
      : "\(shortDescription) (root of \(formula))"
  }

  /// The rational, or a decimal.
  var shortDescription: String { rational?.description ?? "\(doubleValue)" }

  /// The polynomial, highest power first.
  private var formula: String {
    var text = ""
    for (power, value) in polynomial.enumerated().reversed() where !value.isZero {
      let sign = value.signum < 0 ? "-" : "+"
      text += text.isEmpty ? (value.signum < 0 ? "-" : "") : " \(sign) "
      if power == 0 || value.magnitude != 1 { text += value.magnitude.description }
      text += power == 0 ? "" : power == 1 ? "x" : "x^\(power)"
    }
    return text
  }
}

extension AlgebraicNumber {
  private var factors: RationalPolynomial { RationalPolynomial(polynomial) }

  /// The number with bounds half as far apart.
  package func refined() -> AlgebraicNumber {
    if lower == upper { return self }
    let middle = (lower + upper) / 2
    let sign = factors.value(at: middle).signum
    if sign == 0 { return AlgebraicNumber(middle) }
    return sign == factors.value(at: lower).signum
      ? AlgebraicNumber(polynomial: polynomial, lower: middle, upper: upper)
      : AlgebraicNumber(polynomial: polynomial, lower: lower, upper: middle)
  }

  /// The number with bounds at most so far apart.
  package func refined(to width: Rational) -> AlgebraicNumber {
    var number = self
    while number.upper - number.lower > width { number = number.refined() }
    return number
  }

  /// Both numbers, equal or with bounds that do not overlap, and how they compare: −1, 0 or 1.
  static func separate(
    _ left: inout AlgebraicNumber,
    _ right: inout AlgebraicNumber
  ) -> Int {
    var isDistinct = false
    while true {
      if left.upper < right.lower { return -1 }
      if right.upper < left.lower { return 1 }
      if let a = left.rational, let b = right.rational { return a < b ? -1 : a == b ? 0 : 1 }
      // An irrational root has bounds that are no roots, so touching bounds are distinct numbers.
      if !isDistinct {
        if areEqual(left, right) { return 0 }
        isDistinct = true
      }
      left = left.refined()
      right = right.refined()
    }
  }

  /// Whether two numbers whose bounds overlap are the same.
  private static func areEqual(_ left: AlgebraicNumber, _ right: AlgebraicNumber) -> Bool {
    let common = RationalPolynomial.greatestCommonDivisor(left.factors, right.factors)
    let (low, high) = (max(left.lower, right.lower), min(left.upper, right.upper))
    if common.degree < 1 || low > high { return false }
    // Within both bounds the common divisor has at most one root, and a simple one.
    return common.value(at: low).signum * common.value(at: high).signum < 0
  }
}
