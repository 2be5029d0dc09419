public import EquilibriaNumerics
public import Games

/// Whether payoffs are feasible, with the proof of either answer.
///
/// Payoffs are feasible when a public random draw among action profiles yields them on average.
public enum PayoffMembership<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The draw that yields the payoffs.
  case feasible(JointDistribution<Action, Rational>)

  /// A weighted sum of payoffs that no profile makes as large: with the weights as direction, the
  /// payoffs exceed every profile by at least the margin, which is positive.
  case infeasible(direction: [Rational], margin: Rational)

  /// Whether the payoffs are feasible.
  public var isFeasible: Bool { if case .feasible = self { true } else { false } }
}
