public import EquilibriaNumerics

/// What a mediator wants from a correlated equilibrium.
public struct CorrelatedObjective<Action: Hashable & Sendable>: Sendable {
  enum Kind: Sendable {
    case weighted([Rational])
    case total
    case minimum
    case player(Int)
    case expectation(@Sendable ([Action]) -> Rational)
    case none
  }

  let kind: Kind

  /// The name of the objective for reports, such as `total`, `minimum` or `player:0`.
  public let name: String

  /// The sum of all players' payoffs (utilitarian).
  public static var totalPayoff: CorrelatedObjective { .init(kind: .total, name: "total") }

  /// The payoff of the worst-off player (egalitarian).
  public static var minimumPayoff: CorrelatedObjective { .init(kind: .minimum, name: "minimum") }

  /// One player's payoff.
  ///
  /// - Parameter player: The player, from 0.
  /// - Returns: The objective.
  public static func payoff(of player: Int) -> CorrelatedObjective {
    .init(kind: .player(player), name: "player:\(player)")
  }

  /// A weighted sum of the players' payoffs.
  ///
  /// - Parameter weights: One weight per player.
  /// - Returns: The objective.
  public static func weightedPayoffs(_ weights: [Rational]) -> CorrelatedObjective {
    .init(kind: .weighted(weights), name: "weighted")
  }

  /// The expectation of any function of the profile.
  ///
  /// - Parameter function: The worth of each profile to the mediator.
  /// - Returns: The objective.
  public static func expectation(
    of function: @escaping @Sendable ([Action]) -> Rational
  ) -> CorrelatedObjective {
    .init(kind: .expectation(function), name: "expectation")
  }

  /// Nothing: any equilibrium will do.
  public static var anyEquilibrium: CorrelatedObjective { .init(kind: .none, name: "none") }
}
