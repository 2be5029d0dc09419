import EquilibriaNumerics
import Games
import Testing

@Suite struct RandomMarkovGamesTests {
  @Test func `a seed names a game`() throws {
    let family = try RandomMarkovGames(stateCount: 6, actionCounts: [2, 3], branching: 3)
    #expect(try family.makeGame(seed: 1) == family.makeGame(seed: 1))
    #expect(try family.makeGame(seed: 1) != family.makeGame(seed: 2))
  }

  @Test func `the shape is the one asked for`() throws {
    let family = try RandomMarkovGames(
      stateCount: 10,
      actionCounts: [2, 3],
      branching: 4,
      isZeroSum: true,
      rewards: .integers(-10...10),
      horizon: .discounted(0.5, players: 2)
    )
    let game = try family.makeGame(seed: 5)
    #expect(game.stateCount == 10 && game.rowCount == 60 && game.isZeroSum)
    #expect(game.transitions.entryCount == 240, "no two successors of a row are the same")
    #expect(game.rewards[0].allSatisfy { $0.isInteger && abs($0.doubleValue) <= 10 })
    #expect(game.horizon == .discounted([0.5, 0.5]))
    for row in 0..<game.rowCount {
      for (_, probability) in game.transitions.distribution(ofRow: row) {
        #expect(probability > 0 && (probability * Rational(1 << 20)).isInteger)
      }
    }
  }

  @Test func `successors are uniform`() throws {
    let game = try RandomMarkovGames(stateCount: 20, actionCounts: [100], branching: 3)
      .makeGame(seed: 9)
    var counts = Array(repeating: 0, count: 20)
    for successor in game.transitions.successors { counts[Int(successor)] += 1 }
    // 300 expected, with a standard deviation of 16.
    #expect(counts.allSatisfy { (220...380).contains($0) })
  }

  @Test func `full branching and single states work`() throws {
    let full = try RandomMarkovGames(stateCount: 5, actionCounts: [2], branching: 5)
    #expect(try full.makeGame(seed: 1).transitions.entryCount == 50)
    let single = try RandomMarkovGames(stateCount: 1, actionCounts: [3, 3, 3], branching: 1)
    #expect(try single.makeGame(seed: 1).absorbingStates == [0])
  }

  @Test func `bad sizes are refused`() {
    #expect(throws: MarkovGameError.noStates) {
      try RandomMarkovGames(stateCount: 0, actionCounts: [2], branching: 1)
    }
    #expect(throws: MarkovGameError.noPlayers) {
      try RandomMarkovGames(stateCount: 1, actionCounts: [], branching: 1)
    }
    #expect(throws: MarkovGameError.self) {
      try RandomMarkovGames(stateCount: 3, actionCounts: [2], branching: 4)
    }
    #expect(throws: MarkovGameError.self) {
      try RandomMarkovGames(stateCount: 3, actionCounts: [2], branching: 2, isZeroSum: true)
    }
    #expect(
      throws: MarkovGameError.tooLarge(
        what: "action profiles",
        limit: ActionSpace.largestProfileCount
      )
    ) {
      try RandomMarkovGames(stateCount: 1 << 20, actionCounts: [100, 100], branching: 1)
        .makeGame(seed: 1)
    }
  }
}
