import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AbreuSannikovTests {
  /// The example of Abreu & Sannikov (2014), figure 1; the corners as published with QuantEcon.
  @Test func `the example of Abreu and Sannikov`() throws {
    let game = try bimatrix([
      [(16, 9), (3, 13), (0, 3)], [(21, 1), (10, 4), (-1, 0)], [(9, 0), (5, -4), (-5, -15)],
    ])
    let set = try game.subgamePerfectPayoffs(discount: Rational(3, 10))
    #expect(try set.verify(in: game) == nil)
    let published = [
      (1.12568240, 2.8), (7.33770472, 0), (7.86308964, 0), (19.7917977, 2.8),
      (15.5630896, 9.1), (7.33770472, 10.9826253),
    ]
    for polygon in [set.outer, set.inner] {
      #expect(polygon.vertices.count == published.count)
      for (corner, expected) in zip(polygon.vertices, published) {
        #expect(abs(corner.first.doubleValue - expected.0) < 1e-7)
        #expect(abs(corner.second.doubleValue - expected.1) < 1e-7)
      }
    }
    #expect(try #require(set.gap) < Rational(1, 1_000_000_000))
  }

  /// The Prisoner's Dilemma (9, 1, 10, 3) at δ = 9/10, as published with QuantEcon.
  @Test func `a patient dilemma`() throws {
    let game = try PrisonersDilemma(temptation: 10, reward: 9, punishment: 3, sucker: 1)
    let set = try game.subgamePerfectPayoffs(discount: 0.9)
    #expect(set.isExact && set.stopReason == nil)
    #expect(
      set.outer.vertices == [
        PayoffPair(3, 3), PayoffPair(9.75, 3), PayoffPair(9, 9), PayoffPair(3, 9.75),
      ]
    )
    #expect(try set.verify(in: game) == nil)
  }

  @Test(arguments: 1...60) func `random`(seed: Int) throws {
    let game = try randomGame([2 + seed % 3, 2 + seed % 2], 0...9, seed: UInt64(seed))
    let d = [Rational(1, 5), Rational(3, 10), Rational(1, 2), Rational(3, 5), Rational(4, 5), Rational(9, 10), Rational(99, 100)][seed % 7]
    let set = try game.subgamePerfectPayoffs(discount: d)
    #expect(try set.verify(in: game) == nil)
    print(seed, d, set.rounds.count, set.isExact, set.gap.map(\.doubleValue) as Any, set.outer.vertices.count)
  }
}
