public import EquilibriaNumerics

/// n players who want to go to a bar, but only when it is not too full.
///
/// Going pays `enjoyable` when at most `capacity` players go and `crowded` when more do; staying at
/// home pays `home`. Defined by `enjoyable > home > crowded`, with `capacity` smaller than n. The
/// equilibria in pure strategies are the profiles in which exactly `capacity` players go.
///
/// > Source: Arthur (1994), *Inductive reasoning and bounded rationality*, American Economic Review
/// > Papers and Proceedings 84, with 60 of 100 players scaled down to 3 of 5.
public struct ElFarolBar: NormalFormGame, Hashable {
  /// Where a player spends the evening.
  public enum Move: String, NamedMove {
    /// In the bar.
    case go = "Go"
    /// At home.
    case stay = "Stay"
  }

  /// n: the number of players.
  public let players: Int

  /// The most visitors with whom the bar is enjoyable.
  public let capacity: Int

  /// The payoff of the bar when it is not crowded.
  public let enjoyable: Rational

  /// The payoff of staying at home.
  public let home: Rational

  /// The payoff of the bar when it is crowded.
  public let crowded: Rational

  /// The game with the given capacity and payoffs.
  ///
  /// - Parameters:
  ///   - players: n, at least two; 5 by default.
  ///   - capacity: The most visitors who enjoy the bar, from 1 to n − 1; 3 by default.
  ///   - enjoyable: Going when at most `capacity` go; 2 by default.
  ///   - home: Staying at home; 1 by default.
  ///   - crowded: Going when more go; 0 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `enjoyable > home > crowded`, and ``GameError`` for a capacity or number of players out of
  ///   range.
  public init(
    players: Int = 5,
    capacity: Int = 3,
    enjoyable: Rational = 2,
    home: Rational = 1,
    crowded: Rational = 0
  ) throws(GameError) {
    try requireTable(players: players, options: 2)
    try requireWhole("capacity", capacity, in: 1...(players - 1))
    try DefiningInequalities(of: "El Farol game").strictlyDescending(
      NamedParameter("enjoyable", enjoyable),
      NamedParameter("home", home),
      NamedParameter("crowded", crowded)
    )
    self.players = players
    self.capacity = capacity
    self.enjoyable = enjoyable
    self.home = home
    self.crowded = crowded
  }

  /// The name of the game.
  public var title: String { "El Farol bar" }

  /// Both moves for every player.
  public var actions: [[Move]] { Array(repeating: Move.allCases, count: players) }

  /// The payoffs of all players.
  ///
  /// - Parameter profile: One move per player.
  /// - Returns: One payoff per player.
  public func payoffs(for profile: [Move]) -> [Rational] {
    let visitors = profile.count { $0 == .go }
    let evening = visitors <= capacity ? enjoyable : crowded
    return profile.map { $0 == .go ? evening : home }
  }
}
