package import EquilibriaNumerics

/// A polynomial in one variable with exact coefficients, the constant first.
package struct RationalPolynomial: Sendable, Hashable {
  /// The coefficients without trailing zeros; none for the zero polynomial.
  package private(set) var coefficients: [Rational]

  package init(_ coefficients: [Rational]) {
    let end = coefficients.lastIndex { !$0.isZero }
    self.coefficients = Array(coefficients.prefix(end.map { $0 + 1 } ?? 0))
  }

  /// −1 for the zero polynomial.
  package var degree: Int { coefficients.count - 1 }

  package var isZero: Bool { coefficients.isEmpty }

  /// The value at a point, by Horner's rule.
  package func value(at point: Rational) -> Rational {
    coefficients.reversed().reduce(.zero) { $0 * point + $1 }
  }

  package static func + (left: Self, right: Self) -> Self {
    let (long, short) = left.degree >= right.degree ? (left, right) : (right, left)
    var result = long.coefficients
    for (place, value) in short.coefficients.enumerated() { result[place] += value }
    return Self(result)
  }

  package static func - (left: Self, right: Self) -> Self {
    left + Self(right.coefficients.map { -$0 })
  }

  package static func * (left: Self, right: Self) -> Self {
    if left.isZero || right.isZero { return Self([]) }
    var result = [Rational](repeating: .zero, count: left.degree + right.degree + 1)
    for (i, a) in left.coefficients.enumerated() where !a.isZero {
      for (j, b) in right.coefficients.enumerated() { result[i + j] += a * b }
    }
    return Self(result)
  }

  /// `factor · self`.
  package func scaled(by factor: Rational) -> Self { Self(coefficients.map { factor * $0 }) }

  /// `xᵏ · self`.
  package func shifted(by exponent: Int) -> Self {
    Self(Array(repeating: .zero, count: exponent) + coefficients)
  }

  /// The quotient and remainder of division by a polynomial other than zero.
  package func divided(by divisor: Self) -> (quotient: Self, remainder: Self) {
    var rest = coefficients
    var quotient = [Rational](repeating: .zero, count: max(degree - divisor.degree + 1, 0))
    let lead = divisor.coefficients[divisor.degree]
    for place in quotient.indices.reversed() {
      let factor = rest[place + divisor.degree] / lead
      quotient[place] = factor
      if factor.isZero { continue }
      for (offset, value) in divisor.coefficients.enumerated() {
        rest[place + offset] -= factor * value
      }
    }
    return (Self(quotient), Self(Array(rest.prefix(max(divisor.degree, 0)))))
  }

  package var derivative: Self {
    Self(coefficients.enumerated().dropFirst().map { Rational($0) * $1 })
  }

  /// The positive multiple with coprime integer coefficients.
  package var primitive: Self {
    if isZero { return self }
    var below = ExactInteger.one
    for value in coefficients {
      let denominator = value.denominatorInteger
      let divisor = ExactInteger.greatestCommonDivisor(below, denominator)
      below = below * denominator.exactlyDivided(by: divisor)
    }
    let whole = coefficients.map { ($0 * Rational(below)).numeratorInteger }
    let divisor = whole.reduce(ExactInteger.zero) {
      ExactInteger.greatestCommonDivisor($0, $1)
    }
    return Self(whole.map { Rational($0.exactlyDivided(by: divisor)) })
  }

  /// A greatest common divisor, with coprime integer coefficients.
  package static func greatestCommonDivisor(_ left: Self, _ right: Self) -> Self {
    var (a, b) = (left.primitive, right.primitive)
    while !b.isZero { (a, b) = (b, a.divided(by: b).remainder.primitive) }
    return a
  }

  /// The polynomial with the same roots, each once.
  package var squarefree: Self {
    if degree < 1 { return self }
    let common = Self.greatestCommonDivisor(self, derivative)
    return common.degree < 1 ? primitive : divided(by: common).quotient.primitive
  }

  /// `self(offset + scale·x)`.
  package func composed(offset: Rational, scale: Rational) -> Self {
    let step = Self([offset, scale])
    return coefficients.reversed().reduce(Self([])) { $0 * step + Self([$1]) }
  }

  /// How often neighbouring coefficients, zeros left out, differ in sign.
  package var signChanges: Int {
    let signs = coefficients.map(\.signum).filter { $0 != 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }
}
