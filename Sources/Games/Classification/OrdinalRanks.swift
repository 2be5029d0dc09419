/// The two players' rankings of the four outcomes of a 2×2 game.
///
/// Outcomes are in the order (0, 0), (0, 1), (1, 0), (1, 1), row first. Ranks are dense: a player's
/// worst outcome has rank 1, the next better one rank 2, and equally good outcomes the same rank.
/// Rankings are compared as their eight numbers, row player first.
public struct OrdinalRanks: Sendable, Hashable, Comparable {
  /// The row player's rank of each outcome.
  public let row: [Int]

  /// The column player's rank of each outcome.
  public let column: [Int]

  /// The rankings that order four payoffs of each player.
  ///
  /// - Parameters:
  ///   - row: Four comparable numbers, the row player's.
  ///   - column: Four comparable numbers, the column player's.
  init(row: [some Comparable & Hashable], column: [some Comparable & Hashable]) {
    self.row = Self.dense(row)
    self.column = Self.dense(column)
  }

  private static func dense(_ values: [some Comparable & Hashable]) -> [Int] {
    let levels = Set(values).sorted()
    return values.map { value in levels.count { $0 <= value } }
  }

  /// Whether no player is indifferent between two outcomes.
  public var isStrict: Bool { row.max() == 4 && column.max() == 4 }

  /// The same game with the rows or the columns exchanged.
  ///
  /// - Parameters:
  ///   - rows: Whether to exchange the rows.
  ///   - columns: Whether to exchange the columns.
  /// - Returns: The rankings after relabelling.
  public func relabelled(rows: Bool, columns: Bool) -> OrdinalRanks {
    let mask = (rows ? 2 : 0) | (columns ? 1 : 0)
    return OrdinalRanks(
      row: (0..<4).map { row[$0 ^ mask] },
      column: (0..<4).map { column[$0 ^ mask] }
    )
  }

  /// The same game with the players exchanged.
  public var swapped: OrdinalRanks {
    let transposed = [0, 2, 1, 3]
    return OrdinalRanks(row: transposed.map { column[$0] }, column: transposed.map { row[$0] })
  }

  /// The four games that differ only in the order of rows and columns.
  public var relabellings: [OrdinalRanks] {
    [(false, false), (false, true), (true, false), (true, true)]
      .map { relabelled(rows: $0.0, columns: $0.1) }
  }

  /// The least of the four relabellings: equal for games that differ by relabelling actions.
  public var canonical: OrdinalRanks { relabellings.min() ?? self }

  /// The least of the eight relabellings and exchanges of players.
  public var canonicalUpToSwap: OrdinalRanks { min(canonical, swapped.canonical) }

  /// Whether some relabelling makes the game look the same to both players.
  public var isSymmetric: Bool { relabellings.contains { $0 == $0.swapped } }

  /// Whether the first ranking comes before the second.
  public static func < (left: OrdinalRanks, right: OrdinalRanks) -> Bool {
    (left.row + left.column).lexicographicallyPrecedes(right.row + right.column)
  }
}
