import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

@Suite struct PathStartsTests {
  private func start(_ seed: UInt64, number: Int, round: Int) throws -> PathStart {
    let tables = try ReplyTables(randomGame([6, 7], -99...99, seed: 3))
    return try #require(
      PathStarts(tables, seed: seed)
        .start(number: number, round: round, limit: 300, while: { true })
    )
  }

  @Test func `a seed says it all`() throws {
    for number in 0..<4 {
      for round in 0..<2 {
        let first = try start(9, number: number, round: round)
        let second = try start(9, number: number, round: round)
        #expect(first.bonuses == second.bonuses && first.profile == second.profile)
      }
    }
  }

  @Test func `starts differ from each other`() throws {
    var seen: [[[Double]]] = []
    for (seed, number, round) in [(9, 1, 0), (9, 2, 0), (9, 3, 0), (9, 1, 1), (8, 2, 0)] {
      let start = try start(UInt64(seed), number: number, round: round)
      #expect(start.mass == 1 && start.parameter == 1)
      #expect(!seen.contains(start.bonuses))
      seen.append(start.bonuses)
    }
  }

  @Test func `a label has a bonus on one action and its best reply`() throws {
    let start = try start(9, number: PathStarts.labelNumber, round: 0)
    #expect(start.mass == 0)
    #expect(start.bonuses.joined().count { $0 != 0 } == 1)
  }

  /// In the prisoner's dilemma learning drops the dominated action, so the prior's bonuses are the
  /// payoffs against defection.
  @Test func `learning leaves dominated actions`() throws {
    let game = try bimatrix([[(2, 2), (0, 3)], [(3, 0), (1, 1)]])
    let starts = PathStarts(ReplyTables(game), seed: 1)
    let start = try #require(starts.start(number: 2, round: 0, limit: 300, while: { true }))
    for bonus in start.bonuses {
      #expect(abs(bonus[0] - 0) < 1e-3)
      #expect(abs(bonus[1] - 1.0 / 3) < 1e-3)
    }
    #expect(start.profile == [1, 1])
  }

  @Test func `learning stops when it is told to`() throws {
    let game = try randomGame([3, 3], -9...9, seed: 1)
    let starts = PathStarts(ReplyTables(game), seed: 1)
    #expect(starts.start(number: 1, round: 0, limit: 300, while: { false }) == nil)
  }
}
