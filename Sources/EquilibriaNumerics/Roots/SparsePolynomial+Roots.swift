extension SparsePolynomial {
  /// How narrow an interval with two undecided signs becomes before it counts as touching zero.
  private static let narrowest = Rational(1, 1 << 44)

  /// The roots above 0 and below 1, in increasing order, each with its proof.
  ///
  /// Intervals are halved until bounds of the values exclude a root or bounds of the derivative leave
  /// room for one only. Zero everywhere gives no roots.
  ///
  /// > Source: Moore, Kearfott & Cloud (2009), *Introduction to Interval Analysis*, section 8.
  package var rootsInUnitInterval: [CertifiedRoot] {
    guard let lowest = terms.first else { return [] }
    let reduced = Self(terms.map { ($0.exponent - lowest.exponent, $0.coefficient) })
    var search = RootSearch(reduced)
    search.visit(.zero, 1)
    return search.merged
  }

  /// The state of one search.
  private struct RootSearch {
    let polynomial: SparsePolynomial
    let derivative: SparsePolynomial
    private let coefficients: [Double]
    private let slopeCoefficients: [Double]
    var found: [CertifiedRoot] = []

    init(_ polynomial: SparsePolynomial) {
      self.polynomial = polynomial
      derivative = polynomial.derivative
      coefficients = polynomial.terms.map(\.coefficient.doubleValue)
      slopeCoefficients = derivative.terms.map(\.coefficient.doubleValue)
    }

    /// Finds the roots of an interval that are not its upper end, and not 0.
    mutating func visit(_ lower: Rational, _ upper: Rational) {
      let range = Enclosure(lower: lower, upper: upper)
      let isNarrow = upper - lower < Rational(1, 1 << 20)
      if hasOneSign(polynomial, coefficients, range, isNarrow) { return }
      if hasOneSign(derivative, slopeCoefficients, range, isNarrow) {
        let (left, right) = (polynomial.sign(at: lower), polynomial.sign(at: upper))
        if left == 0 {
          if lower > .zero { found.append(CertifiedRoot(lower)) }
        } else if left * right < 0 {
          found.append(polynomial.refined(lower, upper, rises: left < 0))
        }
        return
      }
      let middle = (lower + upper) / 2
      if upper - lower > narrowest {
        visit(lower, middle)
        visit(middle, upper)
      } else if polynomial.sign(at: lower) == 0 {
        if lower > .zero { found.append(CertifiedRoot(lower)) }
      } else if polynomial.sign(at: upper) != 0 {
        found.append(CertifiedRoot(enclosure: range, proof: .touches))
      }
    }

    /// Whether all values over a range are certainly positive, or all negative.
    ///
    /// Floating bounds decide almost always; exact ones are asked where rounding may be in the way.
    private func hasOneSign(
      _ polynomial: SparsePolynomial,
      _ coefficients: [Double],
      _ range: Enclosure,
      _ isNarrow: Bool
    ) -> Bool {
      let ends = (range.lower.doubleValue, range.upper.doubleValue)
      if polynomial.hasOneSign(from: ends.0, through: ends.1, coefficients: coefficients) {
        return true
      }
      guard isNarrow, let sign = polynomial.enclosure(over: range).sign else { return false }
      return sign != 0
    }

    /// The roots, with neighbouring intervals that touch zero made one.
    var merged: [CertifiedRoot] {
      var result: [CertifiedRoot] = []
      for root in found {
        if let last = result.last, last.proof == .touches || root.proof == .touches,
          last.enclosure.upper >= root.enclosure.lower - narrowest
        {
          let whole = Enclosure(lower: last.enclosure.lower, upper: root.enclosure.upper)
          result[result.count - 1] =
            last.proof == .vanishes
            ? last
            : root.proof == .vanishes
              ? root : CertifiedRoot(enclosure: whole, proof: polynomial.proof(over: whole))
        } else {
          result.append(root)
        }
      }
      return result
    }
  }

  /// Whether all values between two bounds that are not negative certainly have one sign.
  private func hasOneSign(
    from lower: Double,
    through upper: Double,
    coefficients: [Double]
  ) -> Bool {
    var (least, most, size) = (0.0, 0.0, 0.0)
    for (term, coefficient) in zip(terms, coefficients) {
      let low = coefficient * lower.raised(to: term.exponent)
      let high = coefficient * upper.raised(to: term.exponent)
      least += min(low, high)
      most += max(low, high)
      size += abs(high)
    }
    // A power of a rounded number is off by its exponent in units of rounding, and some more for
    // the products; sums by the number of terms.
    let error = size * Double(degree + 100 + terms.count) * 0x1p-52
    return least > error || most < -error
  }

  private func proof(over range: Enclosure) -> CertifiedRoot.Proof {
    switch (sign(at: range.lower), sign(at: range.upper)) {
    case (-1, 1): .rises
    case (1, -1): .falls
    default: .touches
    }
  }

  /// The only root of an interval at whose ends the signs differ, between close bounds.
  package func refined(_ lower: Rational, _ upper: Rational, rises: Bool) -> CertifiedRoot {
    let proof: CertifiedRoot.Proof = rises ? .rises : .falls
    let guess = approximateRoot(lower.doubleValue, upper.doubleValue, rises: rises)
    var reach = max(guess.ulp, 0x1p-60)
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
    let simple = Rational.simplest(between: best.lower, and: best.upper)
    if simple.denominatorInteger.bitCount <= 24, sign(at: simple) == 0 {
      return CertifiedRoot(simple)
    }
    return CertifiedRoot(enclosure: best, proof: proof)
  }

  /// Exact halving, for what floating arithmetic could not locate.
  private func halved(_ range: Enclosure, rises: Bool) -> Enclosure {
    var (low, high) = (range.lower, range.upper)
    while high - low > Rational(1, 1 << 48) {
      let middle = (low + high) / 2
      let sign = self.sign(at: middle)
      if sign == 0 { return Enclosure(middle) }
      if (sign < 0) == rises { low = middle } else { high = middle }
    }
    return Enclosure(lower: low, upper: high)
  }

  /// Halving in floating arithmetic.
  private func approximateRoot(_ lower: Double, _ upper: Double, rises: Bool) -> Double {
    let coefficients = terms.map(\.coefficient.doubleValue)
    var (low, high) = (lower, upper)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      let value = value(at: middle, coefficients: coefficients)
      if (value < 0) == rises { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
