import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct ZeroSumMarkovCheckTests {
  /// An exact solution, and everything that may be changed about it.
  private func bigMatch() throws -> (
    game: TabularMarkovGame<BigMatch.State, BigMatch.Move>,
    answer: ZeroSumMarkovSolution<BigMatch.Move, Rational>
  ) {
    let game = try BigMatch(discount: 0.9).tabulated()
    return (game, try game.zeroSumSolution())
  }

  @Test func `wrong bounds are found out`() throws {
    let (game, answer) = try bigMatch()
    let tiny = Rational(1, 1_000_000_000_000_000_000)
    var high = answer.values
    high[0] += tiny
    let lower = try game.check(
      zeroSum: answer.policy,
      lowerValues: high,
      upperValues: answer.values
    )
    // Row 0 absorbs; only after row 1, with probability 10/11, does the raised value come next.
    #expect(!lower.isProof && lower.lowerState == 0)
    #expect(lower.lowerSlack == (0.9 * Rational(10, 11) - 1) * tiny)
    #expect(lower.upperSlack == 0)
    var low = answer.values
    low[0] -= tiny
    let upper = try game.check(
      zeroSum: answer.policy,
      lowerValues: answer.values,
      upperValues: low
    )
    #expect(!upper.isProof && upper.upperState == 0 && upper.upperSlack < 0)
    #expect(upper.lowerSlack == 0)
  }

  @Test func `a policy that does not earn the bounds proves nothing`() throws {
    let (game, answer) = try bigMatch()
    let uniform = StationaryPolicy<_, Rational>(uniformFor: game)
    let check = try game.check(
      zeroSum: uniform,
      lowerValues: answer.values,
      upperValues: answer.values
    )
    #expect(check.lowerSlack < 0 && check.upperSlack == 0)
  }

  /// Fixed point and fractions tell the same story, at every scale of rewards.
  @Test(arguments: [1, 1_000_000_000_000, Rational(1, 1_000_000_000_000)] as [Rational])
  func `scaled games`(scale: Rational) throws {
    let base = try RandomMarkovGames(
      stateCount: 5,
      actionCounts: [3, 2],
      branching: 3,
      isZeroSum: true,
      rewards: .integers(-9...9)
    ).makeGame(seed: 8)
    let game = try TabularMarkovGame(
      states: base.states,
      actions: base.actions,
      rewards: base.rewards.map { $0.map { $0 * scale } },
      transitions: base.transitions,
      horizon: base.horizon
    )
    let answer = try game.zeroSumSolution(
      using: DampedNewton(precision: 0),
      over: Double.self
    )
    #expect(answer.check.isProof)
    #expect(answer.gap <= 1e-10 * scale.doubleValue)
    // Moving both bounds by one part in a thousand turns the proof around.
    let shift = 0.001 * scale.doubleValue
    let wrong = try game.check(
      zeroSum: answer.policy,
      lowerValues: answer.upperValues.map { $0 + shift },
      upperValues: answer.lowerValues.map { $0 - shift }
    )
    #expect(wrong.lowerSlack < 0 && wrong.upperSlack < 0)
    #expect(isClose(wrong.lowerSlack.doubleValue / shift, -0.05, within: 1e-3))
  }

  /// Probabilities whose weights do not fit in words, and policies off our grid.
  @Test func `numbers of any size`() throws {
    let prime = Rational("1/170141183460469231731687303715884105727")
    let odd = try #require(prime)
    var rows = TransitionRows(stateCount: 2)
    try rows.append([(0, odd), (1, 1 - odd)])
    try rows.append(certain: 0)
    try rows.append(certain: 1)
    try rows.append([(0, 0.5), (1, 0.5)])
    try rows.append(certain: 0)
    let payments: [Rational] = [3, -1, 0, 2, 1]
    let game = try TabularMarkovGame(
      states: [0, 1],
      actions: [[[0, 1], [0, 1]], [[0], [0]]],
      rewards: [payments, payments.map { -$0 }],
      transitions: rows,
      horizon: .discounted(0.9, players: 2)
    )
    let answer = try game.zeroSumSolution(over: Double.self)
    #expect(answer.check.isProof && answer.gap <= 1e-9)
    let tilted = answer.policy.probabilities.map { $0.map { $0.map { $0 * 0.7 + 0.3 / 3 } } }
    let normalised = tilted.map { $0.map { mixture in mixture.map { $0 / mixture.reduce(0, +) } } }
    let check = try game.check(
      zeroSum: StationaryPolicy(probabilities: normalised, for: game),
      lowerValues: answer.lowerValues.map { $0 - 5 },
      upperValues: answer.upperValues.map { $0 + 5 }
    )
    #expect(check.isProof)
  }

  @Test func `what does not fit is refused`() throws {
    let (game, answer) = try bigMatch()
    #expect(
      throws: SolutionError.markovGame(
        .wrongCount(of: "upper bounds", found: 1, expected: 3)
      )
    ) {
      try game.check(zeroSum: answer.policy, lowerValues: answer.values, upperValues: [1])
    }
    let other = try StoppingGame().zeroSumSolution()
    #expect(throws: SolutionError.self) {
      try StoppingGame(payments: [[1]], stopProbabilities: [[0.5]])
        .check(zeroSum: other.policy, lowerValues: other.values, upperValues: other.values)
    }
  }
}
