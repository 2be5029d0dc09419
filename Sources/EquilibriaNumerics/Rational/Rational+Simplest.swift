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
}
