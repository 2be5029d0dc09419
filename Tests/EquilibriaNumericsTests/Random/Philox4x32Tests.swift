@testable import EquilibriaNumerics
import Testing

struct Philox4x32Tests {
  /// Source: the known answers of Random123, kat_vectors, philox4x32 with 10 rounds (case P02).
  @Test(arguments: [
    (
      SIMD4<UInt32>.zero, SIMD2<UInt32>.zero,
      SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
    ),
    (
      SIMD4(repeating: UInt32.max), SIMD2(repeating: UInt32.max),
      SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), SIMD2(0xa409_3822, 0x299f_31d0),
      SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ])
  func `the published blocks`(
    counter: SIMD4<UInt32>,
    key: SIMD2<UInt32>,
    expected: SIMD4<UInt32>
  ) {
    #expect(Philox4x32.block(at: counter, key: key) == expected)
    var generator = Philox4x32(key: key, counter: counter)
    #expect(generator.next() == UInt64(expected.y) << 32 | UInt64(expected.x))
    #expect(generator.next() == UInt64(expected.w) << 32 | UInt64(expected.z))
  }

  @Test func `blocks follow one another and the counter carries`() {
    let key = SIMD2<UInt32>(3, 4)
    var generator = Philox4x32(key: key, counter: SIMD4(.max, .max, 7, 0))
    _ = (generator.next(), generator.next())
    #expect(generator.counter == SIMD4(0, 0, 8, 0))
    let block = Philox4x32.block(at: SIMD4(0, 0, 8, 0), key: key)
    #expect(generator.next() == UInt64(block.y) << 32 | UInt64(block.x))
    #expect(generator.counter == SIMD4(1, 0, 8, 0))
    var last = Philox4x32(key: key, counter: SIMD4(repeating: .max))
    _ = last.next()
    #expect(last.counter == .zero)
  }

  @Test func `a seed names key and stream, low words first`() {
    let generator = Philox4x32(seed: 0x1111_2222_3333_4444, stream: 0x5555_6666_7777_8888)
    #expect(generator.key == SIMD2(0x3333_4444, 0x1111_2222))
    #expect(generator.counter == SIMD4(0, 0, 0x7777_8888, 0x5555_6666))
  }
}
