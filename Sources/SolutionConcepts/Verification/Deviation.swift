public import EquilibriaNumerics

/// One player's change of plan and what it is worth.
public struct Deviation<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// The player who deviates, from 0.
  public let player: Int

  /// The player's name.
  public let playerName: String

  /// The action that a mediator recommended; `nil` when there is no recommendation.
  public let recommended: Action?

  /// The action played instead.
  public let action: Action

  /// The change of the player's expected payoff, weighted by the probability of the
  /// recommendation; at most an upper bound in floating arithmetic.
  public let gain: Scalar
}

extension Deviation: CustomStringConvertible {
  /// Who gains what by playing what.
  public var description: String {
    let condition = recommended.map { " when told \($0)" } ?? ""
    return "\(playerName) gains \(gain) by playing \(action)\(condition)"
  }
}
