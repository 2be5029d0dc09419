public import EquilibriaNumerics

/// A solution of a Markov game over finitely many periods, with its proof.
public struct FiniteHorizonSolution<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The name of the stage concept, with its choice among several solutions.
  public let concept: String

  /// How every state is played in each period.
  public let policy: TimeDependentPolicy<Action, Scalar>

  /// The proof: what the policy is worth, and what deviations of one step bring in every period and
  /// state.
  public let check: OneShotCheck<Action, Scalar>

  /// When a game without end was cut off: what each player could gain from the cut at most.
  ///
  /// Followed for the periods that it covers, with anything afterwards, the policy leaves a player
  /// of the game without end at most this much, plus ``OneShotCheck/regrets``, to gain by deviating:
  /// `δᵀ·(max r − min r)/(1 − δ)`.
  public let truncationErrors: [Scalar]?

  /// Why fewer periods were solved than asked for; `nil` when all were.
  ///
  /// The policy is then one of the game with the last periods only, that is, of a shorter game.
  public let stopReason: StopReason?

  /// What the policy is worth from each period on: `values[time][player][state]`.
  public var values: [[[Scalar]]] { check.values }
}

extension FiniteHorizonSolution: CustomStringConvertible {
  /// The policy, and the most profitable deviation if there is one.
  public var description: String { "\(concept)\n\(policy)\n\(check)" }
}
