public import EquilibriaNumerics
public import Games

/// A proven stationary equilibrium of a discounted Markov game: a policy and its certificate.
///
/// Also called a Markov-perfect equilibrium: in every state, reached or not, no player gains by any
/// change of plan.
public struct MarkovEquilibrium<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// A mixed action for every player and state.
  public let policy: StationaryPolicy<Action, Scalar>

  /// The certificate: best responses to the policy, and what they gain at most.
  public let check: MarkovCheck<Action, Scalar>

  /// Proven bounds of an exact equilibrium close to the policy; `nil` for exact policies, and when
  /// the equilibrium is not isolated or not strict enough for a proof.
  public let box: EquilibriumBox?

  init(
    _ policy: StationaryPolicy<Action, Scalar>,
    check: MarkovCheck<Action, Scalar>,
    box: EquilibriumBox? = nil
  ) {
    self.policy = policy
    self.check = check
    self.box = box
  }

  /// What the policy is worth to each player from each state: `values[player][state]`.
  public var values: [[Scalar]] { check.values }

  /// The most that anyone could gain from any state: zero when exact, an upper bound when floating.
  public var regret: Scalar { check.regret }

  /// Whether every player has one action for certain in every state.
  public var isPure: Bool { policy.isPure }
}

extension MarkovEquilibrium: CustomStringConvertible {
  /// The policy, state by state, and how exact it is.
  public var description: String {
    let quality =
      switch Scalar.arithmetic {
      case .exact: "exact"
      case .floating: "regret ≤ \(regret)" + (box.map { "; \($0)" } ?? "")
      }
    return "\(policy)\n\(quality)"
  }
}
