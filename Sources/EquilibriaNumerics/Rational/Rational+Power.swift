extension Rational {
  /// The number multiplied by itself so many times, exact; 1 for none.
  package func raised(to exponent: Int) -> Rational {
    precondition(exponent >= 0, "powers have exponents of at least zero")
    var result = Rational.one
    var base = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      rest >>= 1
      if rest > 0 { base *= base }
    }
    return result
  }

  /// The number itself when it is short; otherwise one with so many leading bits, not above it or
  /// not below it.
  package func rounded(up isUp: Bool, toBits bits: Int) -> Rational {
    let (above, below) = (numeratorInteger, denominatorInteger)
    if above.bitCount <= bits && below.bitCount <= bits { return self }
    if signum < 0 { return -(-self).rounded(up: !isUp, toBits: bits) }
    // 2^(bits − 2) < value · 2^shift < 2^bits
    let shift = bits - 1 - (above.bitCount - below.bitCount)
    let divided =
      shift >= 0
      ? above.shifted(left: shift).quotientAndRemainder(dividingBy: below)
      : above.quotientAndRemainder(dividingBy: below.shifted(left: -shift))
    let whole =
      isUp && !divided.remainder.isZero ? divided.quotient + .one : divided.quotient
    let unit = ExactInteger.one.shifted(left: abs(shift))
    return shift >= 0
      ? Rational(numerator: whole, denominator: unit) : Rational(whole * unit)
  }
}
