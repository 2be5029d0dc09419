import BigInt
@testable import EquilibriaNumerics
import Testing

struct RationalTests {
  @Test func `equal numbers have equal hashes whatever way they were reached`() {
    var numbers = EdgeNumbers(seed: 101)
    for _ in 0..<2_000 {
      let (a, b) = (numbers.fraction(), numbers.fraction())
      let (x, y) = (a.rational, b.rational)
      let back = (x + y) - y
      #expect(back == x)
      #expect(back.hashValue == x.hashValue)
      #expect((x == y) == (a == b))
    }
  }

  @Test func `building from two machine integers reduces to lowest terms`() {
    var numbers = EdgeNumbers(seed: 102)
    for _ in 0..<4_000 {
      let (a, b) = (numbers.word(), numbers.nonzeroWord())
      let value = Rational(Int(a), Int(b))
      #expect(Fraction(value) == Fraction(BigInt(a), BigInt(b)))
      #expect(value.isCanonical)
    }
  }

  @Test(arguments: [
    (Rational(Int.min, Int.min), "1", "1"),
    (Rational(1, Int.min), "-1", "9223372036854775808"),
    (Rational(Int.min, 1), "-9223372036854775808", "1"),
    (Rational(Int.min, -1), "9223372036854775808", "1"),
    (Rational(Int.max, Int.min), "-9223372036854775807", "9223372036854775808"),
    (Rational(0, Int.min), "0", "1"),
    (Rational(6, -4), "-3", "2"),
  ])
  func `extreme parts keep their value`(value: Rational, numerator: String, denominator: String) {
    #expect(value.numerator == numerator)
    #expect(value.denominator == denominator)
    #expect(value.isCanonical)
  }

  @Test func `rounding down and up brackets the number`() {
    var numbers = EdgeNumbers(seed: 103)
    for _ in 0..<3_000 {
      let fraction = numbers.fraction()
      let value = fraction.rational
      #expect(Fraction(value.roundedDown) == Fraction(fraction.floor))
      let up = fraction.denominator == 1 ? fraction.floor : fraction.floor + 1
      #expect(Fraction(value.roundedUp) == Fraction(up))
      #expect(value.roundedDown.isCanonical && value.roundedUp.isCanonical)
    }
  }

  @Test(arguments: [(7, 2, 3, 4), (-7, 2, -4, -3), (6, 2, 3, 3), (-1, 3, -1, 0), (0, 5, 0, 0)])
  func `rounding goes toward the infinities`(
    numerator: Int,
    denominator: Int,
    down: Int,
    up: Int
  ) {
    #expect(Rational(numerator, denominator).roundedDown == Rational(down))
    #expect(Rational(numerator, denominator).roundedUp == Rational(up))
  }

  @Test func `sign, zero and integer tests agree with the parts`() {
    var numbers = EdgeNumbers(seed: 104)
    for _ in 0..<2_000 {
      let fraction = numbers.fraction()
      let value = fraction.rational
      #expect(value.signum == Int(fraction.numerator.signum()))
      #expect(value.isZero == (fraction.numerator == 0))
      #expect(value.isInteger == (fraction.denominator == 1))
      #expect(Fraction(value.magnitude) == fraction.magnitude)
      #expect(value.numerator == fraction.numerator.description)
      #expect(value.denominator == fraction.denominator.description)
    }
  }

  @Test func `a zero denominator is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = Rational(1, 0) }
  }
}
