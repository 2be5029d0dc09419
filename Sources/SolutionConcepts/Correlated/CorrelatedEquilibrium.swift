public import EquilibriaNumerics
public import Games

/// A correlated (or coarse correlated) equilibrium that is best for an objective, with its proof.
///
/// ``check`` proves that nobody gains by disobeying; ``certificate`` proves that no equilibrium of
/// the kind is better for the objective.
public struct CorrelatedEquilibrium<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// Correlated or coarse correlated.
  public let kind: CorrelationKind

  /// The name of the objective.
  public let objective: String

  /// The probability of each profile.
  public let distribution: JointDistribution<Action, Scalar>

  /// The value of the objective.
  public let value: Scalar

  /// What obedience is worth: payoffs, and the most tempting disobedience.
  public let check: CorrelatedCheck<Action, Scalar>

  /// Why no equilibrium of the kind has a higher value.
  public let certificate: MediationBound<Action, Scalar>

  /// The expected payoff of each player.
  public var payoffs: [Scalar] { check.payoffs }

  /// The number of incentive constraints that the linear program ended with.
  public let constraintCount: Int
}

extension CorrelatedEquilibrium: CustomStringConvertible {
  /// The value, the payoffs and the distribution.
  public var description: String {
    let quality =
      switch Scalar.arithmetic {
      case .exact: "exact"
      case .floating: "at most \(certificate.bound), regret ≤ \(check.regret)"
      }
    let numbers = payoffs.map(\.description).joined(separator: ", ")
    return "\(objective) \(value)  payoffs \(numbers)  \(quality)\n\(distribution)"
  }
}

/// A bound on what any mediator can achieve, from multipliers of the incentive constraints.
///
/// For every equilibrium p and multipliers y ≥ 0, the objective is at most
/// `max_s (w(s) + Σ y(i, a, b)·(uᵢ(s) − uᵢ(b, s₋ᵢ)))`, the sum over recommendations a = sᵢ (for
/// the coarse kind, over all). The multipliers of a solved program make this bound equal to its
/// value.
public struct MediationBound<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable
{
  /// The weight of one incentive constraint.
  public struct Multiplier: Sendable, Hashable {
    /// The player whose constraint it is, from 0.
    public let player: Int
    /// The recommendation; `nil` for the coarse kind.
    public let recommended: Action?
    /// The action that the constraint deters.
    public let action: Action
    /// The weight, not negative.
    public let weight: Scalar

    /// The weight of one incentive constraint.
    ///
    /// - Parameters:
    ///   - player: The player whose constraint it is, from 0.
    ///   - recommended: The recommendation; `nil` for the coarse kind.
    ///   - action: The action that the constraint deters.
    ///   - weight: The weight.
    public init(player: Int, recommended: Action?, action: Action, weight: Scalar) {
      self.player = player
      self.recommended = recommended
      self.action = action
      self.weight = weight
    }
  }

  /// The weight of each player's payoff in the objective; empty when the objective is none of the
  /// payoff objectives.
  public let playerWeights: [Scalar]

  /// The positive multipliers.
  public let multipliers: [Multiplier]

  /// The bound on the objective; includes rounding in floating arithmetic.
  public let bound: Scalar

  /// A bound, from any source; `check(bound:maximizing:kind:)` of a game says what it proves.
  ///
  /// - Parameters:
  ///   - playerWeights: The weight of each player's payoff in the objective, if it has any.
  ///   - multipliers: The multipliers.
  ///   - bound: The bound that they are said to prove.
  public init(playerWeights: [Scalar], multipliers: [Multiplier], bound: Scalar) {
    self.playerWeights = playerWeights
    self.multipliers = multipliers
    self.bound = bound
  }
}
