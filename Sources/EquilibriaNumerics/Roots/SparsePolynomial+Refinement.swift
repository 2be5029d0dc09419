extension SparsePolynomial {
  /// How often the sign changes from one coefficient to the next.
  ///
  /// There are at most as many roots above 0, and the difference is even.
  ///
  /// > Source: Descartes (1637), *La Géométrie*: the rule of signs.
  var signChanges: Int {
    zip(terms, terms.dropFirst()).count { $0.coefficient.signum != $1.coefficient.signum }
  }

  /// The root above 0 and below 1 of a polynomial with a constant term and at most one change of sign.
  func onlyRoot(_ isRefined: Bool) -> [CertifiedRoot] {
    guard signChanges == 1, let first = terms.first, let last = terms.last,
      sign(at: 1) == -first.coefficient.signum
    else { return [] }
    if last.exponent == 1 { return [CertifiedRoot(-first.coefficient / last.coefficient)] }
    return [root(rootFloor, 1, rises: first.coefficient.signum < 0, isRefined)]
  }

  /// The roots above 0 and below 1 of a polynomial of three terms and two changes of sign; `nil` when
  /// it comes too close to zero where it turns.
  func rootsAroundTurn(_ areRefined: Bool) -> [CertifiedRoot]? {
    let start = terms[0].coefficient.signum
    let end = sign(at: 1)
    let slope = derivative
    let lowest = slope.terms[0].exponent
    let reduced = Self(slope.terms.map { ($0.exponent - lowest, $0.coefficient) })
    guard let turn = reduced.onlyRoot(true).first?.enclosure else {
      return end == -start ? [root(rootFloor, 1, rises: start < 0, areRefined)] : []
    }
    guard let sign = enclosure(over: turn).sign, sign != 0 else { return nil }
    if sign == start { return [] }
    let falling = root(rootFloor, turn.lower, rises: start < 0, areRefined)
    return end == start
      ? [falling, root(turn.upper, 1, rises: start > 0, areRefined)] : [falling]
  }

  private func root(
    _ lower: Rational,
    _ upper: Rational,
    rises: Bool,
    _ isRefined: Bool
  ) -> CertifiedRoot {
    isRefined
      ? refined(lower, upper, rises: rises)
      : CertifiedRoot(
        enclosure: Enclosure(lower: lower, upper: upper),
        proof: rises ? .rises : .falls
      )
  }

  /// A power of two below 1 and below every root above 0 of a polynomial with a constant term.
  private var rootFloor: Rational {
    let first = terms[0].coefficient
    let opposite = terms.filter { $0.coefficient.signum != first.signum }
    let count = Rational(opposite.count)
    // Below it, no term with the other sign reaches its part of the constant.
    let exponents = opposite.map { term in
      let ratio = (first / (count * term.coefficient)).magnitude
      return ((ratio.binaryExponent - 1) - (term.exponent - 1)) / term.exponent - 1
    }
    return Rational.powerOfTwo(min(exponents.min() ?? -1, -1) - 1)
  }

  /// Coefficients for floating arithmetic, in a unit in which the largest is about 1.
  var floatingCoefficients: [Double] {
    let largest = terms.map(\.coefficient.binaryExponent).max() ?? 0
    if largest.magnitude < 64 { return terms.map(\.coefficient.doubleValue) }
    let unit = Rational.powerOfTwo(-largest)
    return terms.map { ($0.coefficient * unit).doubleValue }
  }

  /// The only root of an interval at whose ends the signs differ, between bounds that are close
  /// compared with the root and with its distance from 1.
  package func refined(_ lower: Rational, _ upper: Rational, rises: Bool) -> CertifiedRoot {
    let proof: CertifiedRoot.Proof = rises ? .rises : .falls
    let guess = approximateRoot(lower.doubleValue, upper.doubleValue, rises: rises)
    var reach = guess.ulp
    var best = Enclosure(lower: lower, upper: upper)
    for _ in 0..<12 {
      let low = max(lower, Rational(binary: guess - reach))
      let high = min(upper, Rational(binary: guess + reach))
      if low < high, sign(at: low) == (rises ? -1 : 1), sign(at: high) == (rises ? 1 : -1) {
        best = Enclosure(lower: low, upper: high)
        break
      }
      reach *= 16
    }
    best = halved(best, rises: rises)
    if best.exact != nil { return CertifiedRoot(enclosure: best, proof: .vanishes) }
    let simple = Rational.simplest(between: best.lower, and: best.upper)
    if simple.denominatorInteger.bitCount <= 24, sign(at: simple) == 0 {
      return CertifiedRoot(simple)
    }
    return CertifiedRoot(enclosure: best, proof: proof)
  }

  /// Exact halving, for what floating arithmetic could not locate.
  private func halved(_ range: Enclosure, rises: Bool) -> Enclosure {
    var (low, high) = (range.lower, range.upper)
    while !Self.isClose(low, high) {
      let middle = Self.middle(low, high)
      let sign = self.sign(at: middle)
      if sign == 0 { return Enclosure(middle) }
      if (sign < 0) == rises { low = middle } else { high = middle }
    }
    return Enclosure(lower: low, upper: high)
  }

  /// Whether the distance of two bounds is small compared with them and with their distance from 1.
  private static func isClose(_ low: Rational, _ high: Rational) -> Bool {
    let width = high - low
    return width * Rational(1 << 44) <= low
      && (high > 1 || width * Rational(1 << 36) <= 1 - high)
  }

  /// A point between two bounds that halves their distance, or the number of zeros after the point
  /// when they differ in size or in how close they are to 1.
  private static func middle(_ low: Rational, _ high: Rational) -> Rational {
    if low.signum > 0 {
      let exponents = (low.binaryExponent, high.binaryExponent)
      if exponents.1 - exponents.0 > 2 {
        return .powerOfTwo((exponents.0 + exponents.1) / 2)
      }
    }
    if high <= 1, low >= Rational(1, 2) {
      let far = (1 - low).binaryExponent
      // Where nothing is known about the distance from 1, its size is squared.
      let near = high == 1 ? 4 * far - 8 : (1 - high).binaryExponent
      if far - near > 2 { return 1 - .powerOfTwo((far + near) / 2) }
    }
    return (low + high) / 2
  }

  /// Halving in floating arithmetic, of the digits rather than the number: roots may be tiny.
  private func approximateRoot(_ lower: Double, _ upper: Double, rises: Bool) -> Double {
    let coefficients = floatingCoefficients
    var (low, high) = (max(lower, 0).bitPattern, upper.bitPattern)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let value = value(at: Double(bitPattern: middle), coefficients: coefficients)
      if (value < 0) == rises { low = middle } else { high = middle }
    }
    return (Double(bitPattern: low) + Double(bitPattern: high)) / 2
  }
}

extension Rational {
  /// A number e with 2^(e − 1) < |x| < 2^(e + 1).
  var binaryExponent: Int { numeratorInteger.bitCount - denominatorInteger.bitCount }

  /// 2^exponent.
  static func powerOfTwo(_ exponent: Int) -> Rational {
    let power = ExactInteger.one.shifted(left: abs(exponent))
    return exponent >= 0 ? Rational(power) : Rational(numerator: .one, denominator: power)
  }
}
