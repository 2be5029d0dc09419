/// Arithmetic modulo a prime p = 2³¹ − c with a small c, on raw rows of residues.
///
/// Because 2³¹ ≡ c, a product is reduced by shifts and one small multiplication instead of a
/// division, which also lets the compiler use vector instructions. All unsafe loops of the exact
/// solver are in this folder; each states the bound that keeps it in range.
struct ResidueField: Sendable, Hashable {
  /// c = 2³¹ − p; at most 127, which every bound below relies on.
  let complement: UInt64

  /// p itself.
  let prime: UInt64

  init(complement: UInt64) {
    precondition((1...127).contains(complement), "p is just below 2³¹")
    self.complement = complement
    prime = (1 << 31) - complement
  }

  /// The four largest primes below 2³¹.
  static let fields = [1, 19, 61, 69].map { ResidueField(complement: $0) }

  /// The inverse of p modulo 2⁶⁴, for exact divisions by p.
  var primeInverse: Int64 {
    // Newton: each step doubles the number of correct low bits, from 3 to 96.
    var inverse = prime
    for _ in 0..<5 { inverse = inverse &* (2 &- prime &* inverse) }
    return Int64(bitPattern: inverse)
  }

  /// The residue in 0..<p of any 64-bit number.
  @inline(__always)
  func reduced(_ value: UInt64) -> UInt64 {
    // The first fold leaves less than 2³³·127 + 2³¹ < 2⁴¹, the second less than 2³² − 2c = 2p.
    let once = (value >> 31) &* complement &+ (value & 0x7FFF_FFFF)
    let twice = (once >> 31) &* complement &+ (once & 0x7FFF_FFFF)
    return twice >= prime ? twice &- prime : twice
  }

  /// The residue in 0..<p of a signed number.
  func residue(_ value: Int64) -> UInt32 {
    let remainder = reduced(value.magnitude)
    return UInt32(value < 0 && remainder != 0 ? prime - remainder : remainder)
  }

  /// `factor · value` in 0..<p, for factors in 0..<p.
  func product(_ factor: UInt64, _ value: UInt64) -> UInt64 { reduced(factor &* value) }

  /// The inverse of a residue other than zero, by Fermat's theorem.
  func inverse(_ value: UInt64) -> UInt64 {
    var (result, factor, rest) = (1 as UInt64, value, prime - 2)
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, factor) }
      factor = product(factor, factor)
      rest >>= 1
    }
    return result
  }

  /// `target += factor · source` over a row, in half-reduced residues.
  ///
  /// The target may hold any 32-bit representatives; `source` and `factor` are below p.
  @inline(__always)
  func addMultiple(
    of source: UnsafePointer<UInt32>,
    times factor: UInt64,
    to target: UnsafeMutablePointer<UInt32>,
    count: Int
  ) {
    let factor = UInt64(UInt32(truncatingIfNeeded: factor))
    let complement = UInt64(UInt32(truncatingIfNeeded: complement))
    for j in 0..<count {
      // Below 2³² + 2⁶², so the upper parts of both folds fit in 32 bits, and the result is below
      // 2³¹ + 2⁸·127 < 2³². The truncations say so to the compiler.
      let sum = UInt64(target[j]) &+ factor &* UInt64(source[j])
      let high = UInt64(UInt32(truncatingIfNeeded: sum >> 31))
      let once = high &* complement &+ (sum & 0x7FFF_FFFF)
      let rest = UInt64(UInt32(truncatingIfNeeded: once >> 31))
      target[j] = UInt32(truncatingIfNeeded: rest &* complement &+ (once & 0x7FFF_FFFF))
    }
  }

  /// `Σ_j left[j]·right[j]` modulo p, for residues below p.
  @inline(__always)
  func dot(
    _ left: UnsafePointer<UInt32>,
    _ right: UnsafePointer<UInt32>,
    count: Int
  ) -> UInt32 {
    var (low, high) = (0 as UInt64, 0 as UInt64)
    var j = 0
    while j &+ 4 <= count {
      // Four products of numbers below 2³¹ − 1 stay below 2⁶⁴.
      let sum =
        (UInt64(left[j]) &* UInt64(right[j])
          &+ UInt64(left[j &+ 1]) &* UInt64(right[j &+ 1]))
        &+ (UInt64(left[j &+ 2]) &* UInt64(right[j &+ 2])
          &+ UInt64(left[j &+ 3]) &* UInt64(right[j &+ 3]))
      low &+= sum & 0xFFFF_FFFF
      high &+= sum >> 32
      j &+= 4
    }
    while j < count {
      let product = UInt64(left[j]) &* UInt64(right[j])
      low &+= product & 0xFFFF_FFFF
      high &+= product >> 32
      j &+= 1
    }
    // 2³² ≡ 2c: the sum is below 2³¹·2⁸ + 2³².
    return UInt32(reduced(reduced(high) &* (2 &* complement) &+ reduced(low)))
  }
}
