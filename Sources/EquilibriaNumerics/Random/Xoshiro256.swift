/// A fast seeded generator for sequential random numbers, xoshiro256**.
///
/// The same seed gives the same numbers on every platform.
///
/// ```swift
/// var generator = Xoshiro256(seed: 7)
/// let share = Double.random(in: 0..<1, using: &generator)
/// ```
///
/// > Source: Blackman & Vigna (2021), *Scrambled linear pseudorandom number generators*, ACM
/// > Transactions on Mathematical Software 47.
public struct Xoshiro256: RandomNumberGenerator, Sendable, Hashable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// A generator whose state is drawn from ``SplitMix64``.
  ///
  /// - Parameter seed: Any 64 bits.
  public init(seed: UInt64) {
    var source = SplitMix64(seed: seed)
    self.init(state: (source.next(), source.next(), source.next(), source.next()))
  }

  /// A generator with an explicit state.
  ///
  /// - Parameter state: Four words, not all zero.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(
      state.0 | state.1 | state.2 | state.3 != 0,
      "xoshiro256** never leaves the zero state"
    )
    (a, b, c, d) = state
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = b &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 45) | (d >> 19)
    return result
  }

  /// Moves 2¹²⁸ steps ahead: the start of the next independent stream.
  public mutating func jump() {
    let polynomial: [UInt64] = [
      0x180E_C6D3_3CFD_0ABA, 0xD5A6_1266_F0C9_392C, 0xA958_2618_E03F_C9AA,
      0x39AB_DC45_29B1_661C,
    ]
    var sum: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for word in polynomial {
      for bit in 0..<64 {
        if word & (1 << UInt64(bit)) != 0 {
          sum = (sum.0 ^ a, sum.1 ^ b, sum.2 ^ c, sum.3 ^ d)
        }
        _ = next()
      }
    }
    (a, b, c, d) = sum
  }
}
