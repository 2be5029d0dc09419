import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts
import Testing

@Suite struct CorrelatedProgramTests {
  private static let shapes: [(counts: [Int], highest: Int)] = [
    ([2, 2], 9), ([3, 3], 9), ([2, 3], 2), ([3, 2], 99), ([4, 3], 3), ([2, 2, 2], 9),
    ([2, 2, 2], 2), ([3, 2, 2], 5), ([1, 3], 9), ([2, 1, 3], 4),
  ]

  @Test(arguments: shapes, [CorrelationKind.correlated, .coarse])
  func `equals the program with all constraints written out`(
    shape: (counts: [Int], highest: Int),
    kind: CorrelationKind
  ) throws {
    for seed in seeds(10) {
      let game = try randomGame(shape.counts, 0...shape.highest, seed: seed)
      for naive in NaiveObjective.allCases {
        let objective = naive.objective(players: shape.counts.count)
        let found = try game.correlatedEquilibrium(maximizing: objective, kind: kind)
        let expected = try #require(try naiveMediatedValue(game, kind, naive))
        #expect(found.value == expected, "\(naive), seed \(seed)")
        #expect(found.certificate.bound == expected, "\(naive), seed \(seed)")
        #expect(found.check.regret == 0)
        #expect(found.check == (try game.check(kind, found.distribution)))
        #expect(found.payoffs == (try game.expectedPayoffs(of: found.distribution)))
        let bound = try #require(recomputedBound(found, game, naive))
        #expect(bound == expected, "\(naive), seed \(seed)")
        #expect(
          try game.check(bound: found.certificate, maximizing: objective, kind: kind) == expected
        )
        #expect(try found.verify(in: game, maximizing: objective) == nil)
        let floating: CorrelatedEquilibrium<Int, Double> = try CorrelatedProgram(kind: kind)
          .solve(game, maximizing: objective, over: Double.self)
        #expect(try floating.verify(in: game, maximizing: objective) == nil)
      }
    }
  }

  /// `max_s (w(s) + Σ y·loss(s))`, straight from the definition; `nil` for bad multipliers.
  private func recomputedBound(
    _ found: CorrelatedEquilibrium<Int, Rational>,
    _ game: PayoffTable<Int>,
    _ objective: NaiveObjective
  ) -> Rational? {
    let certificate = found.certificate
    if objective == .minimum {
      let sum = certificate.playerWeights.reduce(.zero, +)
      guard sum == 1, certificate.playerWeights.allSatisfy({ $0 >= .zero }) else { return nil }
    }
    guard certificate.multipliers.allSatisfy({ $0.weight > .zero }) else { return nil }
    return (0..<game.space.profileCount).map { index in
      let profile = game.profile(at: index)
      let payoffs = game.payoffs(at: index)
      let own =
        objective.worth(game, at: index)
        ?? zip(certificate.playerWeights, payoffs).reduce(.zero) { $0 + $1.0 * $1.1 }
      return certificate.multipliers.reduce(own) { sum, multiplier in
        let player = multiplier.player
        if let told = multiplier.recommended, told != profile[player] { return sum }
        var changed = profile
        changed[player] = multiplier.action
        return sum + multiplier.weight * (payoffs[player] - game.payoffs(for: changed)[player])
      }
    }.max()
  }

  @Test(arguments: [[3, 3], [2, 4], [2, 2, 2]])
  func `coarse is worth at least correlated, and correlated at least Nash`(
    counts: [Int]
  ) throws {
    for seed in seeds(15) {
      let game = try randomGame(counts, 0...20, seed: seed)
      for objective in [CorrelatedObjective<Int>.totalPayoff, .minimumPayoff, .payoff(of: 1)] {
        let coarse = try game.correlatedEquilibrium(maximizing: objective, kind: .coarse)
        let correlated = try game.correlatedEquilibrium(maximizing: objective)
        #expect(coarse.value >= correlated.value)
        let nash = try game.nashEquilibria()
        let gain = correlated.gain(over: nash)
        #expect((gain == nil) == nash.isEmpty)
        if let gain {
          #expect(gain.gain >= .zero)
          #expect(gain.bestNash + gain.gain == correlated.value)
          #expect(!gain.isExact || nash.isComplete)
        }
      }
    }
  }

  @Test(arguments: [[4, 4], [3, 3, 2], [8, 8]])
  func `the exact value lies within the floating bounds`(counts: [Int]) throws {
    for seed in seeds(10) {
      let game = try randomGame(counts, -500...500, seed: seed)
      for kind in [CorrelationKind.correlated, .coarse] {
        for objective in [CorrelatedObjective<Int>.totalPayoff, .minimumPayoff] {
          let exact = try game.correlatedEquilibrium(maximizing: objective, kind: kind)
          let floating: CorrelatedEquilibrium<Int, Double> = try CorrelatedProgram(kind: kind)
            .solve(game, maximizing: objective, over: Double.self)
          #expect(floating.certificate.bound >= exact.value.doubleValue)
          #expect(abs(floating.certificate.bound - exact.value.doubleValue) < 1e-6)
          #expect(abs(floating.value - exact.value.doubleValue) < 1e-6)
          #expect(floating.check.regret < 1e-6)
          let stored = floating.distribution.entries.reduce(into: [[Int]: Rational]()) {
            $0[$1.profile] = $1.probability.exactValue
          }
          let sum = stored.values.reduce(.zero, +)
          let normalised = try JointDistribution(stored.mapValues { $0 / sum }, in: game)
          let truth = try game.check(kind, normalised)
          #expect(truth.regret <= (try #require(floating.check.regret.exactValue)))
        }
      }
    }
  }

  @Test(arguments: [[3, 3], [2, 3, 2]])
  func `both solvers give the same values`(counts: [Int]) throws {
    for seed in seeds(15) {
      let game = try randomGame(counts, 0...9, seed: seed)
      for kind in [CorrelationKind.correlated, .coarse] {
        let program = CorrelatedProgram(kind: kind)
        for objective in [CorrelatedObjective<Int>.totalPayoff, .minimumPayoff] {
          let standard = try program.solve(game, maximizing: objective)
          let exact = try program.solve(game, maximizing: objective, solver: ExactSimplex())
          #expect(standard.value == exact.value)
          #expect(exact.check.regret == 0 && exact.certificate.bound == exact.value)
        }
      }
    }
  }

  @Test(arguments: seeds(10)) func `relabelling and scaling keep the value`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try randomGame([3, 2, 3], 0...9, seed: seed)
    let orders = game.space.counts.map { permutation($0, using: &generator) }
    let value = try game.correlatedEquilibrium().value
    #expect(try reordered(game, orders).correlatedEquilibrium().value == value)
    let scaled = try transformed(game) { _, _, payoff in payoff * Rational(5, 7) - 3 }
    #expect(try scaled.correlatedEquilibrium().value == value * Rational(5, 7) - 9)
    // Player by player, the set of equilibria stays though the total payoff does not.
    let uneven = try transformed(game) { player, _, payoff in payoff * Rational(player + 1) }
    let first = try game.correlatedEquilibrium(maximizing: .payoff(of: 2))
    let second = try uneven.correlatedEquilibrium(maximizing: .payoff(of: 2))
    #expect(second.value == first.value * 3)
    #expect(try uneven.check(.correlated, first.distribution).regret == 0)
  }

  @Test(arguments: [1e-9, 1, 1e9], [1e-9, 1, 1e9])
  func `players may count in different units`(first: Double, second: Double) throws {
    let units = [Rational(first), Rational(second)]
    for seed in [1, 2] as [UInt64] {
      let game = try randomGame([4, 4], 0...9, seed: seed)
      let other = try transformed(game) { player, _, payoff in payoff * units[player] }
      for kind in [CorrelationKind.correlated, .coarse] {
        for player in 0..<2 {
          let objective = CorrelatedObjective<Int>.payoff(of: player)
          let expected = try game.correlatedEquilibrium(maximizing: objective, kind: kind).value
          let found = try other.correlatedEquilibrium(maximizing: objective, kind: kind)
          #expect(found.value == expected * units[player])
          #expect(found.check.regret == 0 && found.certificate.bound == found.value)
        }
        let total = try other.correlatedEquilibrium(kind: kind)
        #expect(total.value == (try naiveMediatedValue(other, kind, .total)))
        let least = try other.correlatedEquilibrium(maximizing: .minimumPayoff, kind: kind)
        #expect(least.value == (try naiveMediatedValue(other, kind, .minimum)))
      }
    }
  }

  @Test(arguments: seeds(10)) func `wildly different sizes in one table`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try transformed(randomGame([3, 3], -9...9, seed: seed)) { _, _, payoff in
      let exponent = Int.random(in: -9...9, using: &generator)
      let power = (0..<abs(exponent)).reduce(Rational.one) { result, _ in result * 10 }
      return exponent < 0 ? payoff / power : payoff * power
    }
    for kind in [CorrelationKind.correlated, .coarse] {
      for naive in [NaiveObjective.total, .minimum, .first] {
        let found = try game.correlatedEquilibrium(
          maximizing: naive.objective(players: 2),
          kind: kind
        )
        #expect(found.value == (try naiveMediatedValue(game, kind, naive)))
        #expect(found.check.regret == 0 && found.certificate.bound == found.value)
      }
    }
  }

  @Test func `feasibility alone`() throws {
    for seed in seeds(20) {
      let game = try randomGame([3, 3, 2], 0...9, seed: seed)
      let found = try game.correlatedEquilibrium(maximizing: .anyEquilibrium)
      #expect(found.check.regret == 0 && found.value == 0)
    }
  }

  @Test func `objectives that do not fit are errors`() throws {
    let game = try randomGame([2, 2], 0...9, seed: 1)
    for player in [-1, 2] {
      #expect(
        throws: SolutionError.game(
          .invalidParameter(name: "player", value: "\(player)", domain: "0 to 1")
        )
      ) { try game.correlatedEquilibrium(maximizing: .payoff(of: player)) }
    }
    #expect(throws: SolutionError.game(.wrongPlayerCount(found: 3, expected: 2))) {
      try game.correlatedEquilibrium(maximizing: .weightedPayoffs([1, 2, 3]))
    }
  }

  @Test func `limits and cancellation end the work`() async throws {
    let game = try randomGame([6, 6], 0...99, seed: 1)
    let program = CorrelatedProgram(limits: Limits(time: .zero))
    #expect(throws: SolutionError.stopped(.timeLimit)) {
      try program.solve(game, maximizing: .totalPayoff)
    }
    #expect(throws: SolutionError.stopped(.timeLimit)) {
      try program.solve(game, maximizing: .totalPayoff, over: Double.self)
    }
    let task = Task { () -> SolutionError? in
      while !Task.isCancelled { await Task.yield() }
      do throws(SolutionError) {
        _ = try game.correlatedEquilibrium()
        return nil
      } catch {
        return error
      }
    }
    task.cancel()
    #expect(await task.value == .stopped(.cancelled))
  }
}
