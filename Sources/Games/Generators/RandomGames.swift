internal import EquilibriaNumerics

/// Games whose payoffs are drawn independently and uniformly.
///
/// > Source: Nudelman, Wortman, Shoham & Leyton-Brown (2004), *Run the GAMUT*, class RandomGame.
public struct RandomGames: GameGenerator {
  /// The number of actions of each player.
  public let actionCounts: [Int]

  /// The payoffs to draw from.
  public let payoffs: PayoffRange

  /// The games of a given size.
  ///
  /// - Parameters:
  ///   - actionCounts: The number of actions of each player.
  ///   - payoffs: The payoffs to draw from; 0 to 1 with six decimals by default.
  /// - Throws: ``GameError`` for an empty or too large game.
  public init(actionCounts: [Int], payoffs: PayoffRange = .unitInterval) throws(GameError) {
    _ = try ActionSpace(validating: actionCounts)
    self.actionCounts = actionCounts
    self.payoffs = payoffs
  }

  /// Draws a game: all payoffs of the first player, then all of the second, and so on.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A game with actions numbered from 0.
  /// - Throws: Nothing in practice; the size was checked before.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int> {
    let space = try ActionSpace(validating: actionCounts)
    var tables: [[Rational]] = []
    for _ in actionCounts {
      var table: [Rational] = []
      table.reserveCapacity(space.profileCount)
      for _ in 0..<space.profileCount { table.append(payoffs.draw(using: &generator)) }
      tables.append(table)
    }
    return try PayoffTable(
      title: "Random \(space.sizeText) game",
      actions: space.numberedActions,
      payoffs: tables
    )
  }
}
