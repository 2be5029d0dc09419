public import EquilibriaNumerics

/// n players who each keep an endowment or give it to a common good.
///
/// With k contributors among n players, endowment e and marginal return m, everyone earns m·e·k from
/// the good, and those who keep earn e besides. Defined by `marginalReturn < 1`, so that keeping
/// dominates, and `players · marginalReturn > 1`, so that all giving is better for everyone.
///
/// ```swift
/// let game = try PublicGoodsGame(players: 4, marginalReturn: 0.4)
/// let same = try PublicGoodsGame(players: 4, multiplier: 1.6)
/// ```
///
/// > Source: Isaac & Walker (1988), *Group size effects in public goods provision: the voluntary
/// > contributions mechanism*, Quarterly Journal of Economics 103, restricted to all or nothing.
public struct PublicGoodsGame: NormalFormGame, Hashable {
  /// What a player does with the endowment.
  public enum Move: String, NamedMove {
    /// Give it to the common good.
    case contribute = "Contribute"
    /// Keep it.
    case keep = "Keep"
  }

  /// n: the number of players.
  public let players: Int

  /// e: what each player may give.
  public let endowment: Rational

  /// m: what each player earns for every unit that anyone gives.
  public let marginalReturn: Rational

  /// The game with a given marginal return per player.
  ///
  /// - Parameters:
  ///   - players: n, at least two; 4 by default.
  ///   - endowment: e, positive; 1 by default.
  ///   - marginalReturn: m, what each earns per unit given; 0.4 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `1/players < marginalReturn < 1`, and ``GameError`` for fewer than two or too many players.
  public init(
    players: Int = 4,
    endowment: Rational = 1,
    marginalReturn: Rational = 0.4
  ) throws(GameError) {
    try requireTable(players: players, options: 2)
    let inequalities = DefiningInequalities(of: "public goods game")
    try inequalities.positive(NamedParameter("endowment", endowment))
    try inequalities.below(1, NamedParameter("marginalReturn", marginalReturn))
    try inequalities.above(
      1,
      NamedParameter("players · marginalReturn", Rational(players) * marginalReturn)
    )
    self.players = players
    self.endowment = endowment
    self.marginalReturn = marginalReturn
  }

  /// The game in which the sum given is multiplied by r and shared equally.
  ///
  /// - Parameters:
  ///   - players: n, at least two.
  ///   - endowment: e, positive; 1 by default.
  ///   - multiplier: r = n·m, between 1 and n.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `1 < multiplier < players`, and ``GameError`` for fewer than two or too many players.
  public init(players: Int, endowment: Rational = 1, multiplier: Rational) throws(GameError) {
    try requireTable(players: players, options: 2)
    try self.init(
      players: players,
      endowment: endowment,
      marginalReturn: multiplier / Rational(players)
    )
  }

  /// The name of the game.
  public var title: String { "Public goods game" }

  /// Both moves for every player.
  public var actions: [[Move]] { Array(repeating: Move.allCases, count: players) }

  /// The payoffs of all players.
  ///
  /// - Parameter profile: One move per player.
  /// - Returns: `m·e·k` for contributors and `e + m·e·k` for the others.
  public func payoffs(for profile: [Move]) -> [Rational] {
    let contributors = Rational(profile.count { $0 == .contribute })
    let share = marginalReturn * endowment * contributors
    return profile.map { $0 == .keep ? share + endowment : share }
  }
}
