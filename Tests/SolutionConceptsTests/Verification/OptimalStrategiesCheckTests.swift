import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct OptimalStrategiesCheckTests {
  private let game: PayoffTable<Int>
  private let right: OptimalStrategies<Int>

  init() throws {
    game = try PayoffTable(zeroSum: [[2, 1, 1], [3, 1, 1], [0, 1, 1]])
    right = try game.optimalStrategies()
  }

  private func changed(
    value: Rational? = nil,
    _ player: Int = 0,
    _ strategies: [[Rational]]? = nil
  ) throws -> String? {
    var lists = right.extremeStrategies
    if let strategies {
      lists[player] = strategies.map { MixedStrategy(trusted: $0, over: [0, 1, 2]) }
    }
    return try OptimalStrategies(value: value ?? right.value, extremeStrategies: lists)
      .verify(in: game)
  }

  @Test func `the right answer passes`() throws {
    #expect(right.extremeStrategies.map(\.count) == [4, 2])
    #expect(try right.verify(in: game) == nil)
    #expect(try changed() == nil)
  }

  @Test func `wrong answers are found`() throws {
    #expect(try changed(value: 2)?.contains("does not guarantee") == true)
    #expect(try changed(0, [[0, 0, 1]])?.contains("does not guarantee") == true)
    #expect(try changed(1, [[1, 0, 0]])?.contains("does not guarantee") == true)
    #expect(try changed(0, [[0.5, 0.5, 0]])?.contains("not extreme") == true)
    #expect(try changed(1, [[0, 0.5, 0.5]])?.contains("not extreme") == true)
    #expect(try changed(0, [[1, 0, 0], [1, 0, 0]])?.contains("repeats") == true)
    #expect(try changed(0, [])?.contains("no strategy") == true)
    #expect(try changed(0, [[2, -1, 0]])?.contains("is no strategy") == true)
    #expect(try changed(0, [[1, 1, 0]])?.contains("is no strategy") == true)
    let other = try PayoffTable(zeroSum: [[2, 1], [3, 1]])
    #expect(throws: SolutionError.self) { try right.verify(in: other) }
    let dilemma = try PayoffTable(rows: [[3, 0], [5, 1]], columns: [[3, 5], [0, 1]])
    #expect(throws: SolutionError.self) { try right.verify(in: dilemma) }
  }
}
