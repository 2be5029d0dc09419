import EquilibriaNumerics
import Games
import SolutionConcepts
import Synchronization
import Testing

@Suite struct BackwardInductionTests {
  private func game(
    seed: UInt64,
    actions: [Int] = [2, 3],
    isZeroSum: Bool = false,
    horizon: Horizon? = nil
  ) throws -> TabularMarkovGame<Int, Int> {
    try RandomMarkovGames(
      stateCount: 4,
      actionCounts: actions,
      branching: 2,
      isZeroSum: isZeroSum,
      rewards: .integers(-9...9),
      horizon: horizon ?? .finite(steps: 3, discount: 0.9, players: actions.count)
    ).makeGame(seed: seed)
  }

  /// The stage of a one-state game that goes on for some periods.
  private func repeated<Game: NormalFormGame>(
    _ stage: Game,
    steps: Int
  ) throws -> TabularMarkovGame<Int, Game.Action> {
    let table = try stage.tabulated()
    var rows = TransitionRows(stateCount: 1)
    for _ in 0..<table.space.profileCount { try rows.append(certain: 0) }
    return try TabularMarkovGame(
      states: [0],
      actions: [table.actions],
      rewards: table.payoffs,
      transitions: rows,
      horizon: .finite(steps: steps, players: table.space.playerCount)
    )
  }

  /// Luce & Raiffa (1957), section 5.5: the end unravels cooperation.
  @Test func `the finitely repeated dilemma`() throws {
    let dilemma = try PrisonersDilemma(temptation: 5, reward: 3, punishment: 1, sucker: 0)
    let game = try repeated(dilemma, steps: 10)
    let answer = try game.finiteHorizonSolution(by: .nash())
    #expect(answer.policy.steps == 10 && answer.stopReason == nil)
    #expect(answer.values[0] == [[10], [10]] && answer.values[9] == [[1], [1]])
    #expect(answer.check.isEquilibrium() && answer.check.regrets == [0, 0])
    #expect(answer.truncationErrors == nil)
    let all = try game.pureFiniteEquilibria()
    #expect(all.solutions.count == 1 && all.isComplete)
    #expect(all.solutions[0].policy == answer.policy)
  }

