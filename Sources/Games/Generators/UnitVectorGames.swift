internal import EquilibriaNumerics

/// Games in which the row player's payoffs are 1 once in every column and 0 elsewhere.
///
/// The column player's payoffs are drawn uniformly.
///
/// > Source: Savani & von Stengel (2016), *Unit vector games*, International Journal of Economic
/// > Theory 12.
public struct UnitVectorGames: GameGenerator {
  /// The number of actions of the row player.
  public let rows: Int

  /// The number of actions of the column player.
  public let columns: Int

  /// The column player's payoffs to draw from.
  public let payoffs: PayoffRange

  /// The games of a given size.
  ///
  /// - Parameters:
  ///   - rows: The number of actions of the row player.
  ///   - columns: The number of actions of the column player.
  ///   - payoffs: The column player's payoffs; 0 to 1 with six decimals by default.
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

  /// Draws a game: the row of the 1 in each column, then the column player's payoffs.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A unit vector game with actions numbered from 0.
  /// - Throws: Nothing in practice; the size was checked before.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int> {
    var units = Array(repeating: Array(repeating: Rational.zero, count: columns), count: rows)
    for column in 0..<columns {
      units[Int(uniformNumber(below: UInt64(rows), using: &generator))][column] = 1
    }
    return try PayoffTable(
      rows: units,
      columns: payoffs.drawMatrix(rows: rows, columns: columns, using: &generator),
      title: "Random \(rows)×\(columns) unit vector game"
    )
  }
}
