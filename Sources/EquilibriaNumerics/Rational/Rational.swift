/// An exact rational number, always in lowest terms.
///
/// Numerator and denominator share two machine words while they fit; arithmetic runs in 128 bits
/// and moves to big integers on overflow, so a result is never rounded and never wraps.
///
/// ```swift
/// let third: Rational = 1 / 3
/// let tenth: Rational = 0.1        // the decimal 1/10, not the nearest binary fraction
/// print(third + tenth)             // 13/30
/// ```
///
/// - Complexity: Constant while both parts fit in 64 bits; otherwise that of schoolbook big
///   integer multiplication and greatest common divisors.
///
/// > Source: Knuth, *The Art of Computer Programming* vol. 2, section 4.5.1 (rational sums with
/// > two small greatest common divisors).
public struct Rational: Sendable, Hashable {
  /// The canonical form.
  ///
  /// The denominator is positive, coprime to the numerator, and `big` is used only
  /// when a part exceeds 64 bits. Equality and hashing are therefore those of the storage.
  enum Storage: Sendable, Hashable {
    case small(numerator: Int64, denominator: Int64)
    case big(Parts)
  }

  /// The parts of a fraction that does not fit in two words.
  final class Parts: Sendable, Hashable {
    let numerator: ExactInteger
    let denominator: ExactInteger

    init(_ numerator: ExactInteger, _ denominator: ExactInteger) {
      self.numerator = numerator
      self.denominator = denominator
    }

    static func == (left: Parts, right: Parts) -> Bool {
      left.numerator == right.numerator && left.denominator == right.denominator
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(numerator)
      hasher.combine(denominator)
    }
  }

  let storage: Storage

  /// Wraps parts that are already canonical.
  init(canonical numerator: Int64, _ denominator: Int64) {
    storage = .small(numerator: numerator, denominator: denominator)
  }

  /// Wraps parts that are already coprime with a positive denominator.
  init(coprime numerator: Int128, _ denominator: Int128) {
    if let small = Int64(exactly: numerator), let below = Int64(exactly: denominator) {
      storage = .small(numerator: small, denominator: below)
    } else {
      storage = .big(Parts(ExactInteger(numerator), ExactInteger(denominator)))
    }
  }

  /// Wraps parts that are already coprime with a positive denominator.
  init(coprime numerator: ExactInteger, _ denominator: ExactInteger) {
    if let small = numerator.word, let below = denominator.word {
      storage = .small(numerator: small, denominator: below)
    } else {
      storage = .big(Parts(numerator, denominator))
    }
  }

  /// The fraction of two integers of any size, reduced to lowest terms.
  package init(numerator: ExactInteger, denominator: ExactInteger) {
    precondition(!denominator.isZero, "a fraction needs a denominator other than zero")
    let divisor = ExactInteger.greatestCommonDivisor(numerator, denominator)
    let signed = denominator.signum < 0 ? -divisor : divisor
    self.init(
      coprime: numerator.exactlyDivided(by: signed),
      denominator.exactlyDivided(by: signed)
    )
  }

  /// The integer `value` of any size.
  package init(_ value: ExactInteger) { self.init(coprime: value, .one) }

  /// The integer `value` as a rational number.
  ///
  /// - Parameter value: Any integer that fits in 64 bits.
  public init(_ value: Int) { self.init(canonical: Int64(value), 1) }

  /// The fraction `numerator / denominator`, reduced to lowest terms.
  ///
  /// - Parameters:
  ///   - numerator: The part above the line.
  ///   - denominator: The part below the line, not zero.
  public init(_ numerator: Int, _ denominator: Int) {
    self.init(
      numerator: ExactInteger(numerator),
      denominator: ExactInteger(denominator)
    )
  }

  /// The numerator in lowest terms; it carries the sign.
  package var numeratorInteger: ExactInteger {
    switch storage {
    case .small(let numerator, _): ExactInteger(numerator)
    case .big(let parts): parts.numerator
    }
  }

  /// The denominator in lowest terms, positive.
  package var denominatorInteger: ExactInteger {
    switch storage {
    case .small(_, let denominator): ExactInteger(denominator)
    case .big(let parts): parts.denominator
    }
  }

  /// The numerator in lowest terms, as decimal text of any length; it carries the sign.
  public var numerator: String { numeratorInteger.description }

  /// The positive denominator in lowest terms, as decimal text of any length.
  public var denominator: String { denominatorInteger.description }

  /// Whether the denominator is one.
  public var isInteger: Bool {
    if case .small(_, 1) = storage { true } else { denominatorInteger == .one }
  }

  /// Whether the number is zero.
  public var isZero: Bool {
    if case .small(0, _) = storage { true } else { false }
  }

  /// −1, 0 or 1: the sign of the number.
  public var signum: Int {
    switch storage {
    case .small(let numerator, _): Int(numerator.signum())
    case .big(let parts): parts.numerator.signum
    }
  }

  /// The greatest integer not above the number, as a rational.
  public var roundedDown: Rational {
    let (quotient, remainder) =
      numeratorInteger.quotientAndRemainder(dividingBy: denominatorInteger)
    return Rational(remainder.signum < 0 ? quotient - .one : quotient)
  }

  /// The least integer not below the number, as a rational.
  public var roundedUp: Rational { -(-self).roundedDown }
}
