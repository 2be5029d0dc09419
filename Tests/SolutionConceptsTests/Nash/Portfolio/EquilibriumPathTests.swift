import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

@Suite struct EquilibriumPathTests {
  private func end(_ tables: ReplyTables, _ start: PathStart) throws -> SupportPair {
    var path = EquilibriumPath(tables, from: start)
    guard case .found(let pair) = path.follow(limit: 10_000, while: { true }) else {
      throw Missing.equilibrium
    }
    return pair
  }

  private enum Missing: Error { case equilibrium }

  private static let shapes = [[2, 2], [3, 3], [5, 5], [2, 6], [6, 3], [1, 4], [8, 8]]

  /// A bonus on one action leads along the path of Lemke and Howson (Govindan & Wilson 2003), which
  /// the integers follow in another way.
  @Test(arguments: shapes) func `labels lead where Lemke and Howson lead`(shape: [Int]) throws {
    for seed in seeds(10) {
      let game = try randomGame(shape, -999_999...999_999, seed: seed)
      let tables = ReplyTables(game)
      for label in 0..<(shape[0] + shape[1]) {
        let pair = try end(tables, PathStart(tables, label: label))
        let algorithm = LemkeHowson(droppedLabel: label)
        let known = try #require(try game.nashEquilibria(using: algorithm).first)
        #expect(
          pair.mixtures(space: game.space, payoffs: game.payoffs, over: Rational.self)
            == known.profile.probabilities,
          "\(shape) seed \(seed) label \(label)"
        )
      }
    }
  }

  @Test(arguments: shapes) func `priors lead to equilibria`(shape: [Int]) throws {
    for seed in seeds(20) {
      let game = try randomGame(shape, -999...999, seed: seed)
      let tables = ReplyTables(game)
      var generator = Xoshiro256(seed: seed)
      let prior = shape.map { count in
        let weights = (0..<count).map { _ in Double.random(in: 0.1...1, using: &generator) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
      }
      let pair = try end(tables, PathStart(tables, prior: prior, noise: &generator))
      let mixtures = try #require(
        pair.mixtures(space: game.space, payoffs: game.payoffs, over: Rational.self)
      )
      #expect(regrets(game, mixtures) == [0, 0], "\(shape) seed \(seed)")
    }
  }

  /// A prior that is a strict equilibrium is where its path ends.
  @Test func `a strict equilibrium as prior is kept`() throws {
    let game = try bimatrix([[(3, 2), (0, 0)], [(0, 0), (2, 3)]])
    let tables = ReplyTables(game)
    var generator = Xoshiro256(seed: 1)
    for action in 0..<2 {
      let prior = (0..<2).map { _ in (0..<2).map { $0 == action ? 1.0 : 0 } }
      let pair = try end(tables, PathStart(tables, prior: prior, noise: &generator))
      #expect(pair.supports == [[action], [action]])
    }
  }

  @Test func `long paths are computed afresh now and then`() throws {
    let game = try CovariantGames(actionCounts: [40, 40], correlation: -0.9).makeGame(seed: 2)
    let tables = ReplyTables(game)
    var path = EquilibriumPath(tables, from: PathStart(tables, label: 3))
    guard case .found(let pair) = path.follow(limit: 10_000, while: { true }) else {
      Issue.record("no equilibrium")
      return
    }
    #expect(path.pivots > 128)
    let mixtures = try #require(
      pair.mixtures(space: game.space, payoffs: game.payoffs, over: Rational.self)
    )
    #expect(try game.check(nash: MixedProfile(mixtures, of: game)).regret == 0)
  }

  @Test func `a path stops at its limit and when it is told to`() throws {
    let game = try CovariantGames(actionCounts: [12, 12], correlation: -0.9).makeGame(seed: 1)
    let tables = ReplyTables(game)
    for (limit, goesOn) in [(3, true), (1000, false)] {
      var path = EquilibriumPath(tables, from: PathStart(tables, label: 0))
      guard case .stopped = path.follow(limit: limit, while: { goesOn }) else {
        Issue.record("the path went on")
        continue
      }
      #expect(path.pivots <= max(limit, 16))
    }
  }
}
