import EquilibriaNumerics
import Games
import Testing

@Suite struct TransitionRowsTests {
  @Test func `rows are put in order, merged, and freed of zeros`() throws {
    var rows = TransitionRows(stateCount: 4)
    try rows.append([(2, Rational(1, 6)), (0, 0.5), (2, Rational(1, 3)), (1, 0)])
    #expect(rows.starts == [0, 2])
    #expect(rows.successors == [0, 2])
    #expect(rows.distribution(ofRow: 0).map(\.probability) == [0.5, 0.5])
    #expect(rows.probability(of: 2, inRow: 0) == 0.5)
    #expect(rows.probability(of: 1, inRow: 0) == 0)
    #expect(rows.expectation(of: [6, 100, 1, 100], inRow: 0) == 3.5)
  }

  @Test func `equal distributions are equal rows, however they were given`() throws {
    var fractions = TransitionRows(stateCount: 3)
    try fractions.append([(0, 0.25), (2, 0.75)])
    var weights = TransitionRows(stateCount: 3)
    try weights.append(successors: [2, 0, 2], weights: [20, 10, 10])
    let doubles = try TransitionRows(
      stateCount: 3,
      starts: [0, 3],
      successors: [2, 1, 0],
      probabilities: [0.75, 0, 0.25]
    )
    #expect(fractions == weights)
    #expect(fractions == doubles)
    var certain = TransitionRows(stateCount: 3)
    try certain.append(certain: 1)
    var one = TransitionRows(stateCount: 3)
    try one.append([(1, 1)])
    #expect(certain == one)
  }

  @Test func `faults name the state and what is wrong`() {
    func fault(_ entries: [(successor: Int, probability: Rational)]) -> TransitionFault<Int>? {
      var rows = TransitionRows(stateCount: 2)
      do throws(TransitionFault<Int>) {
        try rows.append(entries)
        return nil
      } catch {
        #expect(rows.rowCount == 0)
        return error
      }
    }
    #expect(fault([]) == .noSuccessor)
    #expect(fault([(2, 1)]) == .unknownSuccessor(2))
    #expect(fault([(-1, 1)]) == .unknownSuccessor(-1))
    #expect(fault([(0, 1.5), (1, -0.5)]) == .negative(1, probability: "-1/2"))
    #expect(fault([(0, 0.5), (1, 0.499)]) == .sum("999/1000"))
    #expect(fault([(0, 0)]) == .sum("0"))
    #expect(fault([(0, 1)]) == nil)
  }

  @Test func `weights with no sum are refused`() {
    var rows = TransitionRows(stateCount: 2)
    #expect(throws: TransitionFault<Int>.sum("0")) {
      try rows.append(successors: [0], weights: [0])
    }
    #expect(throws: TransitionFault.negative(1, probability: "-1")) {
      try rows.append(successors: [0, 1], weights: [2, -1])
    }
    #expect(throws: TransitionFault<Int>.noSuccessor) {
      try rows.append(successors: [], weights: [])
    }
    #expect(throws: TransitionFault<Int>.sum("18446744073709551614")) {
      try rows.append(successors: [0, 1], weights: [.max, .max])
    }
    #expect(rows.rowCount == 0)
  }

  @Test(arguments: [
    ([0.5, 0.499], TransitionFault<Int>.sum("0.999")),
    ([.nan, 1], .notFinite(0)), ([1, .infinity], .notFinite(1)),
    ([1.5, -0.5], .negative(1, probability: "-0.5")), ([1e300, 0], .sum("1e+300")),
  ])
  func `doubles that are no distribution`(
    probabilities: [Double],
    fault: TransitionFault<Int>
  ) {
    #expect(throws: TransitionRows.RowError(row: 1, fault: fault)) {
      try TransitionRows(
        stateCount: 2,
        starts: [0, 1, 3],
        successors: [0, 0, 1],
        probabilities: [1] + probabilities
      )
    }
  }

  @Test func `doubles are shares of their sum`() throws {
    let rows = try TransitionRows(
      stateCount: 3,
      starts: [0, 3],
      successors: [0, 1, 2],
      probabilities: [0.1, 0.2, 0.7]
    )
    let exact = rows.distribution(ofRow: 0).map(\.probability)
    #expect(exact.reduce(0, +) == 1)
    for (found, wanted) in zip(exact, [0.1, 0.2, 0.7] as [Rational]) {
      #expect(abs((found - wanted).doubleValue) < 0x1p-52)
    }
  }

  @Test func `a tiny probability stays positive`() throws {
    let rows = try TransitionRows(
      stateCount: 2,
      starts: [0, 2],
      successors: [1, 0],
      probabilities: [1, 1e-300]
    )
    #expect(rows.probability(of: 0, inRow: 0) > 0)
  }

  @Test func `denominators may exceed a word`() throws {
    var rows = TransitionRows(stateCount: 3)
    let (p, q) = (Rational(1, 1_000_000_007), Rational(1, 998_244_353))
    let r = Rational(1, 1_000_000_009)
    try rows.append([(0, p), (1, q), (2, 1 - p - q)])
    try rows.append([(0, p * q), (1, q * r), (2, 1 - p * q - q * r)])
    try rows.append(certain: 0)
    #expect(rows.probability(of: 1, inRow: 1) == q * r)
    let values: [Rational] = [5, -2, 7]
    #expect(
      rows.expectation(of: values, inRow: 1)
        == 5 * p * q - 2 * q * r + 7 * (1 - p * q - q * r)
    )
    let floating = rows.floatingProbabilities
    #expect(floating.count == 7)
    #expect(floating[0] == p.doubleValue)
    #expect(floating[3] == (p * q).doubleValue)
    #expect(rows.distribution(ofRow: 1).map(\.probability).reduce(0, +) == 1)
  }

  @Test func `expectations agree with term by term sums`() throws {
    let game = try RandomMarkovGames(stateCount: 9, actionCounts: [3], branching: 5)
      .makeGame(seed: 3)
    var generator = Xoshiro256(seed: 4)
    let values = (0..<9).map { _ in Rational(Int.random(in: -99...99, using: &generator), 7) }
    for row in 0..<game.rowCount {
      var sum = Rational.zero
      for (successor, probability) in game.transitions.distribution(ofRow: row) {
        sum += probability * values[successor]
      }
      #expect(game.transitions.expectation(of: values, inRow: row) == sum)
    }
  }
}
