import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct ValueBoundsCheckTests {
  private let game: TabularMarkovGame<Int, Int>
  private let values: [Rational]

  init() throws {
    game = try RandomMarkovGames(
      stateCount: 4,
      actionCounts: [2],
      branching: 2,
      horizon: .discounted([0.5])
    ).makeGame(seed: 12)
    values = try game.optimalDecisions().values
  }

  @Test func `wrong bounds are found out`() throws {
    let below = values.map { $0 - 1 }
    let above = values.map { $0 + 1 }
    let good = try game.check(lowerValues: below, upperValues: above)
    // Moving all values by 1 moves T by δ.
    #expect(good.isProof && good.lowerSlack == 0.5 && good.upperSlack == 0.5)
    #expect(good.description == "both bounds are proven")
    let swapped = try game.check(lowerValues: above, upperValues: below)
    #expect(!swapped.isProof && swapped.lowerSlack == -0.5 && swapped.upperSlack == -0.5)
    var off = values
    off[2] += Rational(1, 1_000_000_000_000)
    let lower = try game.check(lowerValues: off, upperValues: values)
    #expect(!lower.isProof && lower.lowerState == 2 && lower.upperSlack == 0)
    #expect(lower.description.hasPrefix("lower bound fails in state 2 by "))
  }

  @Test func `bounds that are no numbers are refused`() {
    let numbers = values.map(\.doubleValue)
    #expect(throws: SolutionError.self) {
      try game.check(lowerValues: [1.0], upperValues: numbers)
    }
    #expect(
      throws: SolutionError.markovGame(
        .notFinite(place: "of the upper bounds that of state \"1\"")
      )
    ) {
      try game.check(lowerValues: numbers, upperValues: [1, .nan, 1, 1])
    }
  }
}
