internal import BigInt

/// Lehmer's greatest common divisor: about sixty Euclidean steps for each pass over the words.
///
/// The quotients of Euclid's algorithm are found from the leading 62 bits alone for as long as they
/// are certain, and only their combined effect is applied to the full numbers.
///
/// > Source: Knuth, *The Art of Computer Programming* vol. 2, section 4.5.2, algorithm L.
struct LehmerReduction {
  /// The larger number, 64-bit words, lowest first, without leading zeros.
  private var first: [UInt]
  /// The smaller number, in the same form.
  private var second: [UInt]

  static func greatestCommonDivisor(_ a: BigUInt, _ b: BigUInt) -> BigUInt {
    var reduction =
      a < b
      ? LehmerReduction(first: Array(b.words), second: Array(a.words))
      : LehmerReduction(first: Array(a.words), second: Array(b.words))
    while reduction.second.count > 1 {
      if !reduction.applyLeadingQuotients() { reduction.divide() }
    }
    guard let word = reduction.second.first else { return BigUInt(words: reduction.first) }
    let rest = reduction.first.reversed().reduce(0 as UInt) { rest, next in
      word.dividingFullWidth((rest, next)).remainder
    }
    return BigUInt(
      integerLiteral: binaryGreatestCommonDivisor(UInt64(word), UInt64(rest))
    )
  }

  /// One step of Euclid's algorithm on the full numbers.
  private mutating func divide() {
    let remainder = BigUInt(words: first) % BigUInt(words: second)
    (first, second) = (second, Array(remainder.words))
  }

  /// Replaces the numbers by `(A·first + B·second, C·first + D·second)`; `false` when not even one
  /// quotient is certain.
  private mutating func applyLeadingQuotients() -> Bool {
    var (x, y) = leadingBits
    var (a, b, c, d) = (1 as Int64, 0 as Int64, 0 as Int64, 1 as Int64)
    // The true ratio lies between (x+a)/(y+c) and (x+b)/(y+d). All values stay below 2⁶³.
    while y + c != 0, y + d != 0 {
      let quotient = (x + a) / (y + c)
      guard quotient == (x + b) / (y + d) else { break }
      (a, c) = (c, a - quotient * c)
      (b, d) = (d, b - quotient * d)
      (x, y) = (y, x - quotient * y)
    }
    guard b != 0 else { return false }
    combine(Int128(a), Int128(b), Int128(c), Int128(d))
    return true
  }

  /// The highest 62 bits of the larger number and the bits of the smaller one at the same places.
  private var leadingBits: (Int64, Int64) {
    let last = first.count - 1
    let shift = first[last].leadingZeroBitCount
    let bits = { (words: [UInt]) -> Int64 in
      let high = words.count > last ? words[last] : 0
      let low = words.count >= last ? words[last - 1] : 0
      // `<<` and `>>` give zero for shifts by all 64 bits.
      return Int64((high << shift | low >> (64 - shift)) >> 2)
    }
    return (bits(first), bits(second))
  }

  private mutating func combine(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) {
    let count = first.count
    second.append(contentsOf: repeatElement(0, count: count - second.count))
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in
        var (carryFirst, carrySecond) = (0 as Int128, 0 as Int128)
        // Both buffers hold `count` words. The cofactors of a pair have opposite signs and fewer
        // than 63 bits, so each sum is below 2¹²⁷.
        for index in 0..<count {
          let (x, y) = (Int128(first[index]), Int128(second[index]))
          carryFirst += a * x + b * y
          carrySecond += c * x + d * y
          first[index] = UInt(truncatingIfNeeded: carryFirst)
          second[index] = UInt(truncatingIfNeeded: carrySecond)
          carryFirst >>= 64
          carrySecond >>= 64
        }
      }
    }
    while first.last == 0 { first.removeLast() }
    while second.last == 0 { second.removeLast() }
  }
}
