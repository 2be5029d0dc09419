import EquilibriaNumerics
import Games
import SolutionConcepts
import Synchronization
import Testing

@Suite struct ZeroSumLimitsTests {
  private func game(discount: Rational = 0.95) throws -> TabularMarkovGame<Int, Int> {
    try RandomMarkovGames(
      stateCount: 12,
      actionCounts: [3, 3],
      branching: 3,
      isZeroSum: true,
      horizon: .discounted(discount, players: 2)
    ).makeGame(seed: 4)
  }

  /// Whatever stops the work, the bounds hold.
  @Test(arguments: [0, 1, 2, 4])
  func `partial bounds are proven`(iterations: Int) throws {
    let game = try game()
    let limits = Limits(iterations: iterations)
    let full = try game.zeroSumSolution(over: Double.self)
    var gaps: [Double] = []
    for answer in [
      try game.zeroSumSolution(using: ShapleyIteration(limits: limits), over: Double.self),
      try game.zeroSumSolution(using: HoffmanKarp(limits: limits), over: Double.self),
      try game.zeroSumSolution(using: DampedNewton(limits: limits), over: Double.self),
    ] {
      #expect(answer.check.isProof && answer.iterations == iterations)
      #expect(answer.stopReason == .iterationLimit)
      for state in game.states {
        #expect(answer.lowerValues[state] <= full.upperValues[state])
        #expect(answer.upperValues[state] >= full.lowerValues[state])
      }
      gaps.append(answer.gap)
    }
    // Before any work: all rewards at their extremes.
    if iterations == 0 { #expect(gaps.allSatisfy { $0 > 19 && $0 < 20.1 }) }
    if iterations == 4 { #expect(gaps.allSatisfy { $0 < 1 }) }
  }

  @Test func `a time limit and cancellation stop the work`() async throws {
    let game = try game()
    let late = try game.zeroSumSolution(using: DampedNewton(limits: Limits(time: .zero)))
    #expect(late.stopReason == .timeLimit && late.check.isProof && late.gap > 0)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try game.zeroSumSolution(using: .valueIteration, over: Double.self)
    }
    let cancelled = try await task.value
    #expect(cancelled.stopReason == .cancelled && cancelled.check.isProof)
  }

  @Test func `long work reports its progress`() throws {
    let reports = Mutex<[Progress]>([])
    // A thousand periods of memory, and differences that hardly fade: many sweeps.
    let slow = try BigMatch(discount: Rational(9_999, 10_000))
    let answer = try slow.zeroSumSolution(
      using: ShapleyIteration(precision: 1e-3, limits: Limits(iterations: 100_000)),
      over: Double.self
    ) { report in reports.withLock { $0.append(report) } }
    #expect(answer.check.isProof)
    reports.withLock { reports in
      #expect(reports.allSatisfy { $0.stage == "closing bounds" && $0.done <= 100_000 })
      #expect(reports.map(\.done) == reports.map(\.done).sorted())
    }
  }

  @Test func `other games are refused`() throws {
    let general = try RandomMarkovGames(
      stateCount: 2,
      actionCounts: [2, 2],
      branching: 1,
      rewards: .integers(1...2)
    ).makeGame(seed: 1)
    let sum = general.rewards[0][0] + general.rewards[1][0]
    #expect(
      throws: SolutionError.notApplicable(
        reason: "not zero-sum: in state \"0\" the rewards of (0, 0) sum to \(sum)"
      )
    ) { try general.zeroSumSolution() }
    var match = try BigMatch()
    match.horizon = .average
    #expect(
      throws: SolutionError.notApplicable(
        reason: "this needs rewards discounted for ever; the horizon is long-run average"
      )
    ) { try match.zeroSumSolution() }
    match.horizon = .discounted([0.5, 0.9])
    #expect(
      throws: SolutionError.notApplicable(
        reason: "not zero-sum: the players discount by 1/2 and 9/10"
      )
    ) { try match.zeroSumSolution() }
    let alone = try AltarForaging()
    #expect(
      throws: SolutionError.notApplicable(reason: "a zero-sum game has two players; found 1")
    ) { try alone.zeroSumSolution() }
  }

  @Test func `the same bytes, whoever computes them`() throws {
    let game = try game()
    let first = try game.zeroSumSolution(over: Double.self)
    for _ in 0..<3 { #expect(try game.zeroSumSolution(over: Double.self) == first) }
  }

  @Test func `an answer as text`() throws {
    let answer = try BigMatch(discount: 0.5).zeroSumSolution()
    let lines = answer.description.split(separator: "\n")
    #expect(lines.count == 4 && lines.last == "exact")
    #expect(lines[0].hasPrefix("0: 1  ("))
  }
}
