internal import EquilibriaNumerics
internal import Games
internal import SolutionConcepts

extension RestPointSearch {
  /// The dynamics that rest exactly at equilibria.
  mutating func searchEquilibria() throws(EvolutionError) {
    if game.exact.count == 1 { try searchSymmetric() } else { try searchRoles() }
  }

  /// The symmetric equilibria of one population.
  ///
  /// > Source: Sandholm (2010), *Local stability under evolutionary game dynamics*; Hofbauer &
  /// > Sandholm (2009), *Stable games and their dynamics*.
  private mutating func searchSymmetric() throws(EvolutionError) {
    let matrix = game.exact[0]
    let symmetric = try SymmetricGame((0..<matrix.rowCount).map { Array(matrix.row($0)) })
    let all = try EvolutionError.solution { () throws(SolutionError) in
      try SymmetricEnumeration(limits: Limits(time: stopwatch.remainingTime)).solve(symmetric)
    }
    finish(all.isComplete, all.stopReason, all.components?.allSatisfy(\.isSinglePoint))
    let stable = try stableStrategies()
    let isOnlyEquilibrium = all.isComplete && all.count == 1
    let isStableGame = Self.isStable(symmetric)
    for equilibrium in all {
      let weights = equilibrium.profile[0].probabilities
      let payoffs = game.payoffs(of: 0, against: weights)
      let best = payoffs.max()
      let isQuasiStrict = weights.indices.allSatisfy {
        !weights[$0].isZero || payoffs[$0] != best
      }
      var candidate = candidate([weights])
      if matrix.rowCount == 1 || stable.contains(weights) && isQuasiStrict {
        candidate.stability = .asymptoticallyStable
        candidate.argument = .evolutionaryStability
      } else if matrix.rowCount == 2, mayHaveContinua == false {
        // One share: the sign of the difference in payoffs decides.
        candidate.stability =
          stable.contains(weights) ? .asymptoticallyStable : .unstable
        candidate.argument = .twoStrategies
      } else if isOnlyEquilibrium, isStableGame, dynamic != .projection {
        candidate.stability = .asymptoticallyStable
        candidate.argument = .stableGame
      }
      add(candidate)
    }
  }

  /// The equilibria of two roles.
  private mutating func searchRoles() throws(EvolutionError) {
    let table = try EvolutionError.game { () throws(GameError) in
      try PayoffTable(
        actions: game.counts.map { Array(0..<$0) },
        payoffs: [game.exact[0].elements, game.exact[1].transposed.elements]
      )
    }
    let all = try EvolutionError.solution { () throws(SolutionError) in
      try VertexEnumeration(limits: Limits(time: stopwatch.remainingTime))
        .equilibria(of: table, over: Rational.self)
    }
    finish(all.isComplete, all.stopReason, all.components?.allSatisfy(\.isSinglePoint))
    for equilibrium in all {
      let shares = [0, 1].map { equilibrium.profile[$0].probabilities }
      var candidate = candidate(shares)
      let isStrict = shares.indices.allSatisfy { population in
        let payoffs = game.payoffs(of: population, against: shares[1 - population])
        let best = payoffs.max()
        return payoffs.indices.allSatisfy { (payoffs[$0] == best) == (shares[population][$0] == 1) }
      }
      if isStrict {
        candidate.stability = .asymptoticallyStable
        candidate.argument = .strictEquilibrium
      }
      add(candidate)
    }
  }

  private mutating func finish(
    _ isAll: Bool,
    _ reason: StopReason?,
    _ areIsolated: Bool?
  ) {
    isComplete = isAll
    stopReason = reason
    mayHaveContinua = areIsolated != true
  }

  private func candidate(_ exact: [[Rational]]) -> Candidate {
    let shares = exact.map { $0.map(\.doubleValue) }
    let residual: Double
    switch dynamic {
    case .brownVonNeumannNash: residual = kinkedResidual(BrownVonNeumannNashRule.self, shares)
    case .smith: residual = kinkedResidual(SmithRule.self, shares)
    case .projection:
      let free = exact.indices.map { population in
        ProjectionRule.free(
          exact[population].map(\.doubleValue),
          game.payoffs(of: population, against: exact[game.opponent(of: population)])
            .map(\.doubleValue)
        )
      }
      residual = Self.residual(PopulationField(game, ProjectionRule(free: free)), shares)
    default: residual = 0
    }
    return Candidate(shares: shares, exact: exact, residual: residual)
  }

  private func kinkedResidual<Rule: KinkedRule>(
    _ rule: Rule.Type,
    _ shares: [[Double]]
  ) -> Double {
    let signs = KinkMonitor<Rule>(game).signs(at: shares.flatMap { $0 })
    return Self.residual(PopulationField(game, Rule(signs: signs)), shares)
  }

  static func residual<Rule: RevisionRule>(
    _ field: PopulationField<Rule>,
    _ shares: [[Double]]
  ) -> Double {
    field.rates(at: shares.flatMap { $0 }).reduce(0) { max($0, $1.magnitude) }
  }

  /// Whether `zᵀAz ≤ 0` for all z that sum to zero.
  private static func isStable(_ game: SymmetricGame<Int>) -> Bool {
    let rest = Array(1..<max(game.count, 1))
    return DriftTest<Int>.isSemidefinite(
      rest.map { row in rest.map { game.tangentForm(row, $0, base: 0) } }
    )
  }
}

extension PopulationField {
  /// The rates at a state, one coordinate after another.
  func rates(at state: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: total)
    state.withUnsafeBufferPointer { state in
      result.withUnsafeMutableBufferPointer { result in
        // Both have `total` entries.
        if let from = state.baseAddress, let into = result.baseAddress { rates(from, into) }
      }
    }
    return result
  }
}
