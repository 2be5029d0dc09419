/// Two exact bounds around a number; they are equal when the number itself is known exactly.
///
/// ```swift
/// let third = Enclosure(1 / 3)
/// print(third)                     // 1/3
/// ```
public struct Enclosure: Sendable, Hashable {
  /// A bound that is not above the number.
  public let lower: Rational

  /// A bound that is not below the number.
  public let upper: Rational

  /// A number known exactly.
  ///
  /// - Parameter exact: The number.
  public init(_ exact: Rational) {
    lower = exact
    upper = exact
  }

  /// A number between two bounds.
  ///
  /// - Parameters:
  ///   - lower: A bound that is not above the number.
  ///   - upper: A bound that is not below the number.
  public init(lower: Rational, upper: Rational) {
    precondition(lower <= upper, "the bounds are in order")
    self.lower = lower
    self.upper = upper
  }

  /// The number, when the bounds are equal.
  public var exact: Rational? { lower == upper ? lower : nil }

  /// How far apart the bounds are.
  public var width: Rational { upper - lower }

  /// The middle between the bounds, to within rounding.
  public var doubleValue: Double { ((lower + upper) / 2).doubleValue }

  /// −1, 0 or 1 when the bounds tell the sign of the number; `nil` otherwise.
  public var sign: Int? {
    if lower.signum == upper.signum { return lower.signum }
    return nil
  }

  /// Whether a number lies between the bounds, both included.
  ///
  /// - Parameter value: The number.
  /// - Returns: The exact answer.
  public func contains(_ value: Rational) -> Bool { lower <= value && value <= upper }
}

extension Enclosure: CustomStringConvertible {
  /// The exact number when it is short, or else a decimal.
  public var description: String {
    guard let exact, exact.denominatorInteger.bitCount <= 32 else { return "\(doubleValue)" }
    return exact.description
  }
}

extension Enclosure {
  /// How many leading bits the bounds of computed enclosures keep.
  static let bits = 192

  /// Bounds with short parts, not closer than these.
  package var shortened: Enclosure {
    if exact != nil { return self }
    return Enclosure(
      lower: lower.rounded(up: false, toBits: Self.bits),
      upper: upper.rounded(up: true, toBits: Self.bits)
    )
  }

  package static func + (left: Self, right: Self) -> Self {
    Self(lower: left.lower + right.lower, upper: left.upper + right.upper)
  }

  package static func - (left: Self, right: Self) -> Self { left + (-right) }

  package static prefix func - (value: Self) -> Self {
    Self(lower: -value.upper, upper: -value.lower)
  }

  package static func * (left: Self, right: Self) -> Self {
    let products = [
      left.lower * right.lower, left.lower * right.upper, left.upper * right.lower,
      left.upper * right.upper,
    ]
    let (low, high) = products.reduce((products[0], products[0])) {
      (min($0.0, $1), max($0.1, $1))
    }
    return Self(lower: low, upper: high).shortened
  }

  package static func * (left: Rational, right: Self) -> Self {
    left.signum >= 0
      ? Self(lower: left * right.lower, upper: left * right.upper)
      : Self(lower: left * right.upper, upper: left * right.lower)
  }

  package static func + (left: Rational, right: Self) -> Self {
    Self(lower: left + right.lower, upper: left + right.upper)
  }

  package static func - (left: Rational, right: Self) -> Self { left + (-right) }

  /// The quotient; `nil` when the divisor may be zero.
  package func divided(by divisor: Self) -> Self? {
    guard let sign = divisor.sign, sign != 0 else { return nil }
    return self * Self(lower: 1 / divisor.upper, upper: 1 / divisor.lower)
  }

  /// A power of a number that is not negative.
  package func raised(to exponent: Int) -> Self { raised(to: exponent, bits: Self.bits) }

  /// A power of a number that is not negative, with so many leading bits of it or of what it lacks to 1.
  func raised(to exponent: Int, bits: Int) -> Self {
    precondition(lower.signum >= 0, "powers are taken of numbers that are not negative")
    if exact?.numeratorInteger.word != nil, exponent <= 8 {
      return Self(lower.raised(to: exponent))
    }
    return Self(
      lower: Self.power(lower, exponent, isUp: false, bits),
      upper: Self.power(upper, exponent, isUp: true, bits)
    )
  }

  private static func power(
    _ value: Rational,
    _ exponent: Int,
    isUp: Bool,
    _ leadingBits: Int
  ) -> Rational {
    let bits = leadingBits + bitsLost(near: value)
    var result = Rational.one
    var base = value
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = (result * base).rounded(up: isUp, toBits: bits) }
      rest >>= 1
      if rest > 0 { base = (base * base).rounded(up: isUp, toBits: bits) }
    }
    return result
  }

  /// How many leading bits a number near 1 shares with 1, when those are many.
  private static func bitsLost(near value: Rational) -> Int {
    let (above, below) = (value.numeratorInteger, value.denominatorInteger)
    guard below.bitCount > 64, abs(above.bitCount - below.bitCount) <= 1, above != below
    else { return 0 }
    let shared = below.bitCount - (below - above).magnitude.bitCount
    return shared > 32 ? shared : 0
  }
}
