internal import EquilibriaNumerics
internal import Games

/// Lemke–Howson paths in full rational tableaux, as a textbook writes them, for checking.
///
/// Tableau 0 holds `Bᵀx + s = 1`, tableau 1 holds `r + A·y = 1`. A row lists the right side, then the
/// slacks, then the strategy weights, so that a lexicographic ratio test compares rows from the left.
///
/// > Source: von Stengel (2007), *Algorithmic Game Theory* chapter 3, sections 3.5 and 3.6.
struct RationalPath {
  let counts: [Int]

  /// The payoffs, made positive, of both players: `payoffs[player][row][column]`.
  let payoffs: [[[Rational]]]

  init<Action>(_ game: PayoffTable<Action>) {
    counts = game.space.counts
    let columns = counts[1]
    payoffs = game.payoffs.map { values in
      // The scale matters to ties only; it must be the one that the walk to be checked used.
      let positive = BestResponsePath.positiveIntegers(values)
      return stride(from: 0, to: positive.count, by: columns).map { start in
        positive[start..<(start + columns)].map { Rational($0) }
      }
    }
  }

  private struct Tableau {
    var rows: [[Rational]]
    /// The column that is basic in each row.
    var basic: [Int]

    mutating func pivot(row: Int, column: Int) {
      let head = rows[row][column]
      rows[row] = rows[row].map { $0 / head }
      for other in rows.indices where other != row && !rows[other][column].isZero {
        let factor = rows[other][column]
        for place in rows[other].indices { rows[other][place] -= factor * rows[row][place] }
      }
      basic[row] = column
    }
  }

  /// Follows the path of a label from a complementary basis.
  ///
  /// - Returns: The basis at its other end; `nil` when the start is not a vertex.
  func follow(
    from basis: [[Int]],
    dropping dropped: Int
  ) -> (basis: [[Int]], pivotCount: Int)? {
    var tableaus: [Tableau] = []
    for side in 0..<2 {
      guard let tableau = tableau(of: side, basis: basis) else { return nil }
      tableaus.append(tableau)
    }
    // At a complementary basis each label is nonbasic in one of the two.
    var side = tableaus[0].basic.contains(column(of: dropped, in: 0)) ? 1 : 0
    var entering = dropped
    var pivots = 0
    while true {
      let place = column(of: entering, in: side)
      let tableau = tableaus[side]
      let candidates = tableau.rows.indices.filter { tableau.rows[$0][place] > .zero }
      let slacks = 0...counts[1 - side]
      let leaving = candidates.min { first, second in
        slacks.lazy.map { column in
          tableau.rows[first][column] / tableau.rows[first][place]
            - tableau.rows[second][column] / tableau.rows[second][place]
        }.first { !$0.isZero }.map { $0 < .zero } ?? false
      }
      guard let row = leaving else { return nil }
      let label = label(of: tableau.basic[row], in: side)
      tableaus[side].pivot(row: row, column: place)
      pivots += 1
      if label == dropped { break }
      entering = label
      side = 1 - side
    }
    let end = (0..<2).map { side in
      tableaus[side].basic.filter { $0 > counts[1 - side] }
        .map { $0 - counts[1 - side] - 1 }.sorted()
    }
    return (end, pivots)
  }

  /// The column of a label in a tableau: a weight in one of the two and a slack in the other.
  private func column(of label: Int, in side: Int) -> Int {
    let isFirstPlayers = label < counts[0]
    let action = isFirstPlayers ? label : label - counts[0]
    return isFirstPlayers == (side == 0) ? counts[1 - side] + 1 + action : 1 + action
  }

  private func label(of column: Int, in side: Int) -> Int {
    let others = counts[1 - side]
    let isWeight = column > others
    let action = isWeight ? column - others - 1 : column - 1
    return isWeight == (side == 0) ? action : action + counts[0]
  }

  /// The tableau with the basis' weights basic; `nil` when it is no lexicographically feasible basis.
  private func tableau(of side: Int, basis: [[Int]]) -> Tableau? {
    let (own, others) = (counts[side], counts[1 - side])
    var tableau = Tableau(
      rows: (0..<others).map { other in
        let slacks = (0..<others).map { Rational($0 == other ? 1 : 0) }
        let weights = (0..<own).map { action in
          side == 0 ? payoffs[1][action][other] : payoffs[0][other][action]
        }
        return [1] + slacks + weights
      },
      basic: Array(1...others)
    )
    // The opponent's basic actions are best replies: their slacks are nonbasic.
    for action in basis[side] {
      let column = others + 1 + action
      guard
        let row = tableau.rows.indices.first(where: {
          !tableau.rows[$0][column].isZero && tableau.basic[$0] <= others
            && basis[1 - side].contains(tableau.basic[$0] - 1)
        })
      else { return nil }
      tableau.pivot(row: row, column: column)
    }
    let isFeasible = tableau.rows.allSatisfy { row in
      row[...others].first { !$0.isZero }.map { $0 > .zero } ?? false
    }
    return isFeasible ? tableau : nil
  }
}
