import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct FeasiblePayoffsTests {
  @Test func `Prisoner's Dilemma`() throws {
    let game = try PrisonersDilemma()
    let feasible = try game.feasiblePayoffs()
    #expect(feasible.dimension == 2)
    #expect(feasible.polygon?.description == "{(0, 5), (1, 1), (5, 0), (3, 3)}")
    #expect(
      feasible.individuallyRational(above: [1, 1])?.description
        == "{(1, 1), (13/3, 1), (3, 3), (1, 13/3)}"
    )
    #expect(
      feasible.description == """
        feasible payoffs of dimension 2
        (0, 5)  (Cooperate, Defect)
        (1, 1)  (Defect, Defect)
        (3, 3)  (Cooperate, Cooperate)
        (5, 0)  (Defect, Cooperate)
        """
    )
    #expect(throws: SolutionError.self) { try feasible.membership(of: [1, 1, 1]) }
  }

  @Test(arguments: seeds(10), [[2, 2], [3, 3], [2, 2, 2], [3, 2, 2]])
  func `membership is proven`(seed: UInt64, counts: [Int]) throws {
    let game = try randomGame(counts, 0...5, seed: seed)
    let feasible = try game.feasiblePayoffs()
    var generator = Xoshiro256(seed: seed)
    for _ in 0..<8 {
      let payoffs = counts.map { _ in Rational(Int.random(in: 0...10, using: &generator), 2) }
      let answer = try feasible.membership(of: payoffs)
      #expect(try answer.verify(payoffs, in: game) == nil)
      if let polygon = feasible.polygon {
        #expect(answer.isFeasible == polygon.contains(PayoffPair(payoffs[0], payoffs[1])))
      }
      let problem = try answer.verify(payoffs.map { $0 + 100 }, in: game)
      #expect(!answer.isFeasible || problem != nil)
    }
    // Every profile is inside, and no corner can be left out.
    for index in 0..<game.space.profileCount {
      #expect(try feasible.membership(of: game.payoffs(at: index)).isFeasible)
    }
    for corner in feasible.corners {
      #expect(corner.profiles.allSatisfy { game.payoffs(for: $0) == corner.payoffs })
      let answer = try feasible.membership(of: corner.payoffs)
      guard case .feasible(let draw) = answer else {
        Issue.record("a corner is feasible")
        continue
      }
      #expect(draw.entries.map(\.profile) == [corner.profiles[0]])
    }
  }

  @Test func `low dimensions`() throws {
    let constant = try PayoffTable(
      actions: [[0, 1], [0, 1]],
      payoffs: [[1, 1, 1, 1], [2, 2, 2, 2]]
    )
    #expect(try constant.feasiblePayoffs().dimension == 0)
    #expect(try MatchingPennies().feasiblePayoffs().dimension == 1)
    let common = try randomGame([2, 2, 2], 0...9, seed: 1)
    let team = try PayoffTable(
      actions: common.actions,
      payoffs: [common.payoffs[0], common.payoffs[0], common.payoffs[1]]
    )
    #expect(try team.feasiblePayoffs().dimension == 2)
  }
}
