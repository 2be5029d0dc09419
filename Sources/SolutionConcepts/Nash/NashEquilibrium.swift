public import EquilibriaNumerics
public import Games

/// A proven Nash equilibrium: a profile together with what the checker found about it.
public struct NashEquilibrium<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// One mixed strategy per player.
  public let profile: MixedProfile<Action, Scalar>

  /// The certificate: the payoff of every action and every player's best deviation.
  public let check: NashCheck<Action, Scalar>

  init(_ profile: MixedProfile<Action, Scalar>, check: NashCheck<Action, Scalar>) {
    self.profile = profile
    self.check = check
  }

  /// The expected payoff of each player.
  public var payoffs: [Scalar] { check.payoffs }

  /// What the most tempted player could gain: zero when exact, an upper bound when floating.
  public var regret: Scalar { check.regret }

  /// Whether every player plays one action for certain.
  public var isPure: Bool { profile.pureActions != nil }

  /// Whether every deviation costs its player something; only pure equilibria can be strict.
  public var isStrict: Bool {
    guard isPure else { return false }
    return profile.strategies.indices.allSatisfy { player in
      let support = profile[player].supportIndices
      let values = check.actionPayoffs[player]
      return values.indices.allSatisfy { support.contains($0) || values[$0] < values[support[0]] }
    }
  }
}

extension NashEquilibrium: CustomStringConvertible {
  /// The profile, the payoffs, and how exact they are: `(Stag, Stag)  payoffs 4, 4  exact`.
  public var description: String {
    let numbers = payoffs.map(\.description).joined(separator: ", ")
    let quality =
      switch Scalar.arithmetic {
      case .exact: "exact"
      case .floating: "regret ≤ \(regret)"
      }
    return "\(profile)  payoffs \(numbers)  \(quality)"
  }
}
