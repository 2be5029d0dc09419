public import RealModule

extension Rational: AdditiveArithmetic {
  /// Zero, `0/1`.
  public static let zero = Rational(canonical: 0, 1)

  /// One, `1/1`.
  public static let one = Rational(canonical: 1, 1)

  /// The exact sum of two rationals.
  public static func + (left: Rational, right: Rational) -> Rational {
    guard
      case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage
    else { return bigSum(left, right) }
    if b == 1 && d == 1 {
      let (sum, overflow) = a.addingReportingOverflow(c)
      if !overflow { return Rational(canonical: sum, 1) }
    }
    return smallSum(a, b, Int128(c), d)
  }

  /// The exact difference of two rationals.
  public static func - (left: Rational, right: Rational) -> Rational {
    guard
      case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage
    else { return bigSum(left, -right) }
    if b == 1 && d == 1 {
      let (difference, overflow) = a.subtractingReportingOverflow(c)
      if !overflow { return Rational(canonical: difference, 1) }
    }
    return smallSum(a, b, -Int128(c), d)
  }

  /// `a/b + c/d` for parts of at most 64 bits: no intermediate exceeds 127 bits.
  private static func smallSum(_ a: Int64, _ b: Int64, _ c: Int128, _ d: Int64) -> Rational {
    let shared = b == d ? b : Int64(binaryGreatestCommonDivisor(UInt64(b), UInt64(d)))
    if shared == 1 {
      return Rational(coprime: Int128(a) * Int128(d) + c * Int128(b), Int128(b) * Int128(d))
    }
    let (left, right) = (b / shared, d / shared)
    let numerator = Int128(a) * Int128(right) + c * Int128(left)
    // Only the factors of `shared` can still cancel.
    guard let word = Int64(exactly: numerator) else {
      let rest = UInt64((numerator % Int128(shared)).magnitude)
      let common = Int64(binaryGreatestCommonDivisor(rest, UInt64(shared)))
      return Rational(coprime: numerator / Int128(common), Int128(left) * Int128(d / common))
    }
    if word == 0 { return zero }
    let common = Int64(binaryGreatestCommonDivisor(word.magnitude, UInt64(shared)))
    if common == 1 { return Rational(coprime: Int128(word), Int128(left) * Int128(d)) }
    return Rational(coprime: Int128(word / common), Int128(left) * Int128(d / common))
  }

  private static func bigSum(_ left: Rational, _ right: Rational) -> Rational {
    let (a, b) = (left.numeratorInteger, left.denominatorInteger)
    let (c, d) = (right.numeratorInteger, right.denominatorInteger)
    return Rational(numerator: a * d + c * b, denominator: b * d)
  }
}

extension Rational: SignedNumeric {
  /// The exact product of two rationals.
  public static func * (left: Rational, right: Rational) -> Rational {
    guard
      case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage
    else {
      return Rational(
        numerator: left.numeratorInteger * right.numeratorInteger,
        denominator: left.denominatorInteger * right.denominatorInteger
      )
    }
    if b == 1 && d == 1 {
      let (product, overflow) = a.multipliedReportingOverflow(by: c)
      if !overflow { return Rational(canonical: product, 1) }
    }
    if a == 0 || c == 0 { return zero }
    // Each divisor is at most a denominator, so it fits, and it is positive, so no quotient
    // overflows.
    let first = Int64(binaryGreatestCommonDivisor(a.magnitude, UInt64(d)))
    let second = Int64(binaryGreatestCommonDivisor(c.magnitude, UInt64(b)))
    let (above, below) = first == 1 ? (a, d) : (a / first, d / first)
    let (otherAbove, otherBelow) = second == 1 ? (c, b) : (c / second, b / second)
    return Rational(
      coprime: Int128(above) * Int128(otherAbove),
      Int128(below) * Int128(otherBelow)
    )
  }

  /// Replaces the left number by the exact product.
  public static func *= (left: inout Rational, right: Rational) { left = left * right }

  /// The number with its sign turned.
  public static prefix func - (value: Rational) -> Rational {
    switch value.storage {
    case .small(let numerator, let denominator):
      Rational(coprime: -Int128(numerator), Int128(denominator))
    case .big(let parts): Rational(coprime: -parts.numerator, parts.denominator)
    }
  }

  /// The absolute value.
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// The rational equal to an integer of any type.
  ///
  /// - Parameter source: The integer; every value is representable.
  public init?<T: BinaryInteger>(exactly source: T) {
    if let word = Int64(exactly: source) {
      self.init(canonical: word, 1)
    } else if let integer = ExactInteger(source.description) {
      self.init(integer)
    } else {
      return nil
    }
  }
}

extension Rational {
  /// Whether two numbers add up to zero, without forming a sum.
  package func isNegation(of other: Rational) -> Bool {
    if case .small(let a, let b) = storage, case .small(let c, let d) = other.storage {
      return b == d && a == 0 &- c && (a != .min || c != .min)
    }
    return self == -other
  }
}

extension Rational: AlgebraicField {
  /// The exact quotient of two rationals.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: Rational, right: Rational) -> Rational {
    guard let reciprocal = right.reciprocal else {
      preconditionFailure("division of \(left) by zero")
    }
    return left * reciprocal
  }

  /// Replaces the left number by the exact quotient.
  ///
  /// - Precondition: `right` is not zero.
  public static func /= (left: inout Rational, right: Rational) { left = left / right }

  /// One divided by the number, or `nil` for zero.
  public var reciprocal: Rational? {
    switch storage {
    case .small(0, _): nil
    case .small(let numerator, let denominator):
      numerator < 0
        ? Rational(coprime: -Int128(denominator), -Int128(numerator))
        : Rational(canonical: denominator, numerator)
    case .big(let parts):
      parts.numerator.signum < 0
        ? Rational(coprime: -parts.denominator, -parts.numerator)
        : Rational(coprime: parts.denominator, parts.numerator)
    }
  }
}

extension Rational: Comparable {
  /// Whether the left number is less than the right one, decided exactly.
  public static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      return b == d ? a < c : Int128(a) * Int128(d) < Int128(c) * Int128(b)
    }
    return left.numeratorInteger * right.denominatorInteger
      < right.numeratorInteger * left.denominatorInteger
  }
}
