import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct PureBackwardInductionTests {
  private func game(seed: UInt64, steps: Int = 2) throws -> TabularMarkovGame<Int, Int> {
    try RandomMarkovGames(
      stateCount: 2,
      actionCounts: [2, 2],
      branching: 2,
      rewards: .integers(0...2),
      horizon: .finite(steps: steps, players: 2)
    ).makeGame(seed: seed)
  }

  /// Every pure policy of two periods is tried against the checker.
  @Test func `the list is what the checker accepts`() throws {
    var counts: [Int] = []
    for seed in 0..<6 as Range<UInt64> {
      let game = try game(seed: seed)
      let answer = try game.pureFiniteEquilibria()
      #expect(answer.isComplete && answer.stopReason == nil)
      #expect(answer.solutions.allSatisfy { $0.check.isEquilibrium() })
      let found = Set(answer.solutions.map(\.policy))
      #expect(found.count == answer.solutions.count)
      let plays = try (0..<4).map { index -> StagePlay<Int, Rational> in
        .independent(
          MixedProfile(
            try [index / 2, index % 2].map { try MixedStrategy(pure: $0, among: [0, 1]) }
          )
        )
      }
      var accepted = Set<TimeDependentPolicy<Int, Rational>>()
      for code in 0..<256 {
        let choices = (0..<4).map { code >> (2 * $0) & 3 }
        let policy = TimeDependentPolicy(
          plays: [
            [plays[choices[0]], plays[choices[1]]], [plays[choices[2]], plays[choices[3]]],
          ]
        )
        if try game.check(finiteHorizon: policy).isEquilibrium() { accepted.insert(policy) }
      }
      #expect(found == accepted)
      counts.append(found.count)
    }
    #expect(counts.contains { $0 > 1 })
  }

  @Test func `limits leave the list incomplete`() throws {
    let candidates = try (0..<20 as Range<UInt64>).map { try self.game(seed: $0) }
    let game = try #require(
      try candidates.first { try $0.pureFiniteEquilibria().solutions.count > 3 }
    )
    let few = try game.pureFiniteEquilibria(using: PureBackwardInduction(largestCount: 2))
    #expect(few.solutions.count == 2 && !few.isComplete && few.stopReason == nil)
    let short = try game.pureFiniteEquilibria(
      using: PureBackwardInduction(limits: Limits(iterations: 1))
    )
    #expect(short.solutions.isEmpty && short.stopReason == .iterationLimit)
    let all = try game.pureFiniteEquilibria()
    #expect(all.initialValues.count <= all.solutions.count)
    #expect(Set(all.initialValues) == Set(all.solutions.map { $0.values[0] }))
  }
}
