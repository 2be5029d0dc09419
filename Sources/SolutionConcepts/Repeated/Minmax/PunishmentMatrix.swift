internal import EquilibriaNumerics
internal import Games

/// One player's payoffs against every profile of the opponents.
struct PunishmentMatrix<Action: Hashable & Sendable> {
  let table: PayoffTable<Action>
  let player: Int
  /// The other players, in order.
  let opponents: [Int]
  /// The numbering of the opponents' profiles.
  let space: ActionSpace
  /// The player's payoff: one row per own action, one column per profile of the opponents.
  let rows: [[Rational]]

  /// The matrix of a player of a game with opponents.
  init(_ table: PayoffTable<Action>, player: Int) throws(GameError) {
    guard table.space.playerCount >= 2 else {
      throw .invalidParameter(
        name: "the number of players",
        value: "\(table.space.playerCount)",
        domain: "2 or more, for somebody to be held down by others"
      )
    }
    guard table.space.counts.indices.contains(player) else {
      throw .invalidParameter(
        name: "player",
        value: "\(player)",
        domain: "0 to \(table.space.playerCount - 1)"
      )
    }
    let opponents = table.space.counts.indices.filter { $0 != player }
    let space = try ActionSpace(validating: opponents.map { table.space.counts[$0] })
    self.table = table
    self.player = player
    self.opponents = opponents
    self.space = space
    rows = (0..<table.space.counts[player]).map { action in
      (0..<space.profileCount).map { number in
        var profile = space.profile(at: number)
        profile.insert(action, at: player)
        return table.payoffs[player][table.space.index(of: profile)]
      }
    }
  }

  /// The opponents' actions in their profile with a number.
  func actions(at number: Int) -> [Action] {
    opponents.enumerated().map {
      table.actions[$1][space.action(of: $0, at: number)]
    }
  }

  /// The best payoff of the player against each profile of the opponents.
  var bestReplies: [Rational] {
    (0..<space.profileCount).map { column in
      rows.dropFirst().reduce(rows[0][column]) { max($0, $1[column]) }
    }
  }

  /// What the player gets at most when each opponent mixes independently.
  func bestReply(against mixtures: [[Rational]]) -> Rational {
    let weights = (0..<space.profileCount).map { number in
      mixtures.indices.reduce(Rational(1)) {
        $0 * mixtures[$1][space.action(of: $1, at: number)]
      }
    }
    let values = rows.map { row in
      Rational.sumOfProducts(count: row.count) { (row[$0], weights[$0]) }
    }
    return values.dropFirst().reduce(values[0]) { max($0, $1) }
  }
}
