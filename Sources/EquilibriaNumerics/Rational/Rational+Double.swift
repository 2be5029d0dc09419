internal import RealModule

extension Rational {
  /// The shortest decimal that reads back as `value`: `Rational(0.1)` is 1/10.
  ///
  /// - Parameter value: A finite number.
  public init(_ value: Double) {
    precondition(value.isFinite, "a rational number cannot hold \(value)")
    if value.magnitude <= 0x1p53, let word = Int64(exactly: value) {
      self.init(canonical: word, 1)
    } else if let parsed = Rational(parsing: value.description) {
      self = parsed
    } else {
      preconditionFailure("\(value) has no decimal form")
    }
  }

  /// The binary fraction that `value` stores, exactly; `nil` for infinities and NaN.
  ///
  /// `Rational(exactly: 0.1)` is 3602879701896397/36028797018963968.
  ///
  /// - Parameter value: Any floating-point number.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if value == 0 {
      self = .zero
      return
    }
    // value = significand · 2^(exponent − 52), with an integer significand of at most 53 bits.
    let exponent = Int(max(value.exponentBitPattern, 1)) - 1075
    let hidden: UInt64 = value.isNormal ? 1 << 52 : 0
    let magnitude = Int64(value.significandBitPattern | hidden)
    let integer = ExactInteger(value < 0 ? -magnitude : magnitude)
    if exponent >= 0 {
      self.init(integer.shifted(left: exponent))
    } else {
      self.init(numerator: integer, denominator: ExactInteger.one.shifted(left: -exponent))
    }
  }

  /// The nearest `Double`, ties to even; ±infinity beyond its range.
  public var doubleValue: Double {
    if case .small(let numerator, let denominator) = storage,
      numerator.magnitude <= 1 << 53, denominator <= 1 << 53
    {
      return Double(numerator) / Double(denominator)
    }
    return Self.nearestDouble(numeratorInteger, denominatorInteger)
  }

  /// The double nearest to a fraction that need not be in lowest terms.
  static func nearestDouble(_ numerator: ExactInteger, _ below: ExactInteger) -> Double {
    if numerator.isZero { return 0 }
    let signum = numerator.signum
    let above = numerator.magnitude
    // 2^(exponent−1) < |x| < 2^(exponent+1)
    let exponent = above.bitCount - below.bitCount
    if exponent > 1025 { return signum < 0 ? -.infinity : .infinity }
    var unit = max(exponent - 53, -1074)
    var (quotient, remainder) = self.quotient(above, below, scaledBy: unit)
    if quotient.bitCount > 53 {
      unit += 1
      (quotient, remainder) = self.quotient(above, below, scaledBy: unit)
    }
    let divisor = unit > 0 ? below.shifted(left: unit) : below
    let twice = remainder + remainder
    var significand = quotient.word ?? 0
    if twice > divisor || (twice == divisor && significand & 1 == 1) { significand += 1 }
    let result = Double(sign: .plus, exponent: unit, significand: Double(significand))
    return signum < 0 ? -result : result
  }

  /// Quotient and remainder of `above / (below · 2^unit)`.
  private static func quotient(
    _ above: ExactInteger,
    _ below: ExactInteger,
    scaledBy unit: Int
  ) -> (quotient: ExactInteger, remainder: ExactInteger) {
    unit >= 0
      ? above.quotientAndRemainder(dividingBy: below.shifted(left: unit))
      : above.shifted(left: -unit).quotientAndRemainder(dividingBy: below)
  }
}
