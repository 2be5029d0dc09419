import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

@Suite struct SupportPairTests {
  /// Matching pennies in which the column player has heads twice.
  private func doubledPennies() throws -> PayoffTable<Int> {
    try bimatrix([[(1, -1), (1, -1), (-1, 1)], [(-1, 1), (-1, 1), (1, -1)]])
  }

  @Test func `weights of a regular pair of supports, in both arithmetics`() throws {
    // Battle of the sexes: 2/3 and 1/3 each on the favoured action.
    let game = try bimatrix([[(2, 1), (0, 0)], [(0, 0), (1, 2)]])
    let pair = SupportPair(supports: [[0, 1], [0, 1]])
    let exact = pair.mixtures(space: game.space, payoffs: game.payoffs, over: Rational.self)
    #expect(exact == [[Rational(2, 3), Rational(1, 3)], [Rational(1, 3), Rational(2, 3)]])
    let floating = try #require(
      pair.mixtures(space: game.space, payoffs: game.payoffs, over: Double.self)
    )
    for (first, second) in zip(try #require(exact).joined(), floating.joined()) {
      #expect(abs(first.doubleValue - second) < 1e-15)
    }
  }

  @Test func `singular and unequal supports have no weights of their own`() throws {
    let game = try doubledPennies()
    for supports in [[[0, 1], [0, 1]], [[0, 1], [0, 1, 2]]] {
      let pair = SupportPair(supports: supports)
      #expect(pair.mixtures(space: game.space, payoffs: game.payoffs, over: Rational.self) == nil)
      #expect(pair.mixtures(space: game.space, payoffs: game.payoffs, over: Double.self) == nil)
    }
  }

  @Test func `a linear program settles singular and unequal supports`() throws {
    let game = try doubledPennies()
    let pair = SupportPair(supports: [[0, 1], [0, 1, 2]])
    let mixtures = try #require(
      try pair.exactMixtures(space: game.space, payoffs: game.payoffs, limits: .none)
    )
    #expect(regrets(game, mixtures) == [0, 0])
    let wrong = SupportPair(supports: [[0, 1], [0, 1]])
    #expect(
      try wrong.exactMixtures(space: game.space, payoffs: game.payoffs, limits: .none) == nil
    )
  }

  @Test(arguments: seeds(20)) func `the program agrees with the equations`(seed: UInt64) throws {
    let game = try randomGame([4, 4], -99...99, seed: seed)
    for mixtures in equilibriaBySupports(game) {
      let supports = mixtures.map { mixture in mixture.indices.filter { mixture[$0] > .zero } }
      let pair = SupportPair(supports: supports)
      let (space, payoffs) = (game.space, game.payoffs)
      #expect(pair.mixtures(space: space, payoffs: payoffs, over: Rational.self) == mixtures)
      #expect(try pair.exactMixtures(space: space, payoffs: payoffs, limits: .none) == mixtures)
    }
  }

  @Test func `negative weights are refused`() throws {
    // Row 0 dominates, so mixing both rows needs a negative weight.
    let game = try bimatrix([[(3, 1), (2, 0)], [(1, 0), (1, 1)]])
    let pair = SupportPair(supports: [[0, 1], [0, 1]])
    #expect(pair.mixtures(space: game.space, payoffs: game.payoffs, over: Rational.self) == nil)
  }
}
