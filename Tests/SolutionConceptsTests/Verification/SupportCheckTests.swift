import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct SupportCheckTests {
  /// Player 0's first action is safe; player 1 may threaten with anything up to an even chance.
  private let game: PayoffTable<Int>
  private let segment: SupportEquilibria<Int>

  init() throws {
    game = try bimatrix([[(0, 2), (0, 2)], [(-1, -1), (1, 1)]])
    segment = try game.nashEquilibria(withSupports: [[0], [0, 1]])
  }

  private func mixture(_ first: Rational) -> MixedStrategy<Int, Rational> {
    MixedStrategy(trusted: [first, 1 - first], over: [0, 1])
  }

  private func problem(
    _ x: [MixedStrategy<Int, Rational>],
    _ y: [MixedStrategy<Int, Rational>],
    supports: [[Int]] = [[0], [0, 1]],
    obstacle: SupportObstacle<Int>? = nil
  ) throws -> String? {
    try SupportEquilibria(supports: supports, extremeStrategies: [x, y], obstacle: obstacle)
      .verify(in: game)
  }

  @Test func `the right answer passes`() throws {
    #expect(try segment.verify(in: game) == nil)
    #expect(try problem([mixture(1)], [mixture(1), mixture(1 / 2)]) == nil)
  }

  @Test func `wrong strategies are found`() throws {
    let ends = [mixture(1), mixture(1 / 2)]
    let safe = mixture(1)
    #expect(try problem([mixture(0)], ends)?.contains("leaves the support") == true)
    #expect(try problem([safe], [mixture(0), mixture(1)])?.contains("best reply") == true)
    #expect(try problem([safe], [mixture(3 / 4)])?.contains("extreme") == true)
    #expect(try problem([safe], [mixture(1), mixture(1)])?.contains("twice") == true)
    #expect(try problem([safe], [mixture(2)])?.contains("not a strategy") == true)
    #expect(try problem([safe], [])?.contains("no obstacle") == true)
    let other = MixedStrategy<Int, Rational>(trusted: [1, 0], over: [1, 0])
    #expect(try problem([safe], [other])?.contains("not a strategy") == true)
    let one = SupportEquilibria(supports: [[0], [0]], extremeStrategies: [[safe]])
    #expect(try one.verify(in: game)?.contains("one set per player") == true)
    for supports in [[[0]], [[], [0]], [[0], [5]], [[0, 0], [0]]] {
      #expect(try problem([safe], ends, supports: supports) != nil)
    }
  }

  @Test func `wrong obstacles are found`() throws {
    let none = try game.nashEquilibria(withSupports: [[1], [0]])
    let obstacle = try #require(none.obstacle)
    #expect(try none.verify(in: game) == nil)
    func changed(
      player: Int? = nil,
      actions: [Int]? = nil,
      shift: [Rational]? = nil
    ) throws -> String? {
      try problem(
        [],
        [],
        supports: [[1], [0]],
        obstacle: SupportObstacle(
          player: player ?? obstacle.player,
          actions: actions ?? obstacle.actions,
          shift: shift ?? obstacle.shift
        )
      )
    }
    #expect(try changed() == nil)
    #expect(try changed(player: 1) != nil)
    #expect(try changed(player: 2)?.contains("no player") == true)
    #expect(try changed(actions: [1, 0])?.contains("does not fit") == true)
    #expect(try changed(shift: [0])?.contains("does not fit") == true)
    #expect(try changed(shift: [0, 1])?.contains("sum") == true)
    #expect(try changed(shift: [1, -1])?.contains("takes weight") == true)
    #expect(try changed(shift: [0, 0])?.contains("does not gain") == true)
    #expect(
      try problem([mixture(1)], [mixture(1)], supports: [[0], [0]], obstacle: obstacle)?
        .contains("and there are strategies") == true
    )
  }
}
