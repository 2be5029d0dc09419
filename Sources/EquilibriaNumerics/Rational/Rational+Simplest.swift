extension Rational {
  /// The rational with the smallest denominator between two bounds, both included.
  ///
  /// Rounding with it keeps short numbers as they are: a third stays a third.
  ///
  /// > Source: Graham, Knuth & Patashnik (1994), *Concrete Mathematics*, section 4.5 (the
  /// > Stern–Brocot tree).
  package static func simplest(between lower: Rational, and upper: Rational) -> Rational {
    precondition(lower <= upper, "the bounds are in order")
    if lower.signum <= 0 && upper.signum >= 0 { return .zero }
    if upper.signum < 0 { return -simplest(between: -upper, and: -lower) }
    // Walk down the continued fraction that both bounds share.
    var quotients: [Rational] = []
    var (low, high) = (lower, upper)
    while true {
      let whole = low.roundedDown
      if whole == low || whole + 1 <= high {
        var result = whole == low ? whole : whole + 1
        for quotient in quotients.reversed() { result = quotient + 1 / result }
        return result
      }
      quotients.append(whole)
      (low, high) = (1 / (high - whole), 1 / (low - whole))
    }
  }

  /// The number itself when its denominator is short; otherwise a shorter one just below it.
  package func roundedDown(within step: Rational, denominatorBits: Int) -> Rational {
    denominatorInteger.bitCount <= denominatorBits
      ? self : .simplest(between: self - step, and: self)
  }

  /// The number itself when its denominator is short; otherwise a shorter one just above it.
  package func roundedUp(within step: Rational, denominatorBits: Int) -> Rational {
    denominatorInteger.bitCount <= denominatorBits
      ? self : .simplest(between: self, and: self + step)
  }

  /// 2ᵏ, for k not negative.
  package static func powerOfTwo(_ exponent: Int) -> Rational {
    Rational(ExactInteger.one.shifted(left: exponent))
  }
}
