extension SparsePolynomial {
  /// How narrow an interval with two undecided signs becomes before it counts as touching zero.
  private static let narrowest = Rational(1, 1 << 44)

  /// The roots above 0 and below 1, in increasing order, each with its proof.
  ///
  /// With one change of sign there is at most one root, and with two and three terms one on either
  /// side of the turning point: that finds roots however close to 0 or 1. Otherwise intervals are halved until bounds of the values exclude a root or bounds of the derivative leave
  /// room for one only. Zero everywhere gives no roots.
  ///
  /// > Source: Descartes' rule of signs; Moore, Kearfott & Cloud (2009), *Introduction to Interval
  /// > Analysis*, section 8.
  package var rootsInUnitInterval: [CertifiedRoot] { rootsInUnitInterval(areRefined: true) }

  /// The same roots, between close bounds or only between bounds that hold no other root.
  package func rootsInUnitInterval(areRefined: Bool) -> [CertifiedRoot] {
    guard let lowest = terms.first else { return [] }
    let reduced = Self(terms.map { ($0.exponent - lowest.exponent, $0.coefficient) })
    if reduced.signChanges <= 1 { return reduced.onlyRoot(areRefined) }
    if reduced.terms.count == 3, let roots = reduced.rootsAroundTurn(areRefined) { return roots }
    var search = RootSearch(reduced, areRefined)
    search.visit(.zero, 1)
    return search.merged
  }

  /// The state of one search.
  private struct RootSearch {
    let polynomial: SparsePolynomial
    let derivative: SparsePolynomial
    private let coefficients: [Double]
    private let slopeCoefficients: [Double]
    private let areRefined: Bool
    var found: [CertifiedRoot] = []

    init(_ polynomial: SparsePolynomial, _ areRefined: Bool) {
      self.polynomial = polynomial
      self.areRefined = areRefined
      derivative = polynomial.derivative
      coefficients = polynomial.floatingCoefficients
      slopeCoefficients = derivative.floatingCoefficients
    }

    /// Finds the roots of an interval that are not its upper end, and not 0.
    mutating func visit(_ lower: Rational, _ upper: Rational) {
      if isRootless(lower.doubleValue, upper.doubleValue) { return }
      let range = Enclosure(lower: lower, upper: upper)
      // Rounding may be in the way of floating bounds.
      let isNarrow = upper - lower < Rational(1, 1 << 30)
      if isNarrow && hasOneSign(polynomial, range) { return }
      if slope(lower.doubleValue, upper.doubleValue).hasOneSign
        || (isNarrow && hasOneSign(derivative, range))
      {
        let (left, right) = (polynomial.sign(at: lower), polynomial.sign(at: upper))
        if left == 0 {
          if lower > .zero { found.append(CertifiedRoot(lower)) }
        } else if left * right < 0 {
          found.append(
            areRefined
              ? polynomial.refined(lower, upper, rises: left < 0)
              : CertifiedRoot(enclosure: range, proof: left < 0 ? .rises : .falls)
          )
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

    /// Bounds of the derivative between two bounds.
    private func slope(_ lower: Double, _ upper: Double) -> FloatingBounds {
      derivative.bounds(from: lower, through: upper, coefficients: slopeCoefficients)
    }

    /// Whether floating bounds exclude a root: those of the values, or the value in the middle with
    /// those of the derivative, which are closer near a minimum.
    private func isRootless(_ lower: Double, _ upper: Double) -> Bool {
      let values = polynomial.bounds(from: lower, through: upper, coefficients: coefficients)
      if values.hasOneSign { return true }
      let middle = (lower + upper) / 2
      let value = polynomial.bounds(from: middle, through: middle, coefficients: coefficients)
      let slope = slope(lower, upper)
      let reach = max(abs(slope.least), abs(slope.most)) * (upper - lower) * 0.500_000_1
      return value.least > reach || value.most < -reach
    }

    private func hasOneSign(_ polynomial: SparsePolynomial, _ range: Enclosure) -> Bool {
      polynomial.enclosure(over: range).sign.map { $0 != 0 } ?? false
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

  /// Bounds of values, with room for rounding.
  private struct FloatingBounds {
    let least: Double
    let most: Double

    var hasOneSign: Bool { least > 0 || most < 0 }
  }

  /// Bounds of all values between two bounds that are not negative.
  private func bounds(
    from lower: Double,
    through upper: Double,
    coefficients: [Double]
  ) -> FloatingBounds {
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
    // What is too small for a `Double` is counted as well.
    let error = size * Double(degree + 100 + terms.count) * 0x1p-52 + 0x1p-900
    return FloatingBounds(least: least - error, most: most + error)
  }

  private func proof(over range: Enclosure) -> CertifiedRoot.Proof {
    switch (sign(at: range.lower), sign(at: range.upper)) {
    case (-1, 1): .rises
    case (1, -1): .falls
    default: .touches
    }
  }
}
