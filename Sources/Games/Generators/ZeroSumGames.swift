internal import EquilibriaNumerics

/// Two-player games in which one player wins what the other loses, drawn uniformly.
public struct ZeroSumGames: GameGenerator {
  /// The number of actions of the row player.
  public let rows: Int

  /// The number of actions of the column player.
  public let columns: Int

  /// The row player's payoffs to draw from.
  public let payoffs: PayoffRange

  /// The games of a given size.
  ///
  /// - Parameters:
  ///   - rows: The number of actions of the row player.
  ///   - columns: The number of actions of the column player.
  ///   - payoffs: The row player's payoffs; 0 to 1 with six decimals by default.
  /// - Throws: ``GameError`` for an empty or too large game.
  public init(
    rows: Int,
    columns: Int,
    payoffs: PayoffRange = .unitInterval
  ) throws(GameError) {
    _ = try ActionSpace(validating: [rows, columns])
    self.rows = rows
    self.columns = columns
    self.payoffs = payoffs
  }

  /// Draws a game, row by row.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A zero-sum game with actions numbered from 0.
  /// - Throws: Nothing in practice; the size was checked before.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int> {
    try PayoffTable(
      zeroSum: payoffs.drawMatrix(rows: rows, columns: columns, using: &generator),
      title: "Random \(rows)×\(columns) zero-sum game"
    )
  }
}
