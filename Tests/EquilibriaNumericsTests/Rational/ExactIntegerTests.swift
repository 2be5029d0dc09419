import BigInt
import Testing

@testable import EquilibriaNumerics

struct ExactIntegerTests {
  @Test func `every way in gives the canonical form`() {
    var numbers = EdgeNumbers(seed: 51)
    for _ in 0..<3_000 {
      let value = numbers.integer()
      let integer = ExactInteger(value)
      #expect(integer.isCanonical)
      #expect(integer.bigValue == value)
      #expect(integer.description == value.description)
      #expect(ExactInteger(value.description) == integer)
      if let word = Int64(value.description) {
        #expect(ExactInteger(word) == integer)
        #expect(integer.word == word)
      }
      if let wide = Int128(value.description) {
        #expect(ExactInteger(wide) == integer)
        #expect(ExactInteger(wide).hashValue == integer.hashValue)
      }
    }
  }

  /// −2⁶³ needs 65 bits by `BigInt.bitWidth`, and yet it fits in a word.
  @Test func `the least word is a word however it is made`() {
    let least = ExactInteger(Int64.min)
    let edge = -(ExactInteger(Int64.max) + .one)
    #expect(edge == least)
    #expect(edge.word == .min)
    #expect(ExactInteger(-(BigInt(1) << 63)).word == .min)
    #expect(ExactInteger(BigInt(1) << 63).word == nil)
    #expect(ExactInteger("-9223372036854775808").word == .min)
    #expect((least - .one) + .one == least)
  }

  @Test func `order and equality are those of the integers`() {
    var numbers = EdgeNumbers(seed: 52)
    for _ in 0..<3_000 {
      let (a, b) = (numbers.integer(), numbers.integer())
      #expect((ExactInteger(a) < ExactInteger(b)) == (a < b), "\(a) < \(b)")
      #expect((ExactInteger(a) == ExactInteger(b)) == (a == b))
      #expect(ExactInteger(a).magnitude.bigValue == BigInt(a.magnitude))
      #expect(ExactInteger(a).signum == Int(a.signum()))
      #expect(ExactInteger(a).isZero == (a == 0))
      #expect(ExactInteger(a).bitCount == a.magnitude.bitWidth)
    }
  }

  @Test(arguments: ["", "+", "-", "--1", "+-1", "1-2", "1.0", "0x1", " 1", "1+234567890123456789"])
  func `refuses`(text: String) {
    #expect(ExactInteger(text) == nil)
  }
}
