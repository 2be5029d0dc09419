internal import EquilibriaNumerics

/// Counts the distinct real roots of a polynomial between two points.
///
/// > Source: Sturm (1829); Basu, Pollack & Roy (2006), theorem 2.50.
struct SturmSequence {
  /// The coefficients of each member, the constant first, without trailing zeros.
  private let members: [[Rational]]

  /// Whether Descartes' rule already excludes roots above 0 and below 1; then only the first member
  /// is there.
  private let isRootless: Bool

  /// The sequence of a polynomial given by its coefficients, the constant first.
  init(_ polynomial: [Rational]) {
    var members = [Self.trimmed(polynomial)]
    members.append(
      Self.trimmed(members[0].enumerated().dropFirst().map { Rational($0) * $1 })
    )
    while let last = members.last, !last.isEmpty {
      members.append(Self.negatedRemainder(members[members.count - 2], last))
    }
    self.init(members: members.filter { !$0.isEmpty }, isRootless: false)
  }

  private init(members: [[Rational]], isRootless: Bool) {
    self.members = members
    self.isRootless = isRootless
  }

  /// Whether the polynomial is zero everywhere.
  var isZero: Bool { members.isEmpty }

  /// The sequence of a polynomial without its roots at 0 and at 1.
  init(insideUnitInterval polynomial: [Rational]) {
    var rest = Array(polynomial.drop { $0.isZero })
    while rest.count > 1, rest.reduce(.zero, +).isZero {
      // Division by 1 − x: sums of coefficients so far; the last one is the remainder, zero.
      var sum = Rational.zero
      rest = rest.dropLast().map { value in
        sum += value
        return sum
      }
    }
    if Self.excludesRoots(rest) {
      self.init(members: rest.isEmpty ? [] : [rest], isRootless: true)
    } else {
      self.init(rest)
    }
  }

  /// Whether `(1 + x)ⁿ·p(1/(1 + x))` has no two coefficients of different signs.
  private static func excludesRoots(_ polynomial: [Rational]) -> Bool {
    var shifted = Array(polynomial.reversed())
    for start in shifted.indices {
      for place in shifted.indices.dropLast().reversed() where place >= start {
        shifted[place] += shifted[place + 1]
      }
    }
    return !(shifted.contains { $0 > .zero } && shifted.contains { $0 < .zero })
  }

  /// The number of distinct roots above one point and up to another, neither a multiple root; the
  /// points lie from 0 to 1 if the sequence is for that interval.
  func rootCount(above lower: Rational, upTo upper: Rational) -> Int {
    if isRootless { return 0 }
    return variations(at: lower) - variations(at: upper)
  }

  /// The value of the polynomial.
  func value(at point: Rational) -> Rational {
    members.first.map { Self.value($0, at: point) } ?? .zero
  }

  private func variations(at point: Rational) -> Int {
    let signs = members.map { Self.value($0, at: point).signum }.filter { $0 != 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }

  private static func value(_ coefficients: [Rational], at point: Rational) -> Rational {
    coefficients.reversed().reduce(.zero) { $0 * point + $1 }
  }

  private static func negatedRemainder(
    _ dividend: [Rational],
    _ divisor: [Rational]
  ) -> [Rational] {
    var rest = dividend
    while rest.count >= divisor.count, let lead = rest.last, let head = divisor.last {
      let factor = lead / head
      let shift = rest.count - divisor.count
      for (place, value) in divisor.enumerated() { rest[place + shift] -= factor * value }
      rest.removeLast()
    }
    return trimmed(rest.map { -$0 })
  }

  /// Divided by the size of the leading coefficient, to keep numbers short; no trailing zeros.
  private static func trimmed(_ coefficients: [Rational]) -> [Rational] {
    guard let end = coefficients.lastIndex(where: { !$0.isZero }) else { return [] }
    let size = coefficients[end].magnitude
    return coefficients[...end].map { $0 / size }
  }
}
