public import EquilibriaNumerics

/// n players who obtain a good when at least k of them pay for it.
///
/// Everyone earns `benefit` when `threshold` or more contribute, and a contributor pays `cost` in any
/// case. Defined by `benefit > cost > 0`. The equilibria in pure strategies have no contributor (when
/// the threshold is two or more) or exactly `threshold` contributors.
///
/// > Source: Palfrey & Rosenthal (1984), *Participation and the provision of discrete public goods*,
/// > Journal of Public Economics 24, without refund.
public struct ThresholdPublicGood: NormalFormGame, Hashable {
  /// Whether a player pays.
  public enum Move: String, NamedMove {
    /// Pay the cost.
    case contribute = "Contribute"
    /// Pay nothing.
    case abstain = "Abstain"
  }

  /// n: the number of players.
  public let players: Int

  /// k: how many must contribute.
  public let threshold: Int

  /// What the good is worth to each player.
  public let benefit: Rational

  /// What a contributor pays.
  public let cost: Rational

  /// The game with the given threshold, benefit and cost.
  ///
  /// - Parameters:
  ///   - players: n, at least two; 5 by default.
  ///   - threshold: k, from 1 to n; 3 by default.
  ///   - benefit: What the good is worth to each; 2 by default.
  ///   - cost: What a contributor pays; 1 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `benefit > cost > 0`,
  ///   and ``GameError`` for a threshold or number of players out of range.
  public init(
    players: Int = 5,
    threshold: Int = 3,
    benefit: Rational = 2,
    cost: Rational = 1
  ) throws(GameError) {
    try requireTable(players: players, options: 2)
    try requireWhole("threshold", threshold, in: 1...players)
    let inequalities = DefiningInequalities(of: "threshold public good")
    try inequalities.greater(NamedParameter("benefit", benefit), NamedParameter("cost", cost))
    try inequalities.positive(NamedParameter("cost", cost))
    self.players = players
    self.threshold = threshold
    self.benefit = benefit
    self.cost = cost
  }

  /// The name of the game.
  public var title: String { "Threshold public good" }

  /// Both moves for every player.
  public var actions: [[Move]] { Array(repeating: Move.allCases, count: players) }

  /// The payoffs of all players.
  ///
  /// - Parameter profile: One move per player.
  /// - Returns: The benefit if enough contribute, less the cost for contributors.
  public func payoffs(for profile: [Move]) -> [Rational] {
    let reached = profile.count { $0 == .contribute } >= threshold
    let share = reached ? benefit : 0
    return profile.map { $0 == .contribute ? share - cost : share }
  }
}
