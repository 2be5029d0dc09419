public import EquilibriaNumerics
public import Games

/// The values of a discounted zero-sum Markov game, between proven bounds, and optimal policies.
///
/// From every state player 0 can earn ``lowerValues`` whatever player 1 does, by following the policy,
/// and player 1 can keep player 0 from earning more than ``upperValues``; so the value lies between.
/// The proof is that T, the value of the stage game, does not lower the one nor raise the other:
/// the policy's mixtures show it in every state, and ``check`` has verified it in exact arithmetic.
///
/// > Source: Shapley (1953), *Stochastic games*.
public struct ZeroSumMarkovSolution<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// What player 0's part of the policy earns player 0 from each state at least.
  public let lowerValues: [Scalar]

  /// What player 1's part of the policy lets player 0 earn from each state at most.
  public let upperValues: [Scalar]

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

  /// The value of each state to player 0; the midpoint of its bounds when they differ.
  public var values: [Scalar] {
    zip(lowerValues, upperValues).map { $0 == $1 ? $0 : ($0 + $1) / 2 }
  }

  /// The largest distance between the bounds of a state: zero when exact.
  public var gap: Scalar {
    zip(lowerValues, upperValues).reduce(.zero) { max($0, $1.1 - $1.0) }
  }
}

extension ZeroSumMarkovSolution: CustomStringConvertible {
  /// One state per line: its value and the mixed actions; then how exact the values are.
  public var description: String {
    let lines = values.enumerated().map { state, value in
      "\(state): \(value)  \(policy.profile(inState: state))"
    }
    return (lines + [gap == .zero ? "exact" : "within \(gap)"]).joined(separator: "\n")
  }
}
