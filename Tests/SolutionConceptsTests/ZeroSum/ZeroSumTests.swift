import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts
import Testing

@Suite struct ZeroSumTests {
  @Test(arguments: [[2, 2], [3, 3], [4, 2], [1, 5], [5, 1], [1, 1], [6, 6]], [1, 9, 999])
  func `program, path and mediator agree on the value`(shape: [Int], highest: Int) throws {
    for seed in seeds(8) {
      let game = try ZeroSumGames(
        rows: shape[0],
        columns: shape[1],
        payoffs: .integers(-highest...highest)
      ).makeGame(seed: seed)
      let solution = try game.zeroSumSolution()
      #expect(solution.gap == 0)
      #expect(regrets(game, solution.profile.probabilities) == [0, 0])
      #expect(solution == (try game.check(zeroSum: solution.profile)))
      let path = try #require(try game.nashEquilibria(using: .lemkeHowson).first)
      #expect(path.payoffs == [solution.value, -solution.value])
      let floating = try game.zeroSumSolution(over: Double.self)
      #expect(floating.lowerValue <= solution.value.doubleValue)
      #expect(floating.upperValue >= solution.value.doubleValue)
      #expect(floating.gap < 1e-6 * Double(highest))
      let other: ZeroSumSolution<Int, Rational> = try ZeroSumProgram()
        .solve(game, solver: ExactSimplex())
      #expect(other.value == solution.value && other.gap == 0)
      // The exact simplex alone takes seconds for a mediator of 36 profiles.
      if !hasFloatingSolver && game.space.profileCount > 16 { continue }
      let mediated = try game.correlatedEquilibrium(maximizing: .payoff(of: 0))
      #expect(mediated.value == solution.value)
      let coarse = try game.correlatedEquilibrium(maximizing: .payoff(of: 1), kind: .coarse)
      #expect(coarse.value == -solution.value)
    }
  }

  @Test func `a prepared basis changes nothing but the path`() throws {
    for seed in seeds(6) {
      let game = try ZeroSumGames(rows: 9, columns: 7, payoffs: .integers(-99...99))
        .makeGame(seed: seed)
      let plain: ZeroSumSolution<Int, Rational> = try ZeroSumProgram(
        preparationThreshold: .max
      ).solve(game)
      for rounds in [0, 1, 50] {
        let prepared: ZeroSumSolution<Int, Rational> = try ZeroSumProgram(
          preparationThreshold: 0,
          preparationRounds: rounds
        ).solve(game)
        #expect(prepared.value == plain.value && prepared.gap == 0)
        let floating: ZeroSumSolution<Int, Double> = try ZeroSumProgram(
          preparationThreshold: 0,
          preparationRounds: rounds
        ).solve(game, over: Double.self)
        #expect(floating.lowerValue <= plain.value.doubleValue)
        #expect(floating.upperValue >= plain.value.doubleValue)
      }
    }
  }

  @Test func `values worked out by hand`() throws {
    #expect(try MatchingPennies().zeroSumSolution().value == 0)
    // No saddle point; all three rows and columns are played. With x = (a, b, c) the equations
    // 2a − b = −a + 2b = c and a + b + c = 1 give a = b = c = 1/3 and the value 1/3.
    let diagonal = try PayoffTable(zeroSum: [[2, -1, 0], [-1, 2, 0], [0, 0, 1]])
    let solution = try diagonal.zeroSumSolution()
    #expect(solution.value == Rational(1, 3))
    #expect(solution.rowStrategy.probabilities == [Rational(1, 3), Rational(1, 3), Rational(1, 3)])
    // Rock–Paper–Scissors in which scissors beat paper for 2: weights 1/4, 1/2, 1/4 by symmetry
    // of the cycle (each action's weight is the stake of the pair that excludes it).
    let biased = try PayoffTable(zeroSum: [[0, -1, 1], [1, 0, -2], [-1, 2, 0]])
    let cycle = try biased.zeroSumSolution()
    #expect(cycle.value == 0)
    #expect(cycle.rowStrategy.probabilities == [Rational(1, 2), Rational(1, 4), Rational(1, 4)])
    // A saddle point at (1, 2).
    let saddle = try PayoffTable(zeroSum: [[9, 1, 2], [8, 7, 6], [0, 9, 5]])
    #expect(try saddle.zeroSumSolution().profile.pureActions == [1, 2])
    #expect(try saddle.zeroSumSolution().value == 6)
    // Golden text.
    #expect(
      try MatchingPennies().zeroSumSolution().description
        == "value 0  exact\nrow: 1/2 Heads + 1/2 Tails\ncolumn: 1/2 Heads + 1/2 Tails"
    )
  }

  @Test func `constant sums and shifts`() throws {
    for seed in seeds(10) {
      let game = try randomGame([3, 4], -9...9, seed: seed)
      let rows = game.payoffs[0]
      func shifted(_ scale: Rational, _ shift: Rational, sum: Rational) throws -> PayoffTable<Int> {
        try transformed(game) { player, index, _ in
          let payoff = rows[index] * scale + shift
          return player == 0 ? payoff : sum - payoff
        }
      }
      let value = try shifted(1, 0, sum: 0).zeroSumSolution().value
      let other = try shifted(Rational(1, 1_000_000_000), 1_000_000_000, sum: 5).zeroSumSolution()
      #expect(other.value == value / 1_000_000_000 + 1_000_000_000)
      #expect(other.gap == 0)
      let floating = try shifted(Rational(2, 7), -100, sum: 1).zeroSumSolution(over: Double.self)
      let exact = (value * Rational(2, 7) - 100).doubleValue
      #expect(floating.lowerValue <= exact && exact <= floating.upperValue)
    }
  }

  @Test func `other games are refused with the place`() throws {
    let error = #expect(throws: SolutionError.self) {
      try PrisonersDilemma().zeroSumSolution()
    }
    #expect(error?.description.contains("not a constant-sum game") == true)
    let three = try randomGame([2, 2, 2], 0...0, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.zeroSumSolution()
    }
  }

  @Test func `limits and cancellation leave bounds that hold`() async throws {
    for (size, rounds) in [(8, 0), (60, 100_000_000)] {
      let game = try ZeroSumGames(rows: size, columns: size).makeGame(seed: 1)
      let value = try game.zeroSumSolution(over: Double.self)
      let hurried = try ZeroSumProgram(
        preparationRounds: rounds,
        limits: Limits(time: .zero)
      ).solve(game)
      #expect(hurried.stopReason == .timeLimit)
      #expect(hurried.lowerValue < hurried.upperValue)
      #expect(hurried.lowerValue.doubleValue <= value.upperValue)
      #expect(hurried.upperValue.doubleValue >= value.lowerValue)
      let unlimited = ZeroSumProgram(denseThreshold: 0, preparationRounds: rounds)
      let task = Task { () -> StopReason? in
        while !Task.isCancelled { await Task.yield() }
        return try unlimited.solve(game, over: Double.self).stopReason
      }
      task.cancel()
      #expect(try await task.value == .cancelled)
    }
  }
}
