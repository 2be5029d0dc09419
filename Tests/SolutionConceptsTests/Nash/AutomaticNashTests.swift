import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AutomaticNashTests {
  @Test(arguments: [[2, 2], [3, 3], [2, 3]], [2, 9, 99])
  func `a complete answer is complete`(shape: [Int], highest: Int) throws {
    var complete = 0
    for seed in 1...50 as ClosedRange<UInt64> {
      let game = try randomGame(shape, 0...highest, seed: seed)
      let found = try game.nashEquilibria()
      let brute = Set(equilibriaBySupports(game))
      let mixtures = Set(found.map(\.profile.probabilities))
      #expect(mixtures.count == found.count, "no equilibrium twice")
      #expect(mixtures.allSatisfy { regrets(game, $0).allSatisfy { $0.isZero } })
      #expect(!found.isEmpty)
      let pure = brute.filter { $0.allSatisfy { $0.contains(1) } }
      #expect(pure.isSubset(of: mixtures), "seed \(seed)")
      if found.isComplete {
        complete += 1
        // Singular support systems hide equilibria from the brute force.
        #expect(brute.isSubset(of: mixtures), "seed \(seed)")
        if found.components?.allSatisfy(\.isSinglePoint) == true {
          #expect(brute == mixtures, "seed \(seed)")
        }
      }
    }
    #expect(complete > 0)
  }

  @Test(arguments: [[2, 2], [3, 3], [2, 2, 2], [4, 2, 3]])
  func `dominance-solvable games are solved completely`(counts: [Int]) throws {
    for seed in seeds(20) {
      let game = try DominanceSolvableGames(actionCounts: counts).makeGame(seed: seed)
      let found = try game.nashEquilibria()
      #expect(found.isComplete && found.count == 1)
      #expect(found.method == (counts.count == 2 ? "vertex-enumeration" : "dominance"))
      #expect(try #require(found.first).isStrict)
      #expect(try game.nashEquilibria(over: Double.self).isComplete)
    }
  }

  @Test func `several pure equilibria of a large game are never called complete`() throws {
    for game in [try Chicken(), try Chicken(temptation: 4, reward: 3, sucker: 1)] {
      let found = try game.nashEquilibria(using: AutomaticNash(largestEnumeratedSize: 1))
      #expect(found.count == 2 && !found.isComplete && found.method == "pure")
      #expect(
        found.description.hasSuffix(
          "2 equilibria in pure strategies, all there are; there may be mixed ones"
        )
      )
    }
  }

  @Test func `a large game without pure equilibria gets a mixed one`() throws {
    let found = try MatchingPennies()
      .nashEquilibria(using: AutomaticNash(largestEnumeratedSize: 1))
    #expect(found.count == 1)
    let mixed = try #require(found.first)
    #expect(mixed.profile.probabilities == [[0.5, 0.5], [0.5, 0.5]])
    #expect(!mixed.isStrict)
  }

  @Test func `three players without a pure equilibrium get an honest empty answer`() throws {
    // Two players play Matching Pennies; the third does not matter.
    let game = try PayoffTable(
      actions: [[0, 1], [0, 1], [0]],
      payoffs: [[1, -1, -1, 1], [-1, 1, 1, -1], [0, 0, 0, 0]]
    )
    let found = try game.nashEquilibria()
    #expect(found.isEmpty && !found.isComplete && found.stopReason == nil)
  }

  @Test func `a limit is a status`() throws {
    let limited = AutomaticNash(limits: Limits(time: .zero))
    let mixed = try MatchingPennies().nashEquilibria(using: limited)
    #expect(mixed.isEmpty && mixed.stopReason == .timeLimit)
    // The pure equilibrium is found; that it is the only one is no longer proven.
    let dilemma = try PrisonersDilemma().nashEquilibria(using: limited)
    #expect(dilemma.count == 1 && !dilemma.isComplete && dilemma.stopReason == .timeLimit)
  }

  @Test func `a cancelled task proves nothing more`() async throws {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try PrisonersDilemma().nashEquilibria()
    }
    task.cancel()
    let found = try await task.value
    #expect(found.count == 1 && !found.isComplete && found.stopReason == .cancelled)
  }

  @Test func `a game that is not well formed is an error`() {
    struct Ragged: NormalFormGame {
      var actions: [[Int]] { [[0, 1], [0, 1]] }
      func payoffs(for profile: [Int]) -> [Rational] { [1] }
    }
    #expect(
      throws: SolutionError.game(.wrongPayoffCount(profile: [0, 0], found: 1, expected: 2))
    ) { try Ragged().nashEquilibria() }
  }
}
