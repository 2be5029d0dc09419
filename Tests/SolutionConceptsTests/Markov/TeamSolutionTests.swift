import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct TeamSolutionTests {
  private func team(seed: UInt64) throws -> TabularMarkovGame<Int, Int> {
    let base = try RandomMarkovGames(
      stateCount: 3,
      actionCounts: [2, 2],
      branching: 2,
      rewards: .integers(-9...9),
      horizon: .discounted(0.8, players: 2)
    ).makeGame(seed: seed)
    return try TabularMarkovGame(
      states: base.states,
      actions: base.actions,
      rewards: [base.rewards[0], base.rewards[0]],
      transitions: base.transitions,
      horizon: base.horizon
    )
  }

  /// The best of all 64 pure policies, by the checker.
  @Test func `nothing pure is better`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let game = try team(seed: seed)
      let answer = try game.teamSolution()
      #expect(answer.gap == 0 && answer.check.isProof && answer.policy.isPure)
      let check = try game.check(stationary: answer.policy)
      #expect(check.regret == 0 && check.values == [answer.values, answer.values])
      for code in 0..<64 {
        let choices = (0..<3).map { [code >> (2 * $0) & 1, code >> (2 * $0 + 1) & 1] }
        let policy = try StationaryPolicy<_, Rational>(pure: choices, for: game)
        let values = try game.values(of: policy).values[0]
        #expect(zip(values, answer.values).allSatisfy { $0 <= $1 })
      }
      let floating = try game.teamSolution(using: .valueIteration, over: Double.self)
      #expect(floating.gap <= 1e-9 && floating.check.isProof)
    }
  }

  @Test func `others are refused`() throws {
    #expect(
      throws: SolutionError.notApplicable(
        reason: "not a team: in state \"\(try NoSDEGame().states[0])\" players 0 and 1 get 1 and 0"
      )
    ) { try NoSDEGame().teamSolution() }
    let game = try team(seed: 1)
    let impatient = try TabularMarkovGame(
      states: game.states,
      actions: game.actions,
      rewards: game.rewards,
      transitions: game.transitions,
      horizon: .discounted([0.5, 0.9])
    )
    #expect(
      throws: SolutionError.notApplicable(
        reason: "not a team: players 0 and 1 discount by 1/2 and 9/10"
      )
    ) { try impatient.teamSolution() }
  }
}
