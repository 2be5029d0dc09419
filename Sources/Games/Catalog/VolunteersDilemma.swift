public import EquilibriaNumerics

/// n players of whom one must pay for a good that all enjoy.
///
/// Everyone earns `benefit` when someone volunteers and 0 when nobody does; a volunteer pays `cost`.
/// Defined by `benefit > cost > 0`. The n equilibria in pure strategies have exactly one volunteer;
/// in the symmetric one each abstains with probability (cost/benefit)^(1/(n−1)).
///
/// > Source: Diekmann (1985), *Volunteer's dilemma*, Journal of Conflict Resolution 29.
public struct VolunteersDilemma: NormalFormGame, Hashable {
  /// Whether a player pays for all.
  public enum Move: String, NamedMove {
    /// Pay the cost.
    case volunteer = "Volunteer"
    /// Hope that another does.
    case abstain = "Abstain"
  }

  /// n: the number of players.
  public let players: Int

  /// What the good is worth to each player.
  public let benefit: Rational

  /// What a volunteer pays.
  public let cost: Rational

  /// The game with the given benefit and cost.
  ///
  /// - Parameters:
  ///   - players: n, at least two; 3 by default.
  ///   - benefit: What the good is worth to each; 2 by default.
  ///   - cost: What a volunteer pays; 1 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `benefit > cost > 0`,
  ///   and ``GameError`` for fewer than two or too many players.
  public init(
    players: Int = 3,
    benefit: Rational = 2,
    cost: Rational = 1
  ) throws(GameError) {
    try requireTable(players: players, options: 2)
    let inequalities = DefiningInequalities(of: "volunteer's dilemma")
    try inequalities.greater(NamedParameter("benefit", benefit), NamedParameter("cost", cost))
    try inequalities.positive(NamedParameter("cost", cost))
    self.players = players
    self.benefit = benefit
    self.cost = cost
  }

  /// The name of the game.
  public var title: String { "Volunteer's dilemma" }

  /// Both moves for every player.
  public var actions: [[Move]] { Array(repeating: Move.allCases, count: players) }

  /// The payoffs of all players.
  ///
  /// - Parameter profile: One move per player.
  /// - Returns: The benefit if anyone volunteers, less the cost for volunteers.
  public func payoffs(for profile: [Move]) -> [Rational] {
    let share = profile.contains(.volunteer) ? benefit : 0
    return profile.map { $0 == .volunteer ? share - cost : share }
  }
}
