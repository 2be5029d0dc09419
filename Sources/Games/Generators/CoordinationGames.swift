internal import EquilibriaNumerics

/// Games in which all players agreeing on an option beats every disagreement, drawn uniformly.
///
/// A player's payoffs where all choose the same option come from the upper half of the range, all
/// others from the lower half, so every agreement is a strict equilibrium.
///
/// > Source: Nudelman, Wortman, Shoham & Leyton-Brown (2004), *Run the GAMUT*, class CoordinationGame,
/// > with payoffs that may differ between players.
public struct CoordinationGames: GameGenerator {
  /// The number of players.
  public let players: Int

  /// The number of actions of each player.
  public let options: Int

  /// The payoffs to draw from.
  public let payoffs: PayoffRange

  /// The games of a given size.
  ///
  /// - Parameters:
  ///   - players: The number of players, from 2 to 26; 2 by default.
  ///   - options: The number of actions of each player.
  ///   - payoffs: The payoffs, at least two different ones; 0 to 1 with six decimals by default.
  /// - Throws: ``GameError`` for an empty or too large game, or a range of a single payoff.
  public init(
    players: Int = 2,
    options: Int,
    payoffs: PayoffRange = .unitInterval
  ) throws(GameError) {
    try requireTable(players: players, options: options)
    try payoffs.requireTwoPayoffs()
    self.players = players
    self.options = options
    self.payoffs = payoffs
  }

  /// Draws a game: all payoffs of the first player, then all of the second, and so on.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A coordination game with actions numbered from 0.
  /// - Throws: Nothing in practice; the size was checked before.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int> {
    let space = try ActionSpace(validating: Array(repeating: options, count: players))
    let steps = payoffs.steps
    let middle = steps.lowerBound + (steps.upperBound - steps.lowerBound) / 2
    var tables: [[Rational]] = []
    for _ in 0..<players {
      var table: [Rational] = []
      table.reserveCapacity(space.profileCount)
      for index in 0..<space.profileCount {
        let profile = space.profile(at: index)
        let agrees = profile.allSatisfy { $0 == profile[0] }
        let half = agrees ? (middle + 1)...steps.upperBound : steps.lowerBound...middle
        table.append(payoffs.payoff(atStep: payoffs.drawStep(in: half, using: &generator)))
      }
      tables.append(table)
    }
    return try PayoffTable(
      title: "Random \(space.sizeText) coordination game",
      actions: space.numberedActions,
      payoffs: tables
    )
  }
}
