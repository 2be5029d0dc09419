internal import EquilibriaNumerics
internal import Games

/// An action profile of a two-player stage game, as the incentives of repeated play see it.
struct StageDraw: Sendable {
  /// The number of the profile.
  let profile: Int

  /// What both players get, g.
  let payoffs: PayoffPair

  /// What each player would get more, once, from a best reply: h, not negative.
  let temptations: PayoffPair

  /// All profiles of a two-player game, by number.
  static func all<Action>(of table: PayoffTable<Action>) -> [StageDraw] {
    let best = (0..<2).map { bestReplyPayoffs(of: $0, in: table) }
    return (0..<table.space.profileCount).map { index in
      let payoffs = PayoffPair(table.payoffs[0][index], table.payoffs[1][index])
      return StageDraw(
        profile: index,
        payoffs: payoffs,
        temptations: PayoffPair(
          best[0][table.space.action(of: 1, at: index)] - payoffs.first,
          best[1][table.space.action(of: 0, at: index)] - payoffs.second
        )
      )
    }
  }

  /// What each player can be held to by a pure action of the other.
  static func pureMinmax<Action>(of table: PayoffTable<Action>) -> PayoffPair {
    let values = (0..<2).map { player in
      let payoffs = bestReplyPayoffs(of: player, in: table)
      return payoffs.reduce(payoffs[0]) { min($0, $1) }
    }
    return PayoffPair(values[0], values[1])
  }

  /// What a player gets from a best reply to each action of the other.
  private static func bestReplyPayoffs<Action>(
    of player: Int,
    in table: PayoffTable<Action>
  ) -> [Rational] {
    let matrix = table.matrix(of: player)
    let rows = player == 0 ? matrix.transposed : matrix
    return (0..<rows.rowCount).map { row in
      rows.row(row).dropFirst().reduce(rows[row, 0]) { max($0, $1) }
    }
  }
}
