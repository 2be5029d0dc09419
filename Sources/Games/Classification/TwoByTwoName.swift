/// The name of a strict 2×2 game: the symmetric games that its two players believe they are in.
///
/// Call C the action against which the *other* player can reach its best outcome. With this
/// labelling, each player's order of the outcomes is that of exactly one of the twelve symmetric
/// games, and the two orders identify the game: there are 12 · 12 = 144. The game is symmetric when
/// the two are the same.
///
/// > Source: Robinson & Goforth (2005), *The Topology of the 2×2 Games*; Bruns (2015), *Names for
/// > games: locating 2 × 2 games*, Games 6.
public struct TwoByTwoName: Sendable, Hashable, CustomStringConvertible {
  /// The symmetric game with the row player's order of the outcomes.
  public let row: SymmetricOrdinalGame

  /// The symmetric game with the column player's order of the outcomes.
  public let column: SymmetricOrdinalGame

  /// The name of the game of two given players.
  ///
  /// - Parameters:
  ///   - row: The symmetric game with the row player's order.
  ///   - column: The symmetric game with the column player's order.
  public init(row: SymmetricOrdinalGame, column: SymmetricOrdinalGame) {
    self.row = row
    self.column = column
  }

  /// The name of a strict game; `nil` for games with ties.
  ///
  /// - Parameter ranks: The two players' rankings.
  public init?(_ ranks: OrdinalRanks) {
    guard ranks.isStrict else { return nil }
    for candidate in ranks.relabellings {
      // Action 0 is C: the row player's best is in column 0, the column player's in row 0.
      let row = candidate.row
      let column = candidate.swapped.row
      guard let first = Self.game(of: row), let second = Self.game(of: column) else { continue }
      self.init(row: first, column: second)
      return
    }
    return nil
  }

  /// The symmetric game in which a player with action 0 as C ranks R, S, T, P like this.
  private static func game(of ranks: [Int]) -> SymmetricOrdinalGame? {
    let letters = zip("RSTP", ranks).sorted { $0.1 > $1.1 }.map(\.0)
    return SymmetricOrdinalGame(rawValue: String(letters))
  }

  /// The symmetric game, when both players are in the same one.
  public var symmetricGame: SymmetricOrdinalGame? { row == column ? row : nil }

  /// `Chicken`, or `Chicken × Harmony` for the row and the column player.
  public var description: String {
    symmetricGame?.name ?? "\(row.name) × \(column.name)"
  }
}
