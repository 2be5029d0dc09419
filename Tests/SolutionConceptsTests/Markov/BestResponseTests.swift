import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct BestResponseTests {
  private static func policy(
    for game: TabularMarkovGame<Int, Int>,
    seed: UInt64
  ) throws -> StationaryPolicy<Int, Rational> {
    var generator = Xoshiro256(seed: seed)
    return try StationaryPolicy(
      probabilities: game.spaces.map { space in
        space.counts.map { count in
          let weights = (0..<count).map { _ in Int.random(in: 0...4, using: &generator) }
          let sum = max(weights.reduce(0, +), 1)
          return weights.allSatisfy { $0 == 0 }
            ? (0..<count).map { $0 == 0 ? 1 : 0 } : weights.map { Rational($0, sum) }
        }
      },
      for: game
    )
  }

  /// With one player there is nobody to respond to.
  @Test func `the response to nobody is the optimum`() throws {
    let game = try RandomMarkovGames(stateCount: 5, actionCounts: [3], branching: 2)
      .makeGame(seed: 1)
    let policy = try Self.policy(for: game, seed: 2)
    #expect(
      try game.bestResponse(of: 0, against: policy).values == game.optimalDecisions().values
    )
  }

  /// The best pure policy by enumeration.
  @Test(arguments: 0..<8)
  func `responses beat every pure policy`(seed: UInt64) throws {
    let game = try RandomMarkovGames(
      stateCount: 3,
      actionCounts: [2, 2, 2],
      branching: 2,
      rewards: .integers(-5...5),
      horizon: .discounted([0.5, 0.75, 0.9])
    ).makeGame(seed: seed)
    let policy = try Self.policy(for: game, seed: seed + 100)
    for player in 0..<3 {
      let response = try game.bestResponse(of: player, against: policy)
      var best: [Rational]?
      for number in 0..<8 {
        var probabilities = policy.probabilities
        for state in 0..<3 {
          let action = number >> state & 1
          probabilities[state][player] = [action == 0 ? 1 : 0, action == 1 ? 1 : 0]
        }
        let changed = try StationaryPolicy<Int, Rational>(probabilities: probabilities, for: game)
        let values = try game.values(of: changed).values[player]
        best = best.map { zip($0, values).map { max($0, $1) } } ?? values
      }
      #expect(response.values == best)
      #expect(response.gap == 0)
    }
  }

  @Test(arguments: 0..<20)
  func `floating checks bracket exact ones`(seed: UInt64) throws {
    let game = try RandomMarkovGames(
      stateCount: 6,
      actionCounts: [3, 2],
      branching: 3,
      rewards: .integers(-5...5)
    ).makeGame(seed: seed)
    let policy = try Self.policy(for: game, seed: seed + 7)
    let exact = try game.check(stationary: policy)
    let rounded = try StationaryPolicy<Int, Double>(
      probabilities: policy.probabilities.map { $0.map { $0.map(\.doubleValue) } },
      for: game
    )
    let floating = try game.check(stationary: rounded)
    let values = try game.values(of: policy)
    #expect(values.values == exact.values && values.errors == [0, 0])
    for player in 0..<2 {
      for state in 0..<6 {
        let value = exact.values[player][state].doubleValue
        #expect(
          abs(floating.values[player][state] - value) <= floating.valueErrors[player] + 1e-13
        )
        let gap = exact.gaps[player][state].doubleValue
        #expect(floating.gaps[player][state] >= gap)
        #expect(floating.gaps[player][state] <= gap + 1e-9)
      }
      #expect(floating.valueErrors[player] < 1e-9 && exact.valueErrors[player] == 0)
      let oneStep = exact.bestDeviations[player].gain.doubleValue
      #expect(floating.bestDeviations[player].gain >= oneStep)
      #expect(floating.bestDeviations[player].gain <= oneStep + 1e-9)
      // The one-shot deviation principle.
      #expect((exact.bestDeviations[player].gain == 0) == (exact.gaps[player].max() == 0))
    }
  }

  @Test func `what does not fit is refused`() throws {
    let game = try NoSDEGame().tabulated()
    let policy = StationaryPolicy<NoSDEGame.Move, Rational>(uniformFor: game)
    #expect(throws: SolutionError.self) { try game.bestResponse(of: 2, against: policy) }
    #expect(throws: SolutionError.self) { try game.bestResponse(of: -1, against: policy) }
    var endless = try NoSDEGame()
    endless.horizon = .average
    #expect(throws: SolutionError.self) { try endless.check(stationary: policy) }
    let other = try GridGame(.ownGoals).tabulated()
    let foreign = StationaryPolicy<GridGame.Move, Rational>(uniformFor: other)
    #expect(throws: SolutionError.self) {
      try GridGame(.sharedGoal).check(stationary: foreign)
    }
  }
}
