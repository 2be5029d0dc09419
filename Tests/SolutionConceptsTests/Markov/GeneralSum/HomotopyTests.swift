import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// The logit homotopy and the tracing procedure, which share the follower of paths and nothing else.
@Suite struct HomotopyTests {
  /// Case markov-03: the only stationary equilibrium, by both methods, exact and in a box.
  @Test func `NoSDE's equilibrium is found`() throws {
    let game = try NoSDEGame()
    let wanted: [[Rational]] = [[4, Rational(16, 3)], [Rational(16, 3), 4]]
    for answer in [
      try game.stationaryEquilibria(using: .logit, over: Rational.self),
      try game.stationaryEquilibria(using: .tracing, over: Rational.self),
    ] {
      let equilibrium = try #require(answer.first)
      #expect(answer.count == 1 && equilibrium.regret == 0 && equilibrium.values == wanted)
      #expect(equilibrium.policy.probabilities[0][0] == [Rational(1, 3), Rational(2, 3)])
      #expect(equilibrium.policy.probabilities[1][1] == [Rational(7, 12), Rational(5, 12)])
    }
    let floating = try #require(try game.stationaryEquilibria(using: .logit).first)
    let box = try #require(floating.box)
    #expect(box.probabilities[0][0][1].contains(2.0 / 3) && box.probabilityWidth < 1e-13)
    #expect(box.values[0][1].contains(16.0 / 3) && box.valueWidth < 1e-12)
    #expect(try game.check(box: box).isProof)
  }

  /// institutions.md D.4: rock, paper, scissors with loading.
  @Test func `loaded scissors`() throws {
    let game = try LoadedRockPaperScissors()
    let neutral = [Rational(199, 540), Rational(161, 540), Rational(1, 3)]
    for answer in [
      try game.stationaryEquilibria(using: .logit, over: Rational.self),
      try game.stationaryEquilibria(using: .tracing, over: Rational.self),
    ] {
      let equilibrium = try #require(answer.first)
      #expect(equilibrium.values[0] == [0, Rational(1, 9), Rational(-1, 9)])
      #expect(equilibrium.policy.probabilities[0] == [neutral, neutral])
    }
  }

  /// Both on 200 games: every end is certified by best responses, and boxes prove equilibria.
  @Test(arguments: 0..<20)
  func `paths end at certified equilibria`(block: Int) throws {
    for seed in (block * 10)..<(block * 10 + 10) {
      let players = seed % 5 == 4 ? 3 : 2
      let game = try RandomMarkovGames(
        stateCount: 1 + seed % 4,
        actionCounts: Array([2 + seed % 2, 2 + seed / 2 % 2, 2].prefix(players)),
        branching: 1,
        horizon: .discounted([0.3, 0.7, 0.95][seed % 3], players: players)
      ).makeGame(seed: UInt64(seed))
      let logit = try game.stationaryEquilibria(using: .logit)
      let tracing = try game.stationaryEquilibria(using: .tracing)
      for answer in [logit, tracing] {
        let equilibrium = try #require(answer.first, "seed \(seed)")
        let check = try game.check(stationary: equilibrium.policy)
        #expect(check.isEquilibrium(within: 1e-9), "\(answer.method) \(seed): \(check.regret)")
        let box = try #require(equilibrium.box, "seed \(seed)")
        #expect(try game.check(box: box).isProof)
      }
    }
  }

  /// One state that repeats for ever: its stationary equilibria are those of the stage, which are
  /// found by enumerating vertices.
  @Test(arguments: 0..<20)
  func `repeated stages are matrix games`(seed: UInt64) throws {
    let game = try RandomMarkovGames(
      stateCount: 1,
      actionCounts: [3, 3],
      branching: 1,
      rewards: .integers(-50...50),
      horizon: .discounted(0.8, players: 2)
    ).makeGame(seed: seed)
    let stage = try game.stageGame(inState: 0, continuing: [[0], [0]])
      .nashEquilibria(using: .vertexEnumeration)
    #expect(stage.isComplete)
    for answer in [
      try game.stationaryEquilibria(using: .logit, over: Rational.self),
      try game.stationaryEquilibria(using: .tracing, over: Rational.self),
    ] {
      let equilibrium = try #require(answer.first)
      let mixtures = equilibrium.policy.probabilities[0]
      #expect(stage.contains { $0.profile.strategies.map(\.probabilities) == mixtures })
    }
  }

