internal import EquilibriaNumerics

/// Two-player games that look the same to both players, drawn uniformly: `B` is the transpose of `A`.
public struct SymmetricGames: GameGenerator {
  /// The number of actions of each player.
  public let options: Int

  /// The payoffs to draw from.
  public let payoffs: PayoffRange

  /// The games of a given size.
  ///
  /// - Parameters:
  ///   - options: The number of actions of each player.
  ///   - payoffs: The payoffs to draw from; 0 to 1 with six decimals by default.
  /// - Throws: ``GameError`` for an empty or too large game.
  public init(options: Int, payoffs: PayoffRange = .unitInterval) throws(GameError) {
    _ = try ActionSpace(validating: [options, options])
    self.options = options
    self.payoffs = payoffs
  }

  /// Draws a game, row by row.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A symmetric game with actions numbered from 0.
  /// - Throws: Nothing in practice; the size was checked before.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int> {
    try PayoffTable(
      symmetric: payoffs.drawMatrix(rows: options, columns: options, using: &generator),
      title: "Random symmetric \(options)×\(options) game"
    )
  }
}
