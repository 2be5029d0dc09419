import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AutomaticStationaryTests {
  @Test func `pure equilibria come first`() throws {
    let answer = try PoisonBerries(rule: .silly).stationaryEquilibria(over: Rational.self)
    #expect(answer.method == "pure" && answer.count == 2 && answer.includesAllPure)
  }

  @Test func `without pure equilibria one in mixed actions is found`() throws {
    let answer = try NoSDEGame().stationaryEquilibria()
    #expect(answer.method == "logit" && answer.count == 1 && answer.includesAllPure)
    #expect(answer[0].regret < 1e-11 && !answer[0].isPure)
  }

  @Test func `zero-sum games are solved as such`() throws {
    let game = try RandomMarkovGames(
      stateCount: 30,
      actionCounts: [3, 3],
      branching: 3,
      isZeroSum: true
    ).makeGame(seed: 1)
    let answer = try game.stationaryEquilibria()
    #expect(answer.method == "newton" && answer.count == 1)
    #expect(answer[0].regret < 1e-8)
    let exact = try LoadedRockPaperScissors().stationaryEquilibria(over: Rational.self)
    #expect(exact[0].values[0] == [0, Rational(1, 9), Rational(-1, 9)])
  }

  /// institutions.md D.4 has two of Maskin and Tirole's equilibria; whatever is found is one.
  @Test func `price competition`() throws {
    let search = AutomaticStationary(largestSearch: 10_000)
    let answer = try MaskinTiroleDuopoly(discount: 0.9).stationaryEquilibria(using: search)
    #expect(answer.count == 1 && !answer.includesAllPure)
    #expect(try #require(answer.first).regret < 1e-9)
  }

  @Test func `the answer is the same every time`() throws {
    let game = try RandomMarkovGames(stateCount: 4, actionCounts: [3, 3], branching: 3)
      .makeGame(seed: 11)
    let answer = try game.stationaryEquilibria()
    #expect(answer == (try game.stationaryEquilibria()))
  }
}
