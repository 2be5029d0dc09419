import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite struct `Contracts about Markov games` {
  typealias Patch = TabularMarkovGame<Int, CommonsHarvestPatch.Move>

  /// Case contract-01 is about a fine per apple taken while two or fewer are there.
  private let commons: CommonsHarvestPatch

  init() throws { commons = try CommonsHarvestPatch() }

  private func allEat(_ patch: Patch) throws -> StationaryPolicy<CommonsHarvestPatch.Move, Rational>
  {
    try StationaryPolicy(pure: Array(repeating: [1, 1], count: patch.stateCount), for: patch)
  }

  /// Theory B.5, contract-01.
  @Test func `what one number can reach`() throws {
    let reach = try commons.contractReach(
      over: [0, 0.3, 0.45, 0.505, 0.51, 0.6]
    ) { (_, rate) throws(InstitutionError) in try commons.fine(perApple: rate, upTo: 2) }
    #expect(abs(reach.optimum.doubleValue - 5.689543) < 1e-6)
    let welfares = reach.points.map { $0.welfares.map(\.doubleValue) }
    #expect(abs(welfares[0][0] - 4.218088) < 1e-6 && welfares[0].count == 1)
    #expect(welfares[1].count == 2 && welfares[2].count == 2)
    #expect(abs(welfares[2][0] - 4.65035) < 1e-5 && abs(welfares[2][1] - 5.68954) < 1e-5)
    for point in [4, 5] {
      #expect(welfares[point].count == 1 && abs(welfares[point][0] - 5.64740) < 1e-5)
    }
    #expect(reach.reachingOptimum == [0.3, 0.45, 0.505])
    #expect(reach.ensuringOptimum == [0.505])
    #expect(reach.bestCertainWelfare == reach.optimum)
  }

  @Test func `contracts without time left are incomplete`() throws {
    let reach = try commons.contractReach(
      over: [0, 0.3, 0.6],
      limits: Limits(time: .zero)
    ) { (_, rate) throws(InstitutionError) in try commons.fine(perApple: rate, upTo: 2) }
    #expect(reach.points.map(\.parameter) == [0, 0.3, 0.6])
    #expect(reach.points.allSatisfy { !$0.isComplete && $0.certainWelfare == nil })
    #expect(abs(reach.optimum.doubleValue - 5.689543) < 1e-6)
  }

  /// Theory B.5: all eat up to .4128; the optimum is an equilibrium up to .50823.
  ///
  /// Between .5 and that, all pure equilibria are optimal: a window that the notes do not mention.
  @Test func `thresholds of the fine`() throws {
    let patch = try CommonsHarvestPatch().tabulated()
    let policy = try allEat(patch)
    #expect(
      try patch.under(commons.fine(perApple: 0.4127, upTo: 2)).check(stationary: policy)
        .isEquilibrium()
    )
    #expect(
      try !patch.under(commons.fine(perApple: 0.4129, upTo: 2)).check(stationary: policy)
        .isEquilibrium()
    )
    let reach = try patch.contractReach(
      over: [0.4999, 0.5001, 0.5082, 0.50824]
    ) { (_, rate) throws(InstitutionError) in try commons.fine(perApple: rate, upTo: 2) }
    #expect(reach.points.map(\.welfares.count) == [2, 1, 1, 1])
    #expect(reach.reachingOptimum == [0.4999, 0.5001, 0.5082])
    #expect(reach.ensuringOptimum == [0.5001, 0.5082])
  }

  /// In the window the optimum has one agent eat at two apples.
  ///
  /// Which one is open, so there is a mixed equilibrium as well, and that is worse: no number ensures
  /// the first best.
  @Test func `a mixed equilibrium remains`() throws {
    let patch = try CommonsHarvestPatch().tabulated()
    let game = try patch.under(commons.fine(perApple: 0.505, upTo: 2))
    let mixed = try game.stationaryEquilibria(using: LogitHomotopy())
    let equilibrium = try #require(mixed.first)
    #expect(!equilibrium.isPure && equilibrium.regret < 1e-9)
    let eat = equilibrium.policy.probabilities[2].map { $0[1] }
    #expect(abs(eat[0] - 0.0038076) < 1e-6 && abs(eat[1] - eat[0]) < 1e-9)
    let welfare = equilibrium.values.map { $0[4] }.reduce(0, +)
    #expect(abs(welfare - 5.647808) < 1e-5)
  }

  @Test func `the first best of the patch`() throws {
    let patch = try CommonsHarvestPatch()
    let table = try patch.tabulated()
    let best = try patch.firstBestContract(proposer: 1, afterRejection: allEat(table))
    #expect(best.isProven)
    #expect(abs(best.welfare.doubleValue - 5.689543) < 1e-6)
    #expect(abs(best.payoffs[0].doubleValue - 4.218088 / 2) < 1e-6)
    // Under the contract there is no other pure equilibrium where there are apples.
    let fined = try table.under(best.contract).commonsAssessment()
    #expect(fined.equilibriumWelfares == [fined.optimalWelfare])
    #expect(!fined.isTragedy)
  }

  /// The optimal values are a bound, nothing less is, and what all get by eating is none.
  @Test func `bounds on welfare`() throws {
    let patch = try CommonsHarvestPatch().tabulated()
    let optimum = try patch.welfareOptimum()
    let bound = try patch.check(welfareBounds: optimum.values)
    #expect(bound.isProof && bound.slack == 0)
    for state in optimum.values.indices {
      var less = optimum.values
      less[state] -= 0.001
      #expect(try !patch.check(welfareBounds: less).isProof)
    }
    let eating = try patch.check(stationary: allEat(patch)).values
    let sums = patch.states.indices.map { state in eating.reduce(0) { $0 + $1[state] } }
    let forged = try patch.check(welfareBounds: sums)
    #expect(!forged.isProof && forged.welfare < bound.welfare)
    let best = try patch.firstBestContract(afterRejection: allEat(patch))
    #expect(best.welfareBound == bound && best.welfare == bound.welfare)
    for (welfare, wrong) in [(best.welfare, forged), (forged.welfare, bound)] {
      let claim = FirstBestContract(
        contract: best.contract,
        fine: best.fine,
        welfare: welfare,
        solution: best.solution,
        welfareBound: wrong
      )
      #expect(!claim.isProven)
    }
    #expect(throws: InstitutionError.self) { try patch.check(welfareBounds: [1]) }
  }

  /// The least fines are tight: at them the policy is an equilibrium, without one of them it is not.
  @Test func `least fines by state`() throws {
    let patch = try CommonsHarvestPatch().tabulated()
    let policy = try patch.welfareOptimum().policy
    let choices = try #require(policy.pureChoices)
    let fines = try patch.minimalFines(supporting: choices)
    #expect(zip(fines.nash, fines.dominant).allSatisfy { $0 <= $1 && $0 >= 0 })
    #expect(fines.nash[1] > 0)
    func isEquilibrium(_ amounts: [Rational]) throws -> Bool {
      let contract = try MarkovContract(fines: amounts, onDeviationsFrom: choices, in: patch)
      return try patch.under(contract).check(stationary: policy).isEquilibrium()
    }
    #expect(try isEquilibrium(fines.nash))
    for state in fines.nash.indices where fines.nash[state] > 0 {
      var less = fines.nash
      less[state] -= 0.001
      #expect(try !isEquilibrium(less))
    }
  }

  @Test func `random games reach their first best`() throws {
    for seed in 0..<12 as Range<UInt64> {
      let players = seed % 3 == 2 ? 3 : 2
      let game = try RandomMarkovGames(
        stateCount: 3,
        actionCounts: Array(repeating: 2, count: players),
        branching: 2,
        rewards: .integers(0...9),
        horizon: .discounted(0.75, players: players)
      ).makeGame(seed: seed)
      let equilibria = try game.stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
      guard let rejection = equilibria.first else { continue }
      for deterrence in [Deterrence.singleDeviations, .everyEquilibrium] {
        let best = try game.firstBestContract(
          afterRejection: rejection.policy,
          deterrence: deterrence
        )
        #expect(best.isProven)
        #expect(best.payoffs[0] >= best.solution.negotiation.withoutContract[0])
        guard deterrence == .everyEquilibrium else { continue }
        // All pure equilibria and the one at the end of the logit path follow the optimum.
        let fined = try game.under(best.contract)
        let optimum = try game.welfareOptimum().policy.probabilities
        let pure = try fined.stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
        #expect(pure.count == 1 && pure[0].policy.probabilities == optimum)
        let logit = try #require(fined.stationaryEquilibria(using: LogitHomotopy()).first)
        for (state, mixtures) in logit.policy.probabilities.enumerated() {
          for (player, mixture) in mixtures.enumerated() {
            let owed = try #require(optimum[state][player].firstIndex(of: 1))
            #expect(mixture[owed] > 1 - 1e-6)
          }
        }
      }
    }
  }

  @Test func `lump sums decide who accepts`() throws {
    let patch = try CommonsHarvestPatch().tabulated()
    let optimum = try patch.welfareOptimum().policy
    let choices = try #require(optimum.pureChoices)
    let fines = try patch.minimalFines(supporting: choices).dominant
    let contracts = try [0, 1, 2, 3].map { sum in
      try MarkovContract(
        fines: fines,
        onDeviationsFrom: choices,
        in: patch,
        lumpSums: [sum, -sum]
      )
    }
    let solution = try patch.negotiating(
      contracts,
      afterRejection: allEat(patch),
      underContract: Array(repeating: optimum, count: 4)
    )
    // The optimum lets the second agent eat while two apples are there, so that it can pay for it.
    #expect(solution.isSubgamePerfect)
    #expect(solution.plan.accepts == [[true], [true], [true], [false]])
    #expect(solution.plan.proposal == 2)
  }

  @Test func `transfers must balance`() throws {
    let patch = try CommonsHarvestPatch().tabulated()
    #expect(throws: InstitutionError.self) {
      try MarkovContract("gift", in: patch) { _, _ in [1, 0] }
    }
    #expect(throws: InstitutionError.self) {
      try MarkovContract("start", in: patch, lumpSums: [1, 0]) { _, _ in [0, 0] }
    }
    #expect(throws: InstitutionError.self) {
      try MarkovContract(fines: [1], onDeviationsFrom: [[0, 0]], in: patch)
    }
    let other = try CommonsHarvestPatch(sites: 3).tabulated()
    #expect(throws: InstitutionError.self) { try other.under(commons.fine(perApple: 1, upTo: 2)) }
    #expect(throws: InstitutionError.self) {
      try patch.minimalFines(supporting: Array(repeating: [0, 2], count: 5))
    }
  }
}
