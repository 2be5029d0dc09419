import BigInt
@testable import EquilibriaNumerics
import RealModule
import Testing

/// The promise under test: overflow never gives a wrong number.
struct RationalArithmeticTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `agrees with big fractions at the edges of the machine words`(seed: UInt64) {
    var numbers = EdgeNumbers(seed: seed)
    for _ in 0..<700 {
      let (a, b) = numbers.pair()
      let (x, y) = (a.rational, b.rational)
      #expect(x.isCanonical(for: a) && y.isCanonical(for: b))
      check(x + y, a + b, "\(a) + \(b)")
      check(x - y, a - b, "\(a) - \(b)")
      check(x * y, a * b, "\(a) * \(b)")
      check(-x, Fraction(-a.numerator, a.denominator), "-(\(a))")
      if !y.isZero { check(x / y, a / b, "\(a) / \(b)") }
      #expect((x < y) == (a < b), "\(a) < \(b)")
      #expect((x > y) == (b < a), "\(a) > \(b)")
      #expect((x == y) == (a == b), "\(a) == \(b)")
    }
  }

  @Test func `nearly cancelling sums are exact`() {
    var numbers = EdgeNumbers(seed: 21)
    for _ in 0..<1_000 {
      let a = numbers.fraction()
      let b = Fraction(a.numerator + BigInt(numbers.integer(-1...1)), a.denominator)
      check(a.rational - b.rational, a - b, "\(a) - \(b)")
      let c = Fraction(BigInt(1) - b.numerator, b.denominator)
      check(a.rational + c.rational, a + c, "\(a) + \(c)")
    }
  }

  /// Products and sums of 2⁶² … 2¹²⁷: the last that fit and the first that do not.
  @Test(arguments: [Int64.min, .min + 1, -1, 1, .max - 1, .max])
  func `every pair of extremes is exact`(left: Int64) {
    let extremes: [Int64] = [.min, .min + 1, -3, -2, -1, 0, 1, 2, 3, .max - 1, .max]
    for c in extremes {
      for b in extremes where b != 0 {
        for d in extremes where d != 0 {
          let (x, y) = (Fraction(BigInt(left), BigInt(b)), Fraction(BigInt(c), BigInt(d)))
          check(x.rational + y.rational, x + y, "\(x) + \(y)")
          check(x.rational - y.rational, x - y, "\(x) - \(y)")
          check(x.rational * y.rational, x * y, "\(x) * \(y)")
          #expect((x.rational < y.rational) == (x < y), "\(x) < \(y)")
          if c != 0 { check(x.rational / y.rational, x / y, "\(x) / \(y)") }
        }
      }
    }
  }

  @Test func `a long harmonic sum telescopes back to zero`() {
    var sum = Rational.zero
    for index in 1...200 { sum += Rational(1, index) }
    #expect(sum.denominatorInteger.bitCount > 64)
    for index in 1...200 { sum -= Rational(1, index) }
    #expect(sum == .zero)
    #expect(sum.isCanonical)
  }

  @Test func `zero has no reciprocal and others have an exact one`() {
    #expect(Rational.zero.reciprocal == nil)
    var numbers = EdgeNumbers(seed: 22)
    for _ in 0..<1_000 {
      let fraction = numbers.fraction()
      guard let reciprocal = fraction.rational.reciprocal else {
        #expect(fraction.numerator == 0)
        continue
      }
      check(reciprocal, .one / fraction, "1 / (\(fraction))")
    }
  }

  @Test func `integers of every type convert exactly`() {
    #expect(Rational(exactly: UInt64.max)?.description == "18446744073709551615")
    #expect(Rational(exactly: Int128.min)?.description == Int128.min.description)
    #expect(Rational(exactly: Int8.min) == -128)
    #expect(Rational(exactly: BigInt(Int64.min))?.isCanonical == true)
  }

  @Test func `compound assignment is the operator`() {
    var value: Rational = 1 / 3
    value += 1 / 6
    value *= 4
    value /= 3
    value -= 1
    #expect(value == Rational(-1, 3))
  }

  @Test func `division by zero is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = Rational(1) / Rational.zero }
  }

  private func check(
    _ value: Rational,
    _ expected: Fraction,
    _ operation: @autoclosure () -> String,
    at location: SourceLocation = #_sourceLocation
  ) {
    // The text is built only for a failure: big decimals are slow to print.
    if !value.isCanonical(for: expected) {
      Issue.record("\(operation()) gave \(value), not \(expected)", sourceLocation: location)
    }
  }
}