  /// 200 zero-sum games: the values at the ends lie within the bounds that value operators prove.
  @Test(arguments: 0..<10)
  func `values of zero-sum games`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let game = try RandomMarkovGames(
        stateCount: 2 + seed % 3,
        actionCounts: [2, 2 + seed % 2],
        branching: 2,
        isZeroSum: true,
        horizon: .discounted([0.5, 0.9][seed % 2], players: 2)
      ).makeGame(seed: UInt64(seed))
      let bounds = try game.zeroSumSolution(over: Double.self)
      let answer =
        seed % 4 < 2
        ? try game.stationaryEquilibria(using: .logit)
        : try game.stationaryEquilibria(using: .tracing)
      let values = try #require(answer.first).values[0]
      for (state, value) in values.enumerated() {
        #expect(value >= bounds.lowerValues[state] - 1e-9)
        #expect(value <= bounds.upperValues[state] + 1e-9)
      }
    }
  }

  /// Other units and other zeros of rewards change nothing but values.
  @Test(arguments: 0..<6)
  func `policies do not depend on units`(seed: UInt64) throws {
    let game = try RandomMarkovGames(
      stateCount: 3,
      actionCounts: [2, 3],
      branching: 2,
      horizon: .discounted([0.5, 0.9])
    ).makeGame(seed: seed)
    let changed = try TabularMarkovGame(
      states: game.states,
      actions: game.actions,
      rewards: [game.rewards[0].map { 1000 * $0 - 7 }, game.rewards[1].map { $0 / 1000 + 3 }],
      transitions: game.transitions,
      horizon: game.horizon
    )
    let first = try #require(try game.stationaryEquilibria(using: .tracing).first)
    let second = try #require(try changed.stationaryEquilibria(using: .tracing).first)
    let pairs = zip(
      first.policy.probabilities.joined().joined(),
      second.policy.probabilities.joined().joined()
    )
    #expect(pairs.allSatisfy { isClose($0, $1, within: 1e-9) })
  }

  @Test func `several priors find several equilibria, the same for the same seed`() throws {
    let evening = try BachOrStravinsky(preferred: 3, other: 2)
    let game = try RepeatedGameWithMemory(evening, memory: 0, discount: 0.5)
    let tracing = LogarithmicTracing(priorCount: 12, seed: 3)
    let answer = try game.stationaryEquilibria(using: tracing)
    let pure = answer.filter(\.isPure).map { $0.policy.probabilities[0] }
    #expect(Set(pure) == [[[1, 0], [1, 0]], [[0, 1], [0, 1]]] && pure.count == 2)
    #expect(answer == (try game.stationaryEquilibria(using: tracing)))
  }

  @Test func `an unfinished path leaves an approximation`() throws {
    let game = try RandomMarkovGames(stateCount: 5, actionCounts: [3, 3], branching: 2)
      .makeGame(seed: 7)
    let answer = try game.stationaryEquilibria(using: LogitHomotopy(limits: Limits(iterations: 3)))
    #expect(answer.isEmpty && answer.stopReason == .iterationLimit)
    let last = try #require(answer.approximation)
    #expect(last.regret > 0)
    #expect(try game.check(stationary: last.policy).regret == last.regret)
  }

  /// Systems of some thousand equations are given up in the middle.
  @Test func `time that is over ends the first step already`() throws {
    let game = try RandomMarkovGames(stateCount: 400, actionCounts: [2, 2], branching: 3)
      .makeGame(seed: 7)
    let limits = Limits(time: .zero)
    let logit = try game.stationaryEquilibria(using: LogitHomotopy(limits: limits))
    let tracing = try game.stationaryEquilibria(using: LogarithmicTracing(limits: limits))
    #expect(logit.isEmpty && logit.stopReason == .timeLimit)
    #expect(tracing.isEmpty && tracing.stopReason == .timeLimit)
  }

  /// Values with square roots in them: exact numbers are not to be had, bounds are.
  @Test func `irrational equilibria are said to be so`() throws {
    let game = try StoppingGame()
    let value = 2 * 2.0.squareRoot() - 2
    let floating = try #require(try game.stationaryEquilibria(using: .logit).first)
    #expect(try #require(floating.box).values[0][0].contains(value))
    #expect(throws: SolutionError.self) {
      try game.stationaryEquilibria(using: .logit, over: Rational.self)
    }
  }

  @Test func `other horizons are refused with the reason`() throws {
    var match = try BigMatch()
    match.horizon = .average
    let patient = match
    let average = #expect(throws: SolutionError.self) {
      try patient.stationaryEquilibria(using: .logit)
    }
    #expect(average?.description.contains("Big Match") == true)
    let finite = try RandomMarkovGames(
      stateCount: 2,
      actionCounts: [2, 2],
      branching: 1,
      horizon: .finite(steps: 3, discounts: [1, 1])
    ).makeGame(seed: 1)
    let error = #expect(throws: SolutionError.self) { try finite.stationaryEquilibria() }
    #expect(error?.description.contains("backward induction") == true)
  }
}
