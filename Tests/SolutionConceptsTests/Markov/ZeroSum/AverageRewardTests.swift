import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AverageRewardTests {
  private func game(
    seed: UInt64,
    horizon: Horizon = .average
  ) throws -> TabularMarkovGame<Int, Int> {
    try RandomMarkovGames(
      stateCount: 6,
      actionCounts: [3, 3],
      branching: 3,
      isZeroSum: true,
      horizon: horizon
    ).makeGame(seed: seed)
  }

  /// A patient player's value per period comes close to the average, from either side.
  @Test func `averages are limits of discounted values`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let game = try game(seed: seed)
      let answer = try game.averageZeroSumSolution(over: Double.self)
      #expect(answer.check.isProof && answer.stopReason == nil && answer.gap < 1e-9)
      let check = try game.check(
        averageReward: answer.policy,
        relativeValues: answer.relativeValues,
        lowerValue: answer.lowerValue,
        upperValue: answer.upperValue
      )
      #expect(check == answer.check)
      let discount = Rational(99_999, 100_000)
      let patient = try self.game(seed: seed, horizon: .discounted(discount, players: 2))
        .zeroSumSolution(over: Double.self)
      for (value, relative) in zip(patient.values, answer.relativeValues) {
        #expect(isClose(value * 1e-5, answer.value, within: 1e-4))
        #expect(isClose(value - patient.values[0], relative, within: 1e-3))
      }
      let exact = try game.averageZeroSumSolution()
      #expect(exact.check.isProof && exact.gap < 1e-12)
    }
  }

  /// Value iteration by itself would go round in circles here.
  @Test func `a periodic game`() throws {
    var rows = TransitionRows(stateCount: 3)
    for successor in [1, 1, 1, 1, 2, 0] { try rows.append(certain: successor) }
    // Matching pennies every third period, and 1 on the way back.
    let payments: [Rational] = [1, -1, -1, 1, 0, 1]
    let game = try TabularMarkovGame(
      states: ["pennies", "wait", "pay"],
      actions: [[["heads", "tails"], ["heads", "tails"]], [["go"], ["go"]], [["go"], ["go"]]],
      rewards: [payments, payments.map { -$0 }],
      transitions: rows,
      horizon: .average
    )
    let answer = try game.averageZeroSumSolution()
    #expect(answer.gap == 0 && answer.value == Rational(1, 3) && answer.check.isProof)
    #expect(answer.relativeValues == [0, Rational(1, 3), Rational(2, 3)])
    #expect(answer.policy.probabilities[0] == [[0.5, 0.5], [0.5, 0.5]])
    #expect(answer.description.hasPrefix("1/3 per period  exact\n0: 0  "))
    let wrong = try game.check(
      averageReward: answer.policy,
      relativeValues: answer.relativeValues,
      lowerValue: Rational(334, 1000),
      upperValue: Rational(333, 1000)
    )
    #expect(wrong.lowerSlack == Rational(1, 3) - 0.334)
    #expect(wrong.upperSlack == 0.333 - Rational(1, 3))
  }

  @Test func `a symmetric game is worth nothing`() throws {
    var game = try LoadedRockPaperScissors()
    game.horizon = .average
    let answer = try game.averageZeroSumSolution(over: Double.self)
    #expect(answer.lowerValue <= 0 && answer.upperValue >= 0 && answer.gap < 1e-9)
  }

  /// Blackwell & Ferguson (1968): no stationary policies are optimal in the Big Match.
  @Test func `the Big Match is refused`() throws {
    var match = try BigMatch()
    match.horizon = .average
    let states = match.states
    #expect(
      throws: SolutionError.notApplicable(
        reason: "play that has reached state \"\(states[1])\" never comes to \"\(states[2])\", nor "
          + "back: the states have averages of their own, and stationary policies need not attain "
          + "them (as in the Big Match); consider discounting"
      )
    ) { try match.averageZeroSumSolution() }
    #expect(
      throws: SolutionError.notApplicable(
        reason: "this needs rewards averaged over time; the horizon is discounted by 9/10"
      )
    ) { try BigMatch().averageZeroSumSolution() }
  }

  /// Player 1 would rather stay than go where every period costs.
  @Test func `bounds that do not meet are proven all the same`() throws {
    var rows = TransitionRows(stateCount: 2)
    for successor in [0, 1, 1] { try rows.append(certain: successor) }
    let payments: [Rational] = [0, 0, -1]
    let game = try TabularMarkovGame(
      states: ["home", "away"],
      actions: [[["stay", "go"], ["look on"]], [["pay"], ["look on"]]],
      rewards: [payments, payments.map { -$0 }],
      transitions: rows,
      horizon: .average
    )
    let answer = try game.averageZeroSumSolution(
      using: AverageRewardIteration(limits: Limits(iterations: 200)),
      over: Double.self
    )
    #expect(answer.stopReason == .iterationLimit || answer.gap >= 1)
    #expect(answer.check.isProof && answer.lowerValue <= -1 && answer.upperValue >= 0)
  }
}
