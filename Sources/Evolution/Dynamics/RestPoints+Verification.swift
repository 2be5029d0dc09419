internal import EquilibriaNumerics
public import Games

extension RestPoints {
  /// Checks from the payoffs alone that shares do not change at any of the points.
  ///
  /// Exact points are checked in exact arithmetic: all strategies in use earn the same, and for the
  /// dynamics that rest at equilibria no other earns more. Floating-point ones have rates of at most
  /// 10⁻¹². Verdicts on stability are not checked again.
  ///
  /// - Parameter game: The game.
  /// - Returns: Whether all are states of rest.
  /// - Throws: ``EvolutionError`` when the game is not one that the points can belong to.
  public func verify(in game: some NormalFormGame<Action>) throws(EvolutionError) -> Bool {
    guard let populations = points.first?.populations else { return true }
    let payoffs: PopulationGame
    let names: [[Action]]
    if populations.count == 1 {
      let symmetric = try SymmetricGame(game)
      (payoffs, names) = (try PopulationGame(symmetric), [symmetric.strategies])
    } else {
      let table = try EvolutionError.game { () throws(GameError) in try game.tabulated() }
      (payoffs, names) = (try PopulationGame(roles: table), table.actions)
    }
    try payoffs.validate(dynamic)
    for point in points {
      guard point.populations == names else { return false }
      if let exact = point.exactShares {
        guard payoffs.rests(dynamic, at: exact) else { return false }
      } else {
        guard try payoffs.rests(dynamic, near: point.shares) else { return false }
      }
    }
    return true
  }
}

extension PopulationGame {
  /// Whether exact shares are a state of rest.
  func rests(_ dynamic: MeanDynamic, at shares: [[Rational]]) -> Bool {
    do throws(EvolutionError) { try validate(shares) } catch { return false }
    return shares.indices.allSatisfy { population in
      let earned = payoffs(of: population, against: shares[opponent(of: population)])
      let used = earned.indices.filter { shares[population][$0] > .zero }
      switch dynamic {
      case .replicator, .imitation, .discreteReplicator:
        return used.allSatisfy { earned[$0] == earned[used[0]] }
      default:
        let best = earned.max()
        return used.allSatisfy { earned[$0] == best }
      }
    }
  }

  /// Whether rates at floating-point shares are at most 10⁻¹².
  func rests(_ dynamic: MeanDynamic, near shares: [[Double]]) throws(EvolutionError) -> Bool {
    guard shares.map(\.count) == counts else { return false }
    let state = shares.flatMap { $0 }
    let rates: [Double]
    switch dynamic {
    case .logit(let noise):
      rates = PopulationField(self, LogitRule(noise: noise.doubleValue)).rates(at: state)
    case .replicatorMutator(let mutation):
      let rule = ReplicatorMutatorRule(mutation, counts: counts)
      rates = PopulationField(self, rule).rates(at: state)
    case .samplingBestResponse(let size):
      rates = PopulationField(self, try SamplingRule(self, sampleSize: size)).rates(at: state)
    case .bestExperiencedPayoff(let trials):
      rates = PopulationField(self, try ExperienceRule(self, trials: trials)).rates(at: state)
    default: return false
    }
    let areShares = shares.allSatisfy { row in
      row.allSatisfy { $0 >= 0 } && (row.reduce(0, +) - 1).magnitude <= 1e-12
    }
    return areShares && rates.allSatisfy { $0.magnitude <= 1e-12 }
  }
}
