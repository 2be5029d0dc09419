internal import EquilibriaNumerics
public import Games

extension OptimalStrategies {
  /// Checks the value and every strategy against the game, without any linear program.
  ///
  /// Each strategy must guarantee the value, which with one of each player also proves the value;
  /// and each must be extreme: no other strategy has its zeros and its binding actions of the
  /// opponent. That none is missing is for a second method to confirm.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``SolutionError`` when the game is not constant-sum or a strategy does not fit.
  public func verify(in game: some NormalFormGame<Action>) throws(SolutionError) -> String? {
    guard extremeStrategies.count == 2, let first = extremeStrategies[0].first,
      let second = extremeStrategies[1].first
    else { return "a player has no strategy" }
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    for (player, strategies) in extremeStrategies.enumerated() {
      if Set(strategies).count != strategies.count { return "player \(player) repeats a strategy" }
      for strategy in strategies {
        let probabilities = strategy.probabilities
        guard probabilities.allSatisfy({ $0 >= .zero }), probabilities.reduce(.zero, +) == 1 else {
          return "player \(player): \(strategy) is no strategy"
        }
        let guarantees = try table.check(
          zeroSum: MixedProfile(player == 0 ? [strategy, second] : [first, strategy])
        )
        if (player == 0 ? guarantees.lowerValue : guarantees.upperValue) != value {
          return "player \(player): \(strategy) does not guarantee \(value)"
        }
        if !Self.isExtreme(strategy, of: player, in: table) {
          return "player \(player): \(strategy) is not extreme"
        }
      }
    }
    return nil
  }

  /// Whether the binding actions of the opponent, and the sum of one, determine an optimal strategy
  /// on its support.
  private static func isExtreme(
    _ strategy: MixedStrategy<Action, Rational>,
    of player: Int,
    in table: PayoffTable<Action>
  ) -> Bool {
    let support = strategy.supportIndices
    let (own, other) = (table.space.strides[player], table.space.strides[1 - player])
    let rows = (0..<table.space.counts[1 - player]).map { action in
      support.map { table.payoffs[0][$0 * own + action * other] }
    }
    let values = rows.map { row in
      zip(row, support).reduce(Rational.zero) { $0 + $1.0 * strategy.probabilities[$1.1] }
    }
    let binding = player == 0 ? values.min() : values.max()
    let tight = rows.indices.filter { values[$0] == binding }.map { rows[$0] }
    // Directions along which nothing tight changes, and the sum of probabilities does not.
    let ones = support.map { _ in Rational(1) }
    return rank([ones] + tight) == support.count
  }

  private static func rank(_ matrix: [[Rational]]) -> Int {
    var rows = matrix
    var rank = 0
    for column in matrix[0].indices {
      guard let pivot = rows.indices.dropFirst(rank).first(where: { !rows[$0][column].isZero })
      else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices.dropFirst(rank + 1) where !rows[row][column].isZero {
        let factor = rows[row][column] / rows[rank][column]
        for other in column..<matrix[0].count { rows[row][other] -= factor * rows[rank][other] }
      }
      rank += 1
    }
    return rank
  }
}