  /// Three concepts with one value: the T-fold application of Shapley's operator.
  @Test func `zero-sum games`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let game = try game(seed: seed, isZeroSum: true)
      let nash = try game.finiteHorizonSolution(by: .nash())
      let secure = try game.finiteHorizonSolution(by: .maximin())
      let mediated = try game.finiteHorizonSolution(by: .correlated(maximizing: .anyEquilibrium))
      #expect(secure.values == nash.values && mediated.values == nash.values)
      for answer in [nash, secure, mediated] {
        #expect(answer.check.isEquilibrium() && answer.check.valueErrors.joined().max() == 0)
        #expect(try game.check(finiteHorizon: answer.policy) == answer.check)
      }
    }
  }

  @Test func `longer and longer horizons approach the game without end`() throws {
    let endless = Horizon.discounted(0.5, players: 2)
    let game = try game(seed: 3, isZeroSum: true, horizon: endless)
    let limit = try game.zeroSumSolution(over: Double.self)
    let answer = try game.finiteHorizonSolution(
      using: BackwardInduction(.maximin(), steps: 20),
      over: Double.self
    )
    let errors = try #require(answer.truncationErrors)
    let rewards = game.rewards[0].map(\.doubleValue)
    let range = try #require(rewards.max()) - #require(rewards.min())
    #expect(isClose(errors[0], range * 0x1p-19, within: 1e-12))
    for state in game.states {
      #expect(isClose(answer.values[0][0][state], limit.values[state], within: errors[0]))
    }
    let exact = try game.finiteHorizonSolution(by: .maximin(), steps: 4)
    #expect(exact.truncationErrors?[0] == (game.rewards[0].max()! - game.rewards[0].min()!) / 8)
  }

  /// Exact and floating arithmetic, for every concept, on random games.
  @Test func `floating solutions carry bounds`() throws {
    func compare(_ concept: some StageConcept<Int>, seed: UInt64) throws {
      let game = try game(seed: seed)
      let exact = try game.finiteHorizonSolution(by: concept)
      let floating = try game.finiteHorizonSolution(
        using: BackwardInduction(concept),
        over: Double.self
      )
      #expect(exact.concept == floating.concept && exact.check.isEquilibrium())
      #expect(floating.check.isEquilibrium(within: 1e-9), "\(concept.name) \(seed)")
      #expect(floating.check.regrets.allSatisfy { $0 < 1e-8 })
      for (wanted, found) in zip(exact.values.joined().joined(), floating.values.joined().joined())
      {
        #expect(isClose(wanted.doubleValue, found, within: 1e-8), "\(concept.name) \(seed)")
      }
    }
    for seed in 0..<3 as Range<UInt64> {
      try compare(.nash(.highestTotal), seed: seed)
      try compare(.correlated(), seed: seed)
      try compare(.coarseCorrelated(maximizing: .minimumPayoff), seed: seed)
      try compare(.maximin(), seed: seed)
    }
  }

  /// A mediator does at least as well as the best equilibrium, and the coarse one better still.
  @Test func `mediators help in the last period`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let game = try game(seed: seed)
      let nash = try game.finiteHorizonSolution(by: .nash(.highestTotal), steps: 1)
      let correlated = try game.finiteHorizonSolution(by: .correlated(), steps: 1)
      let coarse = try game.finiteHorizonSolution(by: .coarseCorrelated(), steps: 1)
      for state in game.states {
        let totals = [nash, correlated, coarse].map { answer in
          answer.values[0].map { $0[state] }.reduce(0, +)
        }
        #expect(totals == totals.sorted())
      }
    }
  }

  /// Stationary correlated equilibria are hard to come by in this game; cut off, they are not.
  @Test func `NoSDE cut off`() throws {
    let game = try NoSDEGame()
    let answer = try game.finiteHorizonSolution(
      using: BackwardInduction(.correlated(), steps: 60),
      over: Double.self
    )
    #expect(answer.policy.steps == 60 && answer.check.isEquilibrium(within: 1e-9))
    let errors = try #require(answer.truncationErrors)
    #expect(errors.allSatisfy { $0 > 0 && $0 < 1e-6 })
  }

  @Test func `three players`() throws {
    let game = try game(seed: 2, actions: [2, 2, 2])
    let secure = try game.finiteHorizonSolution(by: .maximin())
    let mediated = try game.finiteHorizonSolution(by: .correlated())
    #expect(secure.check.isEquilibrium() && mediated.check.isEquilibrium())
    // Nobody gets less under a mediator than what is secure: in the last period for certain.
    for state in game.states {
      for player in 0..<3 {
        #expect(mediated.values[2][player][state] >= secure.values[2][player][state])
      }
    }
  }

  @Test func `selections among equilibria`() throws {
    let hunt = try repeated(StagHunt(stag: 4, hare: 3, hareAlone: 3, stagAlone: 0), steps: 2)
    let best = try hunt.finiteHorizonSolution(by: .pureNash(.highestMinimum))
    #expect(best.values[0] == [[8], [8]] && best.concept == "nash:minimum")
    let contest = try repeated(BachOrStravinsky(), steps: 3)
    for player in 0..<2 {
      let answer = try contest.finiteHorizonSolution(
        by: .nash(.highestPayoff(of: player))
      )
      let (own, other) = (answer.values[0][player][0], answer.values[0][1 - player][0])
      #expect(own > other)
    }
    #expect(throws: SolutionError.self) {
      try contest.finiteHorizonSolution(by: .nash(.highestPayoff(of: 2)))
    }
  }

  @Test func `a policy that is none is found out`() throws {
    let dilemma = try PrisonersDilemma(temptation: 5, reward: 3, punishment: 1, sucker: 0)
    let game = try repeated(dilemma, steps: 2)
    let cooperate = try MixedProfile<_, Rational>(
      pure: [PrisonersDilemma.cooperation, PrisonersDilemma.cooperation],
      in: dilemma
    )
    let policy = TimeDependentPolicy(plays: [[.independent(cooperate)], [.independent(cooperate)]])
    let check = try game.check(finiteHorizon: policy)
    #expect(check.values[0] == [[6], [6]] && check.oneShotRegret == 2)
    #expect(check.regrets == [4, 4] && !check.isEquilibrium())
    let best = try #require(check.bestDeviation)
    #expect(best.time == 1 && best.state == 0 && best.deviation.gain == 2)
    #expect(check.description.hasSuffix("in state 0, period 1"))
    // Cooperation secures nothing; what it is said to be worth matters not.
    let secure = TimeDependentPolicy(
      plays: [[StagePlay.secure(cooperate, threats: [[0, 1], [0, 1]])]]
    )
    let guarantee = try game.check(finiteHorizon: secure)
    #expect(guarantee.values[0] == [[0], [0]] && guarantee.gains[0] == [[1], [1]])
    #expect(throws: SolutionError.self) {
      try game.check(
        finiteHorizon: TimeDependentPolicy(
          plays: [[StagePlay.secure(cooperate, threats: [[1], [0, 1]])]]
        )
      )
    }
    #expect(
      throws: SolutionError.markovGame(
        .wrongCount(of: "states of the policy", found: 0, expected: 1)
      )
    ) {
      try game.check(
        finiteHorizon: TimeDependentPolicy<PrisonersDilemma.Move, Rational>(plays: [[]])
      )
    }
  }

  @Test func `limits leave the end of the game`() throws {
    let game = try game(seed: 1)
    let full = try game.finiteHorizonSolution(by: .nash())
    let part = try game.finiteHorizonSolution(
      using: BackwardInduction(.nash(), limits: Limits(iterations: 2)),
      over: Rational.self
    )
    #expect(part.stopReason == .iterationLimit && part.policy.steps == 2)
    #expect(part.values == Array(full.values[1...]) && part.check.isEquilibrium())
    #expect(throws: SolutionError.stopped(.timeLimit)) {
      try game.finiteHorizonSolution(
        using: BackwardInduction(.correlated(), limits: Limits(time: .zero)),
        over: Double.self
      )
    }
  }

  @Test func `every period is reported`() throws {
    let reports = Mutex<[Progress]>([])
    let answer = try game(seed: 1).finiteHorizonSolution(by: .nash(.highestTotal), steps: 1) {
      report in reports.withLock { $0.append(report) }
    }
    #expect(answer.description.hasPrefix("nash:total\n0 0: ("))
    let expected = Progress(stage: "solving periods", done: 1, total: 1)
    #expect(reports.withLock { $0 } == [expected])
  }

  @Test func `the number of periods must be known`() throws {
    let endless = try NoSDEGame()
    #expect(
      throws: SolutionError.notApplicable(
        reason: "backward induction needs a number of periods; the horizon is discounted by 3/4"
      )
    ) { try endless.finiteHorizonSolution(by: .nash()) }
    #expect(throws: SolutionError.markovGame(.noPeriods(steps: 0))) {
      try endless.finiteHorizonSolution(by: .nash(), steps: 0)
    }
    var average = try BigMatch()
    average.horizon = .average
    #expect(throws: SolutionError.self) {
      try average.finiteHorizonSolution(by: .nash(), steps: 3)
    }
  }

  @Test func `a stage without an equilibrium is named`() throws {
    let game = try repeated(MatchingPennies(), steps: 2)
    #expect(
      throws: SolutionError.notApplicable(
        reason: "in state \"0\" with 1 periods to go: pure finds no equilibrium of the stage"
      )
    ) { try game.finiteHorizonSolution(by: .pureNash()) }
    let none = try game.pureFiniteEquilibria()
    #expect(none.solutions.isEmpty && none.isComplete)
  }
}
