internal import BigInt

extension ExactInteger {
  package static func + (left: ExactInteger, right: ExactInteger) -> ExactInteger {
    if let a = left.word, let b = right.word {
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? ExactInteger(Int128(a) + Int128(b)) : ExactInteger(sum)
    }
    return ExactInteger(left.bigValue + right.bigValue)
  }

  package static func - (left: ExactInteger, right: ExactInteger) -> ExactInteger {
    if let a = left.word, let b = right.word {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? ExactInteger(Int128(a) - Int128(b)) : ExactInteger(difference)
    }
    return ExactInteger(left.bigValue - right.bigValue)
  }

  package static func * (left: ExactInteger, right: ExactInteger) -> ExactInteger {
    if let a = left.word, let b = right.word {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? ExactInteger(Int128(a) * Int128(b)) : ExactInteger(product)
    }
    if left.isZero || right.isZero { return .zero }
    return ExactInteger(left.bigValue * right.bigValue)
  }

  package static prefix func - (value: ExactInteger) -> ExactInteger {
    if let word = value.word { return ExactInteger(-Int128(word)) }
    return ExactInteger(-value.bigValue)
  }

  package static func += (left: inout ExactInteger, right: ExactInteger) { left = left + right }

  package static func -= (left: inout ExactInteger, right: ExactInteger) { left = left - right }

  /// The quotient of a division that is known to leave no remainder.
  package func exactlyDivided(by divisor: ExactInteger) -> ExactInteger {
    if let a = word, let b = divisor.word { return ExactInteger(Int128(a) / Int128(b)) }
    return ExactInteger(bigValue / divisor.bigValue)
  }

  /// Quotient rounded toward zero, and the remainder with the sign of the dividend.
  package func quotientAndRemainder(
    dividingBy divisor: ExactInteger
  ) -> (quotient: ExactInteger, remainder: ExactInteger) {
    if let a = word, let b = divisor.word {
      let (quotient, remainder) = Int128(a).quotientAndRemainder(dividingBy: Int128(b))
      return (ExactInteger(quotient), ExactInteger(remainder))
    }
    let (quotient, remainder) = bigValue.quotientAndRemainder(dividingBy: divisor.bigValue)
    return (ExactInteger(quotient), ExactInteger(remainder))
  }

  /// The value times two to the power `shift`, rounded down for negative shifts.
  package func shifted(left shift: Int) -> ExactInteger {
    let value = bigValue
    if shift >= 0 { return ExactInteger(value << shift) }
    // `BigInt` shifts the magnitude; ⌊v/2^s⌋ = −(⌊(|v| − 1)/2^s⌋ + 1) for negative v.
    if value.sign == .minus { return ExactInteger(-(((-value - 1) >> -shift) + 1)) }
    return ExactInteger(value >> -shift)
  }

  /// `(a·b − c·d) / divisor` where the division is known to be exact: the step of every
  /// fraction-free elimination.
  package static func crossDifference(
    _ a: ExactInteger,
    _ b: ExactInteger,
    minus c: ExactInteger,
    _ d: ExactInteger,
    dividedBy divisor: ExactInteger
  ) -> ExactInteger {
    if let a = a.word, let b = b.word, let c = c.word, let d = d.word, let e = divisor.word {
      let (difference, overflow) =
        (Int128(a) * Int128(b)).subtractingReportingOverflow(Int128(c) * Int128(d))
      if !overflow {
        if let small = Int64(exactly: difference), e != -1 { return ExactInteger(small / e) }
        return ExactInteger(difference / Int128(e))
      }
    }
    return (a * b - c * d).exactlyDivided(by: divisor)
  }

  /// The greatest common divisor, never negative.
  package static func greatestCommonDivisor(
    _ a: ExactInteger,
    _ b: ExactInteger
  ) -> ExactInteger {
    if let a = a.word, let b = b.word {
      return ExactInteger(Int128(binaryGreatestCommonDivisor(a.magnitude, b.magnitude)))
    }
    return ExactInteger(
      BigInt(
        sign: .plus,
        magnitude: LehmerReduction.greatestCommonDivisor(
          a.bigValue.magnitude,
          b.bigValue.magnitude
        )
      )
    )
  }

  /// The least common multiple of two positive integers.
  package static func leastCommonMultiple(_ a: ExactInteger, _ b: ExactInteger) -> ExactInteger {
    if a == .one { return b }
    if b == .one || a == b { return a }
    return a.exactlyDivided(by: greatestCommonDivisor(a, b)) * b
  }
}

/// Stein's greatest common divisor of two words; `gcd(0, b) = b`.
///
/// The loop has no branch but its end: for the random parities of real data, mispredicted branches
/// cost more than the arithmetic.
@inline(__always)
func binaryGreatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
  if first <= 1 || second <= 1 { return first == 0 || second == 0 ? first | second : 1 }
  return oddGreatestCommonDivisor(first, second)
}

private func oddGreatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
  let shift = (first | second).trailingZeroBitCount
  var a = first &>> UInt64(first.trailingZeroBitCount)
  var b = second &>> UInt64(second.trailingZeroBitCount)
  while a != b {
    let (difference, negative) = a.subtractingReportingOverflow(b)
    let odd = UInt64(difference.trailingZeroBitCount)
    b = negative ? a : b
    a = (negative ? 0 &- difference : difference) &>> odd
  }
  return a &<< UInt64(shift)
}
