public import EquilibriaNumerics

extension PayoffPolygon {
  /// The part of the set in which a player gets at least an amount.
  ///
  /// - Parameters:
  ///   - player: 0 or 1.
  ///   - amount: The least payoff.
  /// - Returns: The part, perhaps empty.
  public func cut(player: Int, atLeast amount: Rational) -> PayoffPolygon {
    if vertices.allSatisfy({ $0[player] >= amount }) { return self }
    let kept = vertices.filter { $0[player] >= amount }
    return PayoffPolygon(hullOf: kept + crossings(player: player, at: amount))
  }

  /// The part of the set in which every player gets at least an amount.
  ///
  /// - Parameter amounts: The least payoff of each player.
  /// - Returns: The part, perhaps empty.
  public func cut(atLeast amounts: PayoffPair) -> PayoffPolygon {
    cut(player: 0, atLeast: amounts.first).cut(player: 1, atLeast: amounts.second)
  }

  /// The corners at which a player gets exactly an amount.
  func corners(player: Int, at amount: Rational) -> [PayoffPair] {
    vertices.filter { $0[player] == amount }
  }

  /// Where the inside of a side crosses the line on which a player gets an amount.
  private func crossings(player: Int, at amount: Rational) -> [PayoffPair] {
    sides.compactMap { from, to in
      let (above, below) = (from[player] - amount, to[player] - amount)
      guard above.signum * below.signum < 0 else { return nil }
      let weight = above / (above - below)
      let point = from.mixed(with: to, weight: weight)
      // The coordinate on the line is known without arithmetic.
      return player == 0 ? PayoffPair(amount, point.second) : PayoffPair(point.first, amount)
    }
  }
}
