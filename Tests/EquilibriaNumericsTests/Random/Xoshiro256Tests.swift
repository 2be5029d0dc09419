@testable import EquilibriaNumerics
import Testing

struct Xoshiro256Tests {
  /// Source: Blackman and Vigna's xoshiro256starstar.c, as in the tests of `rand_xoshiro`.
  @Test func `the published numbers of state 1, 2, 3, 4`() {
    var generator = Xoshiro256(state: (1, 2, 3, 4))
    let numbers = (0..<10).map { _ in generator.next() }
    #expect(
      numbers == [
        11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ]
    )
  }

  @Test func `a seed is expanded by SplitMix64`() {
    var source = SplitMix64(seed: 42)
    let state = (source.next(), source.next(), source.next(), source.next())
    #expect(Xoshiro256(seed: 42) == Xoshiro256(state: state))
    #expect(Xoshiro256(seed: 42) != Xoshiro256(seed: 43))
  }

  /// The transition is linear over two elements, so a jump is a linear map of the state, it
  /// commutes with steps, and it is fixed by its values on the 256 unit states.
  @Test func `a jump is linear and commutes with steps`() {
    var source = SplitMix64(seed: 5)
    for _ in 0..<20 {
      let first = (source.next(), source.next(), source.next(), source.next())
      let second = (source.next(), source.next(), source.next(), source.next())
      let sum = (first.0 ^ second.0, first.1 ^ second.1, first.2 ^ second.2, first.3 ^ second.3)
      var jumped = [first, second, sum].map { Xoshiro256(state: $0) }
      for index in jumped.indices { jumped[index].jump() }
      let states = jumped.map(Self.state)
      #expect(states[2] == zip(states[0], states[1]).map { $0 ^ $1 })

      var stepFirst = Xoshiro256(state: first)
      _ = stepFirst.next()
      stepFirst.jump()
      var jumpFirst = Xoshiro256(state: first)
      jumpFirst.jump()
      _ = jumpFirst.next()
      #expect(stepFirst == jumpFirst)
    }
  }

  /// The jump against 2¹²⁸ steps, computed as the 128th square of the transition matrix.
  @Test func `a jump is 2¹²⁸ steps`() {
    // Column k is the image of the unit state k, as four words.
    var columns = (0..<256).map { index -> [UInt64] in
      var words: [UInt64] = [0, 0, 0, 0]
      words[index / 64] = 1 << UInt64(index % 64)
      var generator = Xoshiro256(state: (words[0], words[1], words[2], words[3]))
      _ = generator.next()
      return Self.state(generator)
    }
    for _ in 0..<128 {
      let previous = columns
      columns = previous.map { Self.apply(previous, to: $0) }
    }
    var generator = Xoshiro256(state: (1, 2, 3, 4))
    generator.jump()
    #expect(Self.state(generator) == Self.apply(columns, to: [1, 2, 3, 4]))
  }

  @Test func `the zero state is refused`() async {
    await #expect(processExitsWith: .failure) { _ = Xoshiro256(state: (0, 0, 0, 0)) }
  }

  private static func apply(_ columns: [[UInt64]], to vector: [UInt64]) -> [UInt64] {
    var result: [UInt64] = [0, 0, 0, 0]
    for index in 0..<256 where vector[index / 64] >> UInt64(index % 64) & 1 == 1 {
      for word in 0..<4 { result[word] ^= columns[index][word] }
    }
    return result
  }

  /// The four words of the state.
  private static func state(_ generator: Xoshiro256) -> [UInt64] {
    Mirror(reflecting: generator).children.compactMap { $0.value as? UInt64 }
  }
}
