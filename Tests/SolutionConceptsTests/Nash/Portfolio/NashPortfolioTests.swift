import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

@Suite struct NashPortfolioTests {
  @Test(arguments: [
    ([3, 3], 2), ([4, 6], 2), ([8, 8], 99), ([1, 5], 3), ([1, 1], 9), ([12, 9], 3),
  ])
  func `one exact equilibrium, the same for the same seed`(shape: [Int], highest: Int) throws {
    for seed in seeds(20) {
      let game = try randomGame(shape, 0...highest, seed: seed)
      for start in 0..<2 as Range<UInt64> {
        let found = try game.nashEquilibria(using: NashPortfolio(seed: start))
        let equilibrium = try #require(found.first)
        #expect(found.count == 1 && equilibrium.regret == 0, "seed \(seed)")
        #expect(try game.check(nash: equilibrium.profile).isEquilibrium())
        #expect(found.isComplete == (shape == [1, 1]))
        #expect(try game.nashEquilibria(using: NashPortfolio(seed: start)) == found)
      }
      let floating = try game.nashEquilibria(using: .portfolio, over: Double.self)
      #expect(try #require(floating.first).regret < 1e-9)
    }
  }

  @Test(arguments: [Rational(-9, 10), -1, 0, Rational(1, 2)])
  func `games of opposed and of common interests`(correlation: Rational) throws {
    for seed in seeds(3) {
      let game = try CovariantGames(actionCounts: [24, 20], correlation: correlation)
        .makeGame(seed: seed)
      let found = try game.nashEquilibria(using: .portfolio)
      #expect(try #require(found.first).regret == 0)
    }
  }

  @Test func `games whose Lemke–Howson paths are long`() throws {
    for dimension in [4, 6, 8] {
      for labels in DualCyclicPolytopeGame.FacetLabels.allCases {
        let game = try DualCyclicPolytopeGame(dimension: dimension, labels: labels)
        let found = try game.nashEquilibria(using: .portfolio)
        #expect(try #require(found.first).regret == 0)
      }
    }
  }

  /// Without its supports of two, a game of rock–paper–scissors type needs larger ones.
  @Test func `supports of three and more`() throws {
    for size in [3, 5, 9] {
      // Each action beats the next half of the others: all must be used.
      let rows = (0..<size).map { i in
        (0..<size).map { j -> Rational in
          let step = (j - i + size) % size
          return step == 0 ? 0 : step <= size / 2 ? 1 : -1
        }
      }
      let game = try PayoffTable(rows: rows, columns: rows.map { $0.map { -$0 } })
      let found = try game.nashEquilibria(using: .portfolio)
      let equilibrium = try #require(found.first)
      #expect(equilibrium.profile[0].support.count == size && equilibrium.regret == 0)
    }
  }

  @Test func `payoffs of very different scale, and payoffs that do not matter`() throws {
    let (tiny, huge) = (Rational(1, 1_000_000_000), Rational(1_000_000_000))
    let mixed = try PayoffTable(
      rows: [[huge, tiny, 0], [0, huge + tiny, tiny], [tiny, 0, huge]],
      columns: [[tiny, 0, huge], [huge, tiny, 0], [0, huge, tiny]]
    )
    #expect(try #require(mixed.nashEquilibria(using: .portfolio).first).regret == 0)
    let flat = try randomGame([5, 4], 0...0, seed: 1)
    #expect(try flat.nashEquilibria(using: .portfolio).first?.isPure == true)
  }

  @Test func `limits and cancellation are statuses`() async throws {
    let game = try MatchingPennies()
    let limited = NashPortfolio(limits: Limits(time: .zero))
    let found = try game.nashEquilibria(using: limited)
    #expect(found.isEmpty && found.stopReason == .timeLimit)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try MatchingPennies().nashEquilibria(using: .portfolio)
    }
    task.cancel()
    #expect(try await task.value.stopReason == .cancelled)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try randomGame([2, 2, 2], 0...9, seed: 1).nashEquilibria(using: .portfolio)
    }
  }
}
