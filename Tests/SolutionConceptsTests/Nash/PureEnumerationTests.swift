import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct PureEnumerationTests {
  /// The profiles at which nobody gains, from the definition, and whether all others lose.
  private func bruteForce(_ game: PayoffTable<Int>) -> [[Int]: Bool] {
    var result: [[Int]: Bool] = [:]
    for index in 0..<game.space.profileCount {
      let profile = game.space.profile(at: index)
      var isStable = true
      var isStrict = true
      for player in profile.indices {
        for action in 0..<game.space.counts[player] where action != profile[player] {
          var changed = profile
          changed[player] = action
          let gain =
            game.payoffs[player][game.space.index(of: changed)] - game.payoffs[player][index]
          if gain > .zero { isStable = false }
          if gain >= .zero { isStrict = false }
        }
      }
      if isStable { result[profile] = isStrict }
    }
    return result
  }

  @Test(arguments: [[3, 3], [2, 5], [1, 4], [4], [2, 2, 2], [3, 2, 4], [2, 1, 3, 2], [1]])
  func `exactly the stable profiles, with strictness`(counts: [Int]) throws {
    for seed in seeds(30) {
      let game = try randomGame(counts, 0...3, seed: seed)
      let expected = bruteForce(game)
      for found in [
        try game.nashEquilibria(using: .pureEnumeration).map {
          ($0.profile.pureActions, $0.isStrict, $0.isPure)
        },
        try game.nashEquilibria(using: .pureEnumeration, over: Double.self).map {
          ($0.profile.pureActions, $0.isStrict, $0.isPure)
        },
      ] {
        #expect(found.count == expected.count)
        for (profile, isStrict, isPure) in found {
          #expect(expected[try #require(profile)] == isStrict && isPure)
        }
      }
    }
  }

  @Test func `one player chooses the best, ties and all`() throws {
    let game = try PayoffTable(actions: [[0, 1, 2]], payoffs: [[4, 7, 7]])
    let found = try game.nashEquilibria(using: .pureEnumeration)
    #expect(found.map(\.profile.pureActions) == [[1], [2]])
    #expect(found.allSatisfy { !$0.isStrict })
    #expect(!found.isComplete)
  }

  @Test(arguments: seeds(20)) func `relabelling permutes and scaling keeps them`(
    seed: UInt64
  ) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try randomGame([3, 2, 3], 0...4, seed: seed)
    let orders = game.space.counts.map { permutation($0, using: &generator) }
    func profiles(_ game: PayoffTable<Int>) throws -> Set<[Int]> {
      Set(try game.nashEquilibria(using: .pureEnumeration).compactMap(\.profile.pureActions))
    }
    #expect(try profiles(game) == profiles(reordered(game, orders)))
    let scaled = try transformed(game) { player, _, payoff in
      payoff * Rational(player + 1, 9) - Rational(player)
    }
    #expect(try profiles(game) == profiles(scaled))
  }

  @Test func `volunteers and contributors`() throws {
    let game = try VolunteersDilemma()
    let volunteers = try game.nashEquilibria(using: .pureEnumeration)
    #expect(volunteers.count == game.playerCount)
    #expect(volunteers.allSatisfy { $0.isStrict })
  }
}
