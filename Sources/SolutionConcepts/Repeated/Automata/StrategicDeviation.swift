public import EquilibriaNumerics

/// A departure from a strategy in one period, after which it is followed again.
public struct OneShotDeviation<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The player who deviates, from 0.
  public let player: Int

  /// The names of all players' states when it happens.
  public let state: [String]

  /// What the strategy prescribes.
  public let prescribed: Action

  /// What the player does instead.
  public let action: Action

  /// The change of the player's discounted average from that period on.
  public let gain: Rational
}

extension OneShotDeviation: CustomStringConvertible {
  /// Who gains what by playing what, and where.
  public var description: String {
    "player \(player) gains \(gain) by playing \(action) instead of \(prescribed) in state "
      + "(\(state.joined(separator: ", ")))"
  }
}

/// A player's whole plan against strategies that the others follow.
public struct DeviationPlan<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The player, from 0.
  public let player: Int

  /// The actions played once, at the start.
  public let lead: [Action]

  /// The actions repeated from then on.
  public let cycle: [Action]

  /// The change of the player's discounted average from the start; zero when no plan is better than
  /// the strategy.
  public let gain: Rational
}

extension DeviationPlan: CustomStringConvertible {
  /// Who gains what by which plan.
  public var description: String {
    "player \(player) gains \(gain) by playing \(plan)"
  }

  /// The actions: `Defect, then Cooperate, Defect repeatedly`.
  var plan: String {
    func list(_ actions: [Action]) -> String {
      actions.map { "\($0)" }.joined(separator: ", ")
    }
    return lead.isEmpty
      ? "\(list(cycle)) repeatedly" : "\(list(lead)), then \(list(cycle)) repeatedly"
  }
}
