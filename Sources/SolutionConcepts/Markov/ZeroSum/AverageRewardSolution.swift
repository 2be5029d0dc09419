public import EquilibriaNumerics
public import Games

/// The long-run average reward of a zero-sum Markov game, between proven bounds, and policies.
///
/// From every state player 0's part of the policy earns ``lowerValue`` per period on average whatever
/// player 1 does, and player 1's part concedes at most ``upperValue``. The proof are the
/// ``relativeValues`` h: in the stage of every state s, with h to come, the mixtures guarantee `h(s)`
/// plus the bound. ``check`` has verified it in exact arithmetic.
///
/// > Source: Hoffman & Karp (1966), *On nonterminating stochastic games*.
public struct AverageRewardSolution<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// What player 0's part of the policy earns player 0 per period at least.
  public let lowerValue: Scalar

  /// What player 1's part of the policy lets player 0 earn per period at most.
  public let upperValue: Scalar

  /// h: how much better it is to be in each state than in the first one.
  public let relativeValues: [Scalar]

  /// A mixed action of both players in every state.
  public let policy: StationaryPolicy<Action, Scalar>

  /// The proof of both bounds, in exact arithmetic.
  public let check: ValueBoundsCheck

  /// The name of the algorithm.
  public let method: String

  /// How often the stages of all states were solved.
  public let iterations: Int

  /// Why the work ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// The average reward of player 0; the midpoint of its bounds when they differ.
  public var value: Scalar {
    lowerValue == upperValue ? lowerValue : (lowerValue + upperValue) / 2
  }

  /// The distance between the bounds: zero when exact.
  public var gap: Scalar { upperValue - lowerValue }
}

extension AverageRewardSolution: CustomStringConvertible {
  /// The average reward, then one state per line: its relative value and the mixed actions.
  public var description: String {
    let quality = gap == .zero ? "exact" : "between \(lowerValue) and \(upperValue)"
    let lines = relativeValues.enumerated().map { state, value in
      "\(state): \(value)  \(policy.profile(inState: state))"
    }
    return (["\(value) per period  \(quality)"] + lines).joined(separator: "\n")
  }
}
