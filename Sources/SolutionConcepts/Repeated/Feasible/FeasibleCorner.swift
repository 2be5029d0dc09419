public import EquilibriaNumerics

/// Extreme feasible payoffs and the action profiles that yield them.
public struct FeasibleCorner<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The payoff of each player.
  public let payoffs: [Rational]

  /// Every profile with these payoffs, in the order of profile numbers.
  public let profiles: [[Action]]
}
