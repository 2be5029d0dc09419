internal import EquilibriaNumerics
internal import Games

extension NashCheck {
  /// Whether no player's computed regret is beyond the tolerance and beyond what rounding explains.
  ///
  /// Only the relative part of the tolerance is used, in proportion to each player's payoff range.
  func isAccurate(within tolerance: Tolerance, ranges: [Double]) -> Bool {
    payoffs.indices.allSatisfy { player in
      let best = WeightShares.greatest(of: actionPayoffs[player])
      let computed = (best - payoffs[player]).doubleValue
      let rounding = bestDeviations[player].gain.doubleValue - max(computed, 0)
      return computed <= max(tolerance.relative * ranges[player], rounding)
    }
  }
}

extension NashEquilibrium {
  /// Mixtures that a solver has found, with the checker's findings.
  init(_ mixtures: [[Scalar]], of game: PayoffTable<Action>, arrays: PayoffArrays<Scalar>) {
    let profile = MixedProfile(
      mixtures.enumerated().map { player, mixture in
        MixedStrategy(trusted: mixture, over: game.actions[player])
      }
    )
    self.init(profile, check: NashCheck(profile, of: game, arrays: arrays))
  }
}
