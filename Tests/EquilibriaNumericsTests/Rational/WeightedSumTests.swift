import Testing

@testable import EquilibriaNumerics

struct WeightedSumTests {
  /// Short weights, long ones with one denominator, and long ones with many.
  @Test(arguments: [0, 1, 2]) func `sums agree with term-by-term addition`(kind: Int) {
    var numbers = EdgeNumbers(seed: UInt64(kind))
    for _ in 0..<40 {
      let terms = numbers.index(below: 6)
      let long = Rational(numerator: 1, denominator: ExactInteger(numbers.word()).magnitude + .one)
      let weights = (0..<terms).map { _ -> Rational in
        let short = Rational(Int(numbers.integer(-50...50)), 7)
        switch kind {
        case 0: return short
        case 1: return short * long * long
        default:
          return short
            * Rational(numerator: 1, denominator: ExactInteger(numbers.word()).magnitude + .one)
            * long
        }
      }
      let entries = (0..<5).map { _ in
        (0..<terms).map { _ in
          Rational(Int(numbers.integer(-9...9)), 1 + numbers.index(below: 12))
        }
      }
      let sums = Rational.weightedSums(count: 5, weights: weights) { entries[$0][$1] }
      let expected = entries.map { row in
        zip(row, weights).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
      }
      #expect(sums == expected)
    }
  }

  @Test func `doubles are summed one after another`() {
    let sums = Double.weightedSums(count: 2, weights: [0.5, 0.25]) { Double($0 + 2 * $1) }
    #expect(sums == [0.5, 1.25])
  }

  @Test func `numbers beyond two words are told apart`() {
    let big = Rational(numerator: ExactInteger.one.shifted(left: 80), denominator: .one)
    #expect(Rational.bigPlaces(in: [1, big, Rational(1, 3), -big]) == [1, 3])
    #expect(Double.values(of: [Rational(1, 4), 3]) == [0.25, 3])
    #expect(Rational.values(of: [Rational(1, 4), 3]) == [Rational(1, 4), 3])
  }
}
