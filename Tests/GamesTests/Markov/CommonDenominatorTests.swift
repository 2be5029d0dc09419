import EquilibriaNumerics
import Games
import Testing

@Suite struct CommonDenominatorTests {
  @Test func `numbers over one denominator`() throws {
    let values: [Rational] = [0.5, Rational(-2, 3), 4]
    let common = try #require(CommonDenominator(values))
    #expect(common.denominator == 6)
    #expect(common.numerators == [3, -4, 24])
    #expect(common.rationals == values)
    #expect(CommonDenominator([Rational(1, 1_000_000_007), Rational(1, .max)]) == nil)
    #expect(CommonDenominator([Rational(1, 1 << 40), Rational(1 << 40)]) == nil)
  }

  @Test func `expectations are the same either way`() throws {
    var rows = TransitionRows(stateCount: 4)
    try rows.append([(0, Rational(1, 7)), (3, Rational(6, 7))])
    let (p, q) = (Rational(1, 1_000_000_007), Rational(1, 998_244_353))
    try rows.append([(0, p * q), (2, p), (1, 1 - p - p * q)])
    let largest = Rational(1 << 62)
    try rows.append(successors: [0, 3], weights: [1, (1 << 62) - 1])
    for values in [[1, 2, 3, 4], [largest, -largest, 0, -largest], [0.25, 0.5, -0.75, 1]]
      as [[Rational]]
    {
      let common = try #require(CommonDenominator(values))
      for row in 0..<3 {
        #expect(
          rows.expectation(of: common, inRow: row) == rows.expectation(of: values, inRow: row)
        )
      }
    }
  }
}
