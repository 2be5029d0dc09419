import BigInt

@testable import EquilibriaNumerics

/// The oracle of these tests: a plain fraction of two big integers, reduced by Euclid's algorithm.
struct Fraction: Hashable, CustomStringConvertible {
  let numerator: BigInt
  let denominator: BigInt

  init(_ numerator: BigInt, _ denominator: BigInt = 1) {
    precondition(denominator != 0, "a fraction needs a denominator")
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = BigInt(sign: denominator.sign, magnitude: a)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  static let one = Fraction(1, 1)

  init(_ value: Rational) {
    self.init(value.numeratorInteger.bigValue, value.denominatorInteger.bigValue)
  }

  /// The binary fraction that a finite double stores.
  init(_ value: Double) {
    let exponent = Int(max(value.exponentBitPattern, 1)) - 1075
    let hidden: UInt64 = value.exponentBitPattern == 0 ? 0 : 1 << 52
    let significand = BigInt(value.significandBitPattern | hidden)
    let signed = value.sign == .minus ? -significand : significand
    self.init(
      exponent > 0 ? signed << exponent : signed,
      exponent < 0 ? BigInt(1) << -exponent : 1
    )
  }

  /// The same number as the type under test.
  var rational: Rational {
    Rational(numerator: ExactInteger(numerator), denominator: ExactInteger(denominator))
  }

  var magnitude: Fraction { Fraction(BigInt(numerator.magnitude), denominator) }

  /// The greatest integer not above the number.
  var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  var description: String { "\(numerator)/\(denominator)" }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator
    )
  }

  static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(-right.numerator, right.denominator)
  }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational {
  /// Whether the storage is the only one allowed for this number.
  var isCanonical: Bool { isCanonical(for: Fraction(self)) }

  /// Whether this is the fraction, in lowest terms, with a positive denominator, in two words
  /// whenever both parts fit, and with words inside big parts as well.
  func isCanonical(for fraction: Fraction) -> Bool {
    let fits = fraction.numerator.fitsInWord && fraction.denominator.fitsInWord
    switch storage {
    case .small(let numerator, let denominator):
      return fits && BigInt(numerator) == fraction.numerator
        && BigInt(denominator) == fraction.denominator
    case .big(let parts):
      return !fits && parts.numerator.isCanonical && parts.denominator.isCanonical
        && parts.numerator.bigValue == fraction.numerator
        && parts.denominator.bigValue == fraction.denominator
    }
  }
}

extension ExactInteger {
  /// Whether a word is used exactly when the number fits in 64 bits.
  var isCanonical: Bool { (word != nil) == bigValue.fitsInWord }
}

extension BigInt {
  private static let words = BigInt(Int64.min)...BigInt(Int64.max)

  var fitsInWord: Bool { Self.words.contains(self) }
}
