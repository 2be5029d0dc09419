import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct PurePolicyEnumerationTests {
  /// Every pure policy of a game with two actions per player and state, held against the checker.
  private func byChecker(_ game: TabularMarkovGame<Int, Int>) throws -> [[[Int]]] {
    let choices = game.stateCount * game.playerCount
    return try (0..<(1 << choices)).compactMap { code in
      let policy = game.states.indices.map { state in
        (0..<game.playerCount).map { code >> (state * game.playerCount + $0) & 1 }
      }
      let exact = try StationaryPolicy<_, Rational>(pure: policy, for: game)
      return try game.check(stationary: exact).isEquilibrium() ? policy : nil
    }
  }

  /// The search and plain enumeration on 200 games, most of them with ties.
  @Test(arguments: 0..<10)
  func `all pure equilibria, and no others`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let players = seed % 4 == 3 ? 3 : 2
      let game = try RandomMarkovGames(
        stateCount: players == 3 ? 2 : 3,
        actionCounts: Array(repeating: 2, count: players),
        branching: 1 + seed % 2,
        rewards: .integers(0...(1 + seed % 5)),
        horizon: .discounted([0.5, 0.75, 0.95][seed % 3], players: players)
      ).makeGame(seed: UInt64(seed))
      let answer = try game.stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
      #expect(answer.includesAllPure && answer.stopReason == nil)
      let found = answer.map { equilibrium in
        equilibrium.policy.probabilities.map { $0.map { $0.firstIndex(of: 1) ?? -1 } }
      }
      #expect(Set(found) == Set(try byChecker(game)) && found.count == Set(found).count)
      let floating = try game.stationaryEquilibria(using: .pureEnumeration)
      #expect(floating.count == answer.count)
      #expect(floating.allSatisfy { $0.regret < 1e-9 })
    }
  }

  /// Case spur-01: these and no others.
  @Test(arguments: [
    (PoisonBerries.Rule.none, ["PPPP PPPP"]), (.important, ["PPPP PPPP", "TZTZ TTZZ"]),
    (.silly, ["PPPP PPPP", "SZSZ SSZZ"]),
  ])
  func `poison and taboo`(rule: PoisonBerries.Rule, wanted: [String]) throws {
    let game = try PoisonBerries(rule: rule).tabulated()
    let answer = try game.stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
    let moves = Array("SPTZ")
    let found = answer.map { equilibrium in
      (0..<2).map { player in
        String(
          equilibrium.policy.probabilities.map { mixtures in
            mixtures[player].firstIndex(of: 1).map { moves[$0] } ?? "?"
          }
        )
      }.joined(separator: " ")
    }
    #expect(Set(found) == Set(wanted) && found.count == wanted.count && answer.includesAllPure)
  }

  /// Case commons-01: everybody eats whenever there is something to eat.
  @Test func `the tragedy of the commons is unique`() throws {
    let answer = try CommonsHarvestPatch()
      .stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
    #expect(answer.includesAllPure)
    // Without apples it does not matter what anybody does.
    #expect(answer.count == 4)
    let sum = try MarkovCases.number("commons-01", "mpeSum")
    for equilibrium in answer {
      let eats = equilibrium.policy.probabilities.dropFirst().joined()
      #expect(eats.allSatisfy { $0 == [0, 1] })
      let total = equilibrium.values.map { $0[4] }.reduce(0, +)
      #expect(isClose(total.doubleValue, sum, within: 1e-6))
    }
  }

  /// Case markov-03.
  @Test func `NoSDE has none`() throws {
    let answer = try NoSDEGame().stationaryEquilibria(using: .pureEnumeration)
    #expect(answer.isEmpty && answer.includesAllPure && !answer.isComplete)
  }

  @Test func `limits leave a partial answer`() throws {
    let game = try RandomMarkovGames(stateCount: 20, actionCounts: [3, 3], branching: 5)
      .makeGame(seed: 3)
    let search = PurePolicyEnumeration(limits: Limits(iterations: 50))
    let answer = try game.stationaryEquilibria(using: search)
    #expect(answer.stopReason == .iterationLimit && !answer.includesAllPure)
    #expect(answer.iterations == 50)
    let few = PurePolicyEnumeration(largestCount: 2)
    let partial = try CommonsHarvestPatch().stationaryEquilibria(using: few)
    #expect(partial.count == 2 && partial.stopReason == .memoryLimit && !partial.includesAllPure)
  }

  @Test func `a game without choices has one equilibrium`() throws {
    let game = try RandomMarkovGames(stateCount: 3, actionCounts: [1, 1], branching: 2)
      .makeGame(seed: 1)
    let answer = try game.stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
    #expect(answer.count == 1 && answer.isComplete)
    #expect(answer[0].values == (try game.values(of: answer[0].policy)).values)
  }
}
