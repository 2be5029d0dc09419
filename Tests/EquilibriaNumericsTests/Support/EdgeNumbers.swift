import BigInt

@testable import EquilibriaNumerics

/// Random numbers that crowd around the places where machine arithmetic goes wrong.
struct EdgeNumbers {
  private var generator: Xoshiro256

  init(seed: UInt64) { generator = Xoshiro256(seed: seed) }

  mutating func index(below count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  mutating func integer(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &generator)
  }

  mutating func bits() -> UInt64 { generator.next() }

  /// Extremes, small numbers, neighbours of powers of two, and numbers of any number of bits.
  mutating func word() -> Int64 {
    let power = Int64(1) << Int64(index(below: 63))
    switch index(below: 10) {
    case 0: return [.min, .max, .min + 1, .max - 1][index(below: 4)]
    case 1: return integer(-3...3)
    case 2: return power
    case 3: return -power
    case 4: return power - 1
    case 5: return -power - 1
    case 6: return integer(-1_000...1_000)
    case 7: return [3_037_000_499, 3_037_000_500, 4_294_967_295, 4_294_967_296][index(below: 4)]
    default: return Int64(bitPattern: bits()) >> Int64(index(below: 64))
    }
  }

  mutating func nonzeroWord() -> Int64 {
    let value = word()
    return value == 0 ? 1 : value
  }

  /// Mostly one word, sometimes a little more than one or two words, sometimes many.
  mutating func integer() -> BigInt {
    switch index(below: 8) {
    case 0: BigInt(word()) * BigInt(word())
    case 1: BigInt(word()) * BigInt(word()) + BigInt(word())
    case 2: (BigInt(word()) << index(below: 200)) + BigInt(word())
    default: BigInt(word())
    }
  }

  /// A fraction whose parts are mostly near the edges of 64 bits.
  mutating func fraction() -> Fraction {
    if index(below: 6) == 0 {
      let below = integer()
      return Fraction(integer(), below == 0 ? 1 : below)
    }
    return Fraction(BigInt(word()), BigInt(nonzeroWord()))
  }

  /// Two fractions; in one case of three their denominators share a factor.
  mutating func pair() -> (Fraction, Fraction) {
    let (left, right) = (fraction(), fraction())
    switch index(below: 6) {
    case 0: return (left, Fraction(right.numerator, left.denominator))
    case 1: return (left, Fraction(right.numerator, left.denominator * BigInt(nonzeroWord())))
    default: return (left, right)
    }
  }
}
