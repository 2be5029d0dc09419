/// A counter-based generator, Philox4x32-10: any block of any stream at once.
///
/// A block is a pure function of key and counter, so work can be split over threads or machines in
/// any way and still draw the same numbers.
///
/// > Source: Salmon, Moraes, Dror & Shaw (2011), *Parallel random numbers: as easy as 1, 2, 3*.
public struct Philox4x32: RandomNumberGenerator, Sendable, Hashable {
  /// The stream: two words, usually a seed and a cell or player number.
  public let key: SIMD2<UInt32>

  /// The number of the next block, lowest word first.
  public var counter: SIMD4<UInt32>

  private var pending: UInt64?

  /// A stream from its key, starting at a counter.
  ///
  /// - Parameters:
  ///   - key: Two words that name the stream.
  ///   - counter: The first block; zero by default.
  public init(key: SIMD2<UInt32>, counter: SIMD4<UInt32> = .zero) {
    self.key = key
    self.counter = counter
  }

  /// A stream named by a 64-bit seed.
  ///
  /// - Parameters:
  ///   - seed: The key, low word first.
  ///   - stream: The two high words of the counter, low word first; streams never overlap.
  public init(seed: UInt64, stream: UInt64 = 0) {
    self.init(
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)),
      counter: SIMD4(
        0,
        0,
        UInt32(truncatingIfNeeded: stream),
        UInt32(truncatingIfNeeded: stream >> 32)
      )
    )
  }

  /// The block of 128 random bits at a counter: ten rounds of the bijection.
  ///
  /// - Parameters:
  ///   - counter: The number of the block.
  ///   - key: The stream.
  /// - Returns: Four random words.
  public static func block(
    at counter: SIMD4<UInt32>,
    key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var state = counter
    var round = key
    for _ in 0..<10 {
      let first = UInt64(state.x) &* 0xD251_1F53
      let second = UInt64(state.z) &* 0xCD9E_8D57
      state = SIMD4(
        UInt32(truncatingIfNeeded: second >> 32) ^ state.y ^ round.x,
        UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ state.w ^ round.y,
        UInt32(truncatingIfNeeded: first)
      )
      round = round &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return state
  }

  /// The next 64 random bits: the low half of a block, then its high half.
  public mutating func next() -> UInt64 {
    if let high = pending {
      pending = nil
      return high
    }
    let block = Self.block(at: counter, key: key)
    for lane in 0..<4 {
      counter[lane] &+= 1
      if counter[lane] != 0 { break }
    }
    pending = UInt64(block.z) | UInt64(block.w) << 32
    return UInt64(block.x) | UInt64(block.y) << 32
  }
}
