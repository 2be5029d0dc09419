public import EquilibriaNumerics
internal import Games

extension NashEquilibrium where Scalar == Rational {
  /// Whether every player uses all of the best replies, not only some.
  ///
  /// Every two-player game has such an equilibrium.
  ///
  /// > Source: Harsanyi (1973), *Oddness of the number of equilibrium points*; Norde (1999),
  /// > *Bimatrix games have quasi-strict equilibria*.
  public var isQuasiStrict: Bool { check.isQuasiStrict(profile.probabilities) }
}

extension NashCheck where Scalar == Rational {
  /// Whether the best replies to an equilibrium are exactly the actions in use.
  func isQuasiStrict(_ mixtures: [[Rational]]) -> Bool {
    zip(mixtures, actionPayoffs).allSatisfy { mixture, values in
      let best = values.max()
      return mixture.indices.allSatisfy { (values[$0] == best) == !mixture[$0].isZero }
    }
  }

  /// Whether both players use one action, and every other one is worse.
  func isStrict(_ mixtures: [[Rational]]) -> Bool {
    isQuasiStrict(mixtures) && mixtures.allSatisfy { $0.count { !$0.isZero } == 1 }
  }
}
