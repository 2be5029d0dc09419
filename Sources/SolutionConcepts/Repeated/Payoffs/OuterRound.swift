/// One step of the proof that a set contains every equilibrium payoff.
///
/// The first round has the feasible payoffs and the pure minmax values; each later set contains
/// what the operator of Abreu and Sannikov makes of the one before.
public struct OuterRound: Sendable, Hashable {
  /// A set that contains every equilibrium payoff pair.
  public let set: PayoffPolygon

  /// For each player a payoff that no equilibrium of the repeated game goes below.
  public let threats: PayoffPair

  /// A step of a proof, from any source.
  ///
  /// - Parameters:
  ///   - set: A set that is said to contain every equilibrium payoff pair.
  ///   - threats: Payoffs that no equilibrium is said to go below.
  public init(set: PayoffPolygon, threats: PayoffPair) {
    self.set = set
    self.threats = threats
  }
}
