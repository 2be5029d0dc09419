/// A polynomial in one variable with few terms and exact coefficients.
///
/// Models with n observed or n group members give polynomials such as `a − b·xⁿ`, whose degree may
/// be in the thousands while they have three terms.
public struct SparsePolynomial: Sendable, Hashable {
  /// `coefficient · x^exponent`.
  public struct Term: Sendable, Hashable {
    /// The power of the variable.
    public let exponent: Int

    /// The factor, not zero.
    public let coefficient: Rational
  }

  /// The terms in increasing order of their exponents; none for the zero polynomial.
  public let terms: [Term]

  /// A polynomial from coefficients with their exponents, which may repeat.
  ///
  /// - Parameter terms: Pairs of an exponent of at least 0 and a coefficient.
  public init(_ terms: [(exponent: Int, coefficient: Rational)]) {
    var sums: [Int: Rational] = [:]
    for (exponent, coefficient) in terms {
      precondition(exponent >= 0, "a polynomial has no negative exponents")
      sums[exponent, default: .zero] += coefficient
    }
    self.terms = sums.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
      .map { Term(exponent: $0.key, coefficient: $0.value) }
  }

  /// A constant.
  ///
  /// - Parameter constant: The value everywhere.
  public init(_ constant: Rational) { self.init([(0, constant)]) }

  /// Whether the polynomial is zero everywhere.
  public var isZero: Bool { terms.isEmpty }

  /// The largest exponent; −1 for the zero polynomial.
  public var degree: Int { terms.last?.exponent ?? -1 }

  /// The exact value at a point.
  ///
  /// - Parameter point: Any number.
  /// - Returns: The value.
  public func value(at point: Rational) -> Rational {
    var sum = Rational.zero
    var power = Rational.one
    var exponent = 0
    for term in terms {
      power *= point.raised(to: term.exponent - exponent)
      exponent = term.exponent
      sum += term.coefficient * power
    }
    return sum
  }

  /// The sign of the value at a point that is not negative, decided exactly.
  ///
  /// - Parameter point: A number of at least zero.
  /// - Returns: −1, 0 or 1.
  public func sign(at point: Rational) -> Int {
    // Short bounds decide almost always; powers of a long number are long.
    let range = Enclosure(point)
    if let sign = enclosure(over: range).sign { return sign }
    let size = (point.numeratorInteger.bitCount + point.denominatorInteger.bitCount) * degree
    for bits in [1_024, 4_096, 16_384] where bits < size {
      if let sign = enclosure(over: range, bits: bits).sign { return sign }
    }
    return value(at: point).signum
  }

  /// The derivative.
  public var derivative: SparsePolynomial {
    Self(
      terms.filter { $0.exponent > 0 }
        .map { ($0.exponent - 1, Rational($0.exponent) * $0.coefficient) }
    )
  }

  /// Bounds of all values between two bounds that are not negative.
  package func enclosure(over range: Enclosure) -> Enclosure {
    enclosure(over: range, bits: Enclosure.bits)
  }

  private func enclosure(over range: Enclosure, bits: Int) -> Enclosure {
    var sum = Enclosure(.zero)
    for term in terms {
      sum = sum + term.coefficient * range.raised(to: term.exponent, bits: bits)
    }
    return sum.shortened
  }

  /// The value to within rounding, from coefficients that are rounded already.
  package func value(at point: Double, coefficients: [Double]) -> Double {
    var sum = 0.0
    for (term, coefficient) in zip(terms, coefficients) {
      sum += coefficient * point.raised(to: term.exponent)
    }
    return sum
  }
}

extension SparsePolynomial {
  package static func + (left: Self, right: Self) -> Self {
    Self((left.terms + right.terms).map { ($0.exponent, $0.coefficient) })
  }

  package static func * (left: Self, right: Self) -> Self {
    Self(
      left.terms.flatMap { a in
        right.terms.map { b in (a.exponent + b.exponent, a.coefficient * b.coefficient) }
      }
    )
  }

  /// `factor · self`.
  package func scaled(by factor: Rational) -> Self {
    Self(terms.map { ($0.exponent, factor * $0.coefficient) })
  }

  package static prefix func - (value: Self) -> Self { value.scaled(by: -1) }

  package static func - (left: Self, right: Self) -> Self { left + (-right) }
}

extension SparsePolynomial: CustomStringConvertible {
  /// The terms, lowest power first: `1/2 - 3/5x^4`.
  public var description: String {
    if isZero { return "0" }
    var text = ""
    for term in terms {
      let isNegative = term.coefficient.signum < 0
      text += text.isEmpty ? (isNegative ? "-" : "") : isNegative ? " - " : " + "
      if term.exponent == 0 || term.coefficient.magnitude != 1 {
        text += term.coefficient.magnitude.description
      }
      text += term.exponent == 0 ? "" : term.exponent == 1 ? "x" : "x^\(term.exponent)"
    }
    return text
  }
}

extension Double {
  /// The number multiplied by itself so many times.
  package func raised(to exponent: Int) -> Double {
    var result = 1.0
    var base = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      rest >>= 1
      base *= base
    }
    return result
  }
}
