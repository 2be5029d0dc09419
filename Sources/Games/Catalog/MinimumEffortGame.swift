public import EquilibriaNumerics

/// n players whose result is as good as the weakest effort, while each pays for its own.
///
/// A player with effort xᵢ earns min(x) − c·xᵢ. Defined by `0 < cost < 1`, so that every profile of
/// equal efforts is a strict equilibrium; the equilibria are ranked, the highest effort best.
///
/// > Source: Van Huyck, Battalio & Beil (1990), *Tacit coordination games, strategic uncertainty, and
/// > coordination failure*, American Economic Review 80; Bryant (1983).
public struct MinimumEffortGame: NormalFormGame, Hashable {
  /// n: the number of players.
  public let players: Int

  /// The efforts to choose from, increasing.
  public let efforts: [Int]

  /// c: what a unit of effort costs.
  public let cost: Rational

  /// The game with the given efforts and cost.
  ///
  /// - Parameters:
  ///   - players: n, at least two; 3 by default.
  ///   - efforts: The efforts to choose from, strictly increasing; 1, 2, 3 by default.
  ///   - cost: c, of a unit of effort; 0.3 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `0 < cost < 1`, and
  ///   ``GameError`` for efforts that do not increase or a game too large.
  public init(
    players: Int = 3,
    efforts: [Int] = [1, 2, 3],
    cost: Rational = 0.3
  ) throws(GameError) {
    try requireTable(players: players, options: efforts.count)
    guard zip(efforts, efforts.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .invalidParameter(
        name: "efforts",
        value: "\(efforts)",
        domain: "strictly increasing numbers"
      )
    }
    let inequalities = DefiningInequalities(of: "minimum effort game")
    try inequalities.positive(NamedParameter("cost", cost))
    try inequalities.below(1, NamedParameter("cost", cost))
    self.players = players
    self.efforts = efforts
    self.cost = cost
  }

  /// The name of the game.
  public var title: String { "Minimum effort game" }

  /// The efforts, for every player.
  public var actions: [[Int]] { Array(repeating: efforts, count: players) }

  /// The payoffs of all players.
  ///
  /// - Parameter profile: One effort per player.
  /// - Returns: `min(x) − c·xᵢ` for each player.
  public func payoffs(for profile: [Int]) -> [Rational] {
    let weakest = Rational(profile.min() ?? 0)
    return profile.map { weakest - cost * Rational($0) }
  }
}
