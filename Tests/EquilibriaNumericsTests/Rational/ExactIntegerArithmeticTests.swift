import BigInt
import Testing

@testable import EquilibriaNumerics

struct ExactIntegerArithmeticTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `agrees with big integers`(seed: UInt64) {
    var numbers = EdgeNumbers(seed: 600 + seed)
    for _ in 0..<1_500 {
      let (a, b) = (numbers.integer(), numbers.integer())
      let (x, y) = (ExactInteger(a), ExactInteger(b))
      check(x + y, a + b)
      check(x - y, a - b)
      check(x * y, a * b)
      check(-x, -a)
      var sum = x
      sum += y
      check(sum, a + b)
      sum -= y
      check(sum, a)
      if b != 0 {
        let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
        let expected = a.quotientAndRemainder(dividingBy: b)
        check(quotient, expected.quotient)
        check(remainder, expected.remainder)
        check((x * y).exactlyDivided(by: y), a)
      }
    }
  }

  @Test(arguments: [
    (Int64.min, Int64.min), (.min, .max), (.max, .max), (.min, -1), (-1, .min), (.max, 2),
  ])
  func `extreme words`(a: Int64, b: Int64) {
    let (x, y) = (ExactInteger(a), ExactInteger(b))
    check(x + y, BigInt(a) + BigInt(b))
    check(x - y, BigInt(a) - BigInt(b))
    check(x * y, BigInt(a) * BigInt(b))
    check(-x, -BigInt(a))
    check((x * y).exactlyDivided(by: y), BigInt(a))
    check(x.quotientAndRemainder(dividingBy: y).quotient, BigInt(a) / BigInt(b))
  }

  @Test func `shifts round toward minus infinity`() {
    var numbers = EdgeNumbers(seed: 61)
    for _ in 0..<2_000 {
      let (value, shift) = (numbers.integer(), numbers.index(below: 200))
      check(ExactInteger(value).shifted(left: shift), value * BigInt(2).power(shift))
      let floor = Fraction(value, BigInt(2).power(shift)).floor
      check(ExactInteger(value).shifted(left: -shift), floor)
    }
    #expect(ExactInteger(-3).shifted(left: -1) == -2)
    #expect(ExactInteger(-4).shifted(left: -1) == -2)
    #expect(ExactInteger(-1).shifted(left: -100) == -1)
  }

  @Test func `the step of fraction-free elimination never overflows`() {
    var numbers = EdgeNumbers(seed: 62)
    for _ in 0..<3_000 {
      let (a, b, c, d) = (numbers.word(), numbers.word(), numbers.word(), numbers.word())
      let divisor = numbers.nonzeroWord()
      let difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)
      let result = ExactInteger.crossDifference(
        ExactInteger(a),
        ExactInteger(b),
        minus: ExactInteger(c),
        ExactInteger(d),
        dividedBy: .one
      )
      check(result, difference)
      // Exact by construction: (a·(b·e) − (c·e)·d)/e.
      let (e, scaled) = (ExactInteger(divisor), BigInt(divisor))
      check(
        .crossDifference(
          ExactInteger(a),
          ExactInteger(BigInt(b) * scaled),
          minus: ExactInteger(BigInt(c) * scaled),
          ExactInteger(d),
          dividedBy: e
        ),
        difference
      )
    }
  }

  /// The extremes of `a·b − c·d` in 128 bits: 2¹²⁷ − 2⁶³ and its negative.
  @Test(arguments: [
    (Int64.min, Int64.min, Int64.min, Int64.max, Int64(-1)), (.min, .max, .min, .min, -1),
    (.min, 1, 0, 0, -1), (.min, .min, 0, 0, 1), (.min, 1, 0, 0, 1),
  ])
  func `extreme cross differences`(a: Int64, b: Int64, c: Int64, d: Int64, divisor: Int64) {
    check(
      .crossDifference(
        ExactInteger(a),
        ExactInteger(b),
        minus: ExactInteger(c),
        ExactInteger(d),
        dividedBy: ExactInteger(divisor)
      ),
      (BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)) / BigInt(divisor)
    )
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `greatest common divisors are Euclid's`(seed: UInt64) {
    var numbers = EdgeNumbers(seed: 630 + seed)
    for round in 0..<600 {
      var (a, b) = (numbers.integer(), numbers.integer())
      if round % 2 == 0 {
        // Many words and a common factor: the path through Lehmer's reduction.
        let shared = numbers.integer()
        for _ in 0..<numbers.index(below: 20) { a = a * numbers.integer() + 1 }
        for _ in 0..<numbers.index(below: 20) { b = b * numbers.integer() - 1 }
        (a, b) = (a * shared, b * shared)
      }
      let divisor = ExactInteger.greatestCommonDivisor(ExactInteger(a), ExactInteger(b))
      check(divisor, euclid(a, b))
    }
  }

  /// All quotients are one: the longest run of Euclid's algorithm, hardest on leading digits.
  @Test func `Fibonacci numbers are coprime and scale`() {
    var (a, b) = (BigInt(1), BigInt(1))
    for index in 1...600 {
      (a, b) = (b, a + b)
      #expect(ExactInteger.greatestCommonDivisor(ExactInteger(a), ExactInteger(b)) == .one)
      if index % 50 == 0 {
        let factor = BigInt(3).power(index)
        check(.greatestCommonDivisor(ExactInteger(a * factor), ExactInteger(b * factor)), factor)
      }
    }
  }

  @Test(arguments: [
    (Int64.min, Int64.min, "9223372036854775808"), (.min, 0, "9223372036854775808"),
    (0, 0, "0"), (0, -5, "5"), (1, .min, "1"), (.max, .min, "1"), (12, -18, "6"),
  ])
  func `divisors of extreme words`(a: Int64, b: Int64, expected: String) {
    let divisor = ExactInteger.greatestCommonDivisor(ExactInteger(a), ExactInteger(b))
    #expect(divisor.description == expected)
  }

  @Test func `least common multiples`() {
    var numbers = EdgeNumbers(seed: 64)
    for _ in 0..<1_000 {
      let (a, b) = (BigInt(numbers.integer().magnitude), BigInt(numbers.integer().magnitude))
      guard a != 0 && b != 0 else { continue }
      check(.leastCommonMultiple(ExactInteger(a), ExactInteger(b)), a * b / euclid(a, b))
    }
  }

  private func euclid(_ a: BigInt, _ b: BigInt) -> BigInt {
    var (x, y) = (a.magnitude, b.magnitude)
    while y != 0 { (x, y) = (y, x % y) }
    return BigInt(x)
  }

  private func check(
    _ value: ExactInteger,
    _ expected: BigInt,
    at location: SourceLocation = #_sourceLocation
  ) {
    if value.bigValue != expected || !value.isCanonical {
      Issue.record("gave \(value), not \(expected)", sourceLocation: location)
    }
  }
}
