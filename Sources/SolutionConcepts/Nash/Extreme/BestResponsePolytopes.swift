internal import EquilibriaNumerics
internal import Games

/// The two best-response polytopes of a two-player game, in integers.
///
/// The polytope of player 0 is `P = {x ≥ 0, Bᵀx ≤ 1}`, that of player 1 is `Q = {y ≥ 0, A·y ≤ 1}`.
/// A payoff matrix stands for a game with the same best replies: payoffs are brought to integers,
/// the least payoff against each action of the opponent is subtracted, common factors are removed,
/// and one is added, so all entries are positive and the polytopes are bounded. A label is an
/// action of either player, player 1's shifted by m: a vertex of P has label i where `xᵢ = 0` and
/// label m + j where the j-th inequality is tight, and the same on the other side. A vertex pair
/// with all labels, other than (0, 0), is an extreme equilibrium.
///
/// > Source: von Stengel (2007), *Algorithmic Game Theory* chapter 3, sections 3.3 and 3.4.
struct BestResponsePolytopes: Sendable {
  /// The numbers of actions of the two players, m and n.
  let counts: [Int]

  /// `matrices[p]` has one row per action of player 1 − p and one column per action of player p:
  /// the rows are the inequalities of player p's polytope.
  let matrices: [Matrix<ExactInteger>]

  /// The same entries in words, where all are below 2⁵⁵.
  let words: [Matrix<Int64>?]

  /// The number of labels, m + n.
  var labelCount: Int { counts[0] + counts[1] }

  /// The first label of a player's actions.
  func firstLabel(of player: Int) -> Int { player == 0 ? 0 : counts[0] }

  /// The polytopes of the game in which each player has only the listed actions.
  init<Action>(_ game: PayoffTable<Action>, actions: [[Int]]) {
    self.init(payoffs: game.payoffs, width: game.space.counts[1], actions: actions)
  }

  /// The same from payoffs row by row and the number of columns.
  init(payoffs: [[Rational]], width: Int, actions: [[Int]]) {
    counts = actions.map(\.count)
    // Player 1's payoffs bound player 0's polytope, and the other way round.
    matrices = [
      Self.positive(
        actions[1].map { j in actions[0].map { payoffs[1][$0 * width + j] } }
      ),
      Self.positive(
        actions[0].map { i in actions[1].map { payoffs[0][i * width + $0] } }
      ),
    ]
    words = matrices.map { matrix in
      let words = matrix.elements.compactMap { $0.bitCount <= 55 ? $0.word : nil }
      return words.count == matrix.elements.count
        ? Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: words)
        : nil
    }
  }

  /// Positive integers with the same best rows against every column.
  private static func positive(_ rows: [[Rational]]) -> Matrix<ExactInteger> {
    let width = rows[0].count
    let factor = rows.reduce(ExactInteger.one) { product, row in
      row.reduce(product) { .leastCommonMultiple($0, $1.denominatorInteger) }
    }
    var integers = rows.map { row in
      row.map { $0.numeratorInteger * factor.exactlyDivided(by: $0.denominatorInteger) }
    }
    for j in 0..<width {
      let least = integers.reduce(integers[0][j]) { min($0, $1[j]) }
      for i in integers.indices { integers[i][j] = integers[i][j] - least }
    }
    let divisor = integers.reduce(ExactInteger.zero) { divisor, row in
      row.reduce(divisor) { .greatestCommonDivisor($0, $1) }
    }
    let elements = integers.flatMap { row in
      row.map { divisor.isZero ? .one : $0.exactlyDivided(by: divisor) + .one }
    }
    return Matrix(rowCount: rows.count, columnCount: width, elements: elements)
  }

  /// Player p's polytope as a dictionary at the origin, with one column per listed action.
  ///
  /// Column 0 holds the constants; labels name the quantities.
  func dictionary(of player: Int, actions: [Int]) -> PerturbedDictionary {
    let matrix = matrices[player]
    var entries: [ExactInteger] = []
    entries.reserveCapacity(matrix.rowCount * (actions.count + 1))
    for row in 0..<matrix.rowCount {
      entries.append(.one)
      for action in actions { entries.append(-matrix[row, action]) }
    }
    return PerturbedDictionary(
      table: FractionFreeDictionary(
        rowCount: matrix.rowCount,
        columnCount: actions.count + 1,
        entries: entries
      ),
      rowLabels: (0..<matrix.rowCount).map { firstLabel(of: 1 - player) + $0 },
      columnLabels: actions.map { firstLabel(of: player) + $0 },
      labelCount: labelCount
    )
  }
}
