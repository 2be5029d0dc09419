import EquilibriaNumerics
import Games
import Testing

@Suite struct MarkovArraysTests {
  @Test func `both arithmetics hold the same numbers`() throws {
    let game = try RandomMarkovGames(stateCount: 7, actionCounts: [2, 3], branching: 4)
      .makeGame(seed: 11)
    let exact = MarkovArrays<Rational>(game)
    let floating = MarkovArrays<Double>(game)
    #expect(exact.rewards == game.rewards)
    #expect(floating.rewards == game.rewards.map { $0.map(\.doubleValue) })
    #expect(floating.probabilities == exact.probabilities.map(\.doubleValue))
    #expect(floating.entryStarts == exact.entryStarts && floating.successors == exact.successors)
    #expect(exact.discounts == [0.95, 0.95])
    #expect(floating.stateCount == 7 && floating.playerCount == 2 && floating.rowCount == 42)
    let values = (0..<7).map { Rational($0 * $0, 3) }
    for row in 0..<game.rowCount {
      let wanted = exact.expectation(of: values, inRow: row)
      #expect(wanted == game.transitions.expectation(of: values, inRow: row))
      let found = floating.expectation(of: values.map(\.doubleValue), inRow: row)
      #expect(abs(found - wanted.doubleValue) <= 1e-14 * 12)
    }
  }

  /// The bound that floating solvers rely on.
  @Test func `a floating probability is within two rounding units`() throws {
    var rows = TransitionRows(stateCount: 2)
    var generator = Xoshiro256(seed: 5)
    for _ in 0..<200 {
      let total = Int.random(in: 1...(1 << 62), using: &generator)
      let weight = Int.random(in: 1...total, using: &generator)
      try rows.append(successors: [0, 1], weights: [weight, total - weight])
    }
    let floating = rows.floatingProbabilities
    for row in 0..<rows.rowCount {
      for (entry, item) in zip(rows.entries(ofRow: row), rows.distribution(ofRow: row)) {
        let found = try #require(Rational(exactly: floating[entry]))
        let error = ((found - item.probability) / item.probability).doubleValue
        #expect(abs(error) <= 0x1p-52 * 1.5)
      }
    }
  }
}
