import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// Payoffs that no `Double` can hold: exact results are as good as ever, floating ones refused.
@Suite struct PayoffRangeTests {
  @Test(arguments: ["1e400", "1e308", "1e-400"])
  func `only exact arithmetic takes any payoff`(text: String) throws {
    let unit = try #require(Rational(text))
    for seed in [1, 2] as [UInt64] {
      let plain = try randomGame([2, 3], -9...9, seed: seed)
      let game = try transformed(plain) { _, _, payoff in payoff * unit }
      #expect(
        try game.nashEquilibria(using: .lemkeHowson).map(\.profile)
          == plain.nashEquilibria(using: .lemkeHowson).map(\.profile)
      )
      for (dominance, dominators) in [(DominanceKind.strict, DominatorKind.mixed), (.weak, .mixed)]
      {
        let result = try game.eliminatingDominated(dominance, by: dominators)
        #expect(
          try result.survivingActions
            == plain.eliminatingDominated(dominance, by: dominators).survivingActions
        )
        #expect(try result.verify(in: game) == nil)
      }
      for kind in [CorrelationKind.correlated, .coarse] {
        for objective in [CorrelatedObjective<Int>.totalPayoff, .minimumPayoff] {
          let found = try game.correlatedEquilibrium(maximizing: objective, kind: kind)
          let expected = try plain.correlatedEquilibrium(maximizing: objective, kind: kind)
          #expect(found.value == expected.value * unit)
          #expect(try found.verify(in: game, maximizing: objective) == nil)
        }
      }
      let zeroSum = try transformed(game) { player, index, _ in
        player == 0 ? game.payoffs[0][index] : -game.payoffs[0][index]
      }
      let solution = try zeroSum.zeroSumSolution()
      #expect(solution.gap == 0)
      #expect(regrets(zeroSum, solution.profile.probabilities) == [0, 0])
      #expect(throws: SolutionError.self) { try zeroSum.zeroSumSolution(over: Double.self) }
      #expect(throws: SolutionError.self) { try game.nashEquilibria(over: Double.self) }
      #expect(throws: SolutionError.self) {
        try CorrelatedProgram().solve(game, maximizing: .totalPayoff, over: Double.self)
      }
      let uniform = MixedProfile<Int, Double>(game.actions.map { MixedStrategy(uniformOver: $0) })
      let error = #expect(throws: GameError.self) { try game.check(nash: uniform) }
      #expect(error?.description.contains("in floating arithmetic the payoff of player") == true)
    }
  }
}
