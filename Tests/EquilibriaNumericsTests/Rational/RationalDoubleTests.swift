import BigInt
@testable import EquilibriaNumerics
import Testing

struct RationalDoubleTests {
  @Test func `a double becomes its shortest decimal`() {
    // Runtime values, so that no literal conversion is involved.
    for tenths in 1...2_000 {
      #expect(Rational(Double(tenths) / 10) == Rational(tenths, 10))
      #expect(Rational(Double(tenths) / 1_000) == Rational(tenths, 1_000))
    }
    #expect(Rational(Double("1e23") ?? 0).description == "1" + String(repeating: "0", count: 23))
    #expect(Rational(-0.0 as Double) == .zero)
    #expect(Rational(Double.leastNonzeroMagnitude) == Rational("5e-324"))
    #expect(Rational(Double.greatestFiniteMagnitude) == Rational("1.7976931348623157e308"))
  }

  /// The rule does not change where doubles stop being exact integers.
  @Test(arguments: [0x1p53, 0x1p54 + 4, 0x1p62, 0x1p63, 1e18 + 128, -0x1p62])
  func `large doubles follow the same rule`(value: Double) {
    #expect(Rational(value) == Rational(value.description))
    #expect(Rational(value).doubleValue == value)
  }

  @Test func `the exact conversion keeps the binary fraction`() {
    #expect(
      Rational(exactly: 0.1 as Double)?.description == "3602879701896397/36028797018963968"
    )
    #expect(Rational(exactly: Double.infinity) == nil)
    #expect(Rational(exactly: -Double.infinity) == nil)
    #expect(Rational(exactly: Double.nan) == nil)
    #expect(Rational(exactly: -0.0 as Double) == .zero)
    var numbers = EdgeNumbers(seed: 41)
    for value in (0..<500).map({ _ in Double(bitPattern: numbers.bits()) }) + Self.extremes
    where value.isFinite {
      let exact = Rational(exactly: value)
      #expect(exact.map { Fraction($0) } == Fraction(value))
      #expect(exact?.isCanonical == true)
      #expect(exact?.doubleValue == value)
    }
  }

  @Test func `every double survives its decimal`() {
    var numbers = EdgeNumbers(seed: 42)
    for value in (0..<500).map({ _ in Double(bitPattern: numbers.bits()) }) + Self.extremes
    where value.isFinite {
      #expect(Rational(value).doubleValue == value)
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `rounding to double is to nearest`(seed: UInt64) {
    var numbers = EdgeNumbers(seed: 400 + seed)
    for _ in 0..<400 { checkNearest(numbers.fraction()) }
  }

  @Test func `numbers beside the middle of two doubles round to the right side`() {
    var numbers = EdgeNumbers(seed: 43)
    let doubles = (0..<100).map { _ in Double(bitPattern: numbers.bits() >> 1) } + Self.extremes
    for value in doubles where value.isFinite && value.nextUp.isFinite {
      let middle = (Fraction(value) + Fraction(value.nextUp)) * Fraction(1, 2)
      let nudge = middle.magnitude * Fraction(1, BigInt(1) << 200)
      let even = value.significandBitPattern & 1 == 0 ? value : value.nextUp
      #expect(middle.rational.doubleValue == even)
      #expect(
        (middle + nudge).rational.doubleValue == (middle.numerator == 0 ? even : value.nextUp)
      )
      #expect((middle - nudge).rational.doubleValue == (middle.numerator == 0 ? even : value))
    }
  }

  @Test func `words beyond 53 bits are not rounded twice`() {
    var numbers = EdgeNumbers(seed: 44)
    for _ in 0..<500 {
      let below = numbers.integer((1 << 53)...Int64.max)
      let above = numbers.integer(Int64.min...Int64.max)
      checkNearest(Fraction(BigInt(above), BigInt(below)))
      checkNearest(Fraction(BigInt(above)))
    }
  }

  @Test func `parts of two hundred digits`() {
    let third = String(repeating: "3", count: 200)
    let ones = String(repeating: "1", count: 200)
    #expect(Rational("\(ones)/\(third)")?.doubleValue == 1.0 / 3)
    #expect(Rational("-\(ones)0/\(third)")?.doubleValue == -10.0 / 3)
    #expect(Rational("1/\(ones)")?.doubleValue == 9e-200)
    var numbers = EdgeNumbers(seed: 45)
    for _ in 0..<200 {
      let parts = (0..<2).map { _ in
        (0..<11).reduce(BigInt(0)) { sum, _ in (sum << 60) + BigInt(numbers.nonzeroWord()) }
      }
      if parts[1] != 0 { checkNearest(Fraction(parts[0], parts[1])) }
    }
  }

  @Test func `overflow and underflow`() {
    let largest = Fraction(Double.greatestFiniteMagnitude)
    // Half a unit above the largest double is the first number that rounds to infinity.
    let limit = Fraction((BigInt(1) << 1024) - (BigInt(1) << 970))
    #expect(largest.rational.doubleValue == .greatestFiniteMagnitude)
    #expect(limit.rational.doubleValue == .infinity)
    #expect((limit - .one).rational.doubleValue == .greatestFiniteMagnitude)
    #expect((.one - limit).rational.doubleValue == -.greatestFiniteMagnitude)
    #expect(Rational("1e4000")?.doubleValue == .infinity)
    #expect(Rational("-1e4000")?.doubleValue == -.infinity)
    #expect(Rational("1e-4000")?.doubleValue == 0)
    #expect(Rational("-1e-4000")?.doubleValue == 0)
    let tiniest = Fraction(Double.leastNonzeroMagnitude)
    #expect((tiniest * Fraction(1, 2)).rational.doubleValue == 0)
    #expect((tiniest * Fraction(3, 2)).rational.doubleValue == 2 * .leastNonzeroMagnitude)
    #expect((tiniest * Fraction(501, 1000)).rational.doubleValue == .leastNonzeroMagnitude)
  }

  @Test func `NaN is refused`() async {
    await #expect(processExitsWith: .failure) { _ = Rational(Double.nan) }
  }

  private static let extremes: [Double] = [
    .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
    .leastNormalMagnitude.nextUp, .greatestFiniteMagnitude, 1, 1.0.nextUp, 1.0.nextDown, 0x1p53,
    0x1p-1074, 0x1.8p-1072, 0x1p63, 0x1p64, 0x1p1023,
  ]

  /// |x − d| is at most the distance to both neighbours, and a tie goes to the even one.
  private func checkNearest(
    _ exact: Fraction,
    at location: SourceLocation = #_sourceLocation
  ) {
    let value = exact.rational.doubleValue
    guard value.isFinite else {
      Issue.record("\(exact) overflowed", sourceLocation: location)
      return
    }
    let distance = (exact - Fraction(value)).magnitude
    for neighbour in [value.nextUp, value.nextDown] where neighbour.isFinite {
      let other = (exact - Fraction(neighbour)).magnitude
      if other < distance || (other == distance && value.significandBitPattern & 1 == 1) {
        Issue.record("\(exact) gave \(value), not \(neighbour)", sourceLocation: location)
      }
    }
  }
}
