internal import EquilibriaNumerics
internal import Games
internal import SolutionConcepts

/// The symmetric equilibria that are not evolutionarily stable, with reasons.
struct OtherEquilibria<Action: Hashable & Sendable> {
  private(set) var equilibria: [RejectedEquilibrium<Action>] = []
  private(set) var continua: [EquilibriumContinuum<Action>] = []
  private(set) var stopReason: StopReason?

  /// Finds the extreme symmetric equilibria and judges each.
  init(
    of game: SymmetricGame<Action>,
    besides stable: Set<[Rational]>,
    stopwatch: Stopwatch
  ) throws(EvolutionError) {
    let all = try EvolutionError.solution { () throws(SolutionError) in
      try SymmetricEnumeration(limits: Limits(time: stopwatch.remainingTime)).solve(game)
    }
    stopReason = all.stopReason
    var standings: [RejectedEquilibrium<Action>?] = []
    for equilibrium in all {
      let weights = equilibrium.profile[0].probabilities
      var standing: RejectedEquilibrium<Action>?
      if !stable.contains(weights) {
        switch EquilibriumJudge(weights, of: game)?.judged(stopwatch: stopwatch) {
        case .neutral(let mutant), .invadable(let mutant):
          standing = RejectedEquilibrium(
            strategy: equilibrium.profile[0],
            payoff: equilibrium.payoffs[0],
            invasion: game.invasion(weights: mutant, into: weights)
          )
        case .undecided(let reason): stopReason = stopReason ?? reason
        case .stable, nil: break
        }
      }
      standings.append(standing)
    }
    equilibria = standings.compactMap { $0 }
    for component in all.components ?? [] where !component.isSinglePoint {
      let members = component.members.map { all[$0].profile[0] }
      // On a face of equilibria the defining inequality is linear in the incumbent, so the
      // extreme members decide for all.
      let isNeutrallyStable = component.members.allSatisfy {
        standings[$0]?.isNeutrallyStable == true
      }
      let drift =
        isNeutrallyStable
        ? members.map { DriftTest(game: game, weights: $0.probabilities).run() } : [false]
      continua.append(
        EquilibriumContinuum(
          extremes: members,
          dimension: component.dimension,
          isNeutrallyStable: isNeutrallyStable,
          isEvolutionarilyStableSet: drift.contains(false)
            ? false : drift.contains(nil) ? nil : true
        )
      )
    }
  }
}
