public import EquilibriaNumerics

/// Two players show a penny each: the row player wins when the sides match.
///
/// A zero-sum game; the only equilibrium mixes both sides equally. Defined by `stake > 0`.
///
/// > Source: von Neumann & Morgenstern (1944), *Theory of Games and Economic Behavior*, section 14.7.
public struct MatchingPennies: NormalFormGame, Hashable {
  /// The side a player shows.
  public enum Move: String, NamedMove {
    /// Heads up.
    case heads = "Heads"
    /// Tails up.
    case tails = "Tails"
  }

  /// What the loser pays to the winner.
  public let stake: Rational

  /// The game with the given stake.
  ///
  /// - Parameter stake: What the loser pays to the winner; 1 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `stake > 0`.
  public init(stake: Rational = 1) throws(GameError) {
    try DefiningInequalities(of: "Matching Pennies").positive(NamedParameter("stake", stake))
    self.stake = stake
  }

  /// The name of the game.
  public var title: String { "Matching Pennies" }

  /// Both sides for both players.
  public var actions: [[Move]] { [Move.allCases, Move.allCases] }

  /// The payoffs of both players.
  ///
  /// - Parameter profile: The sides they show.
  /// - Returns: The stake for the winner, its negative for the loser.
  public func payoffs(for profile: [Move]) -> [Rational] {
    profile[0] == profile[1] ? [stake, -stake] : [-stake, stake]
  }
}
