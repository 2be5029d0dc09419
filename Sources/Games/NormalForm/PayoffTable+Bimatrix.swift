public import EquilibriaNumerics

extension PayoffTable where Action == Int {
  /// A two-player game from two payoff matrices, with actions numbered from 0.
  ///
  /// - Parameters:
  ///   - rows: The row player's payoffs, m×n: one array per row action.
  ///   - columns: The column player's payoffs, m×n in the same places.
  ///   - title: A short name; empty by default.
  /// - Throws: ``GameError`` when the matrices are empty, ragged or of different shapes.
  public init(
    rows: [[Rational]],
    columns: [[Rational]],
    title: String = ""
  ) throws(GameError) {
    let height = rows.count
    let width = rows.first?.count ?? 0
    for (player, matrix) in [rows, columns].enumerated() {
      let found = matrix.reduce(0) { $0 + $1.count }
      guard matrix.count == height, matrix.allSatisfy({ $0.count == width }) else {
        throw .wrongTableSize(player: player, found: found, expected: height * width)
      }
    }
    try self.init(
      title: title,
      actions: [Array(0..<height), Array(0..<width)],
      payoffs: [rows.flatMap { $0 }, columns.flatMap { $0 }]
    )
  }

  /// A two-player game from two matrices of decimals; NaN and infinities are refused.
  ///
  /// Each number is read as the shortest decimal that denotes it: 0.1 becomes 1/10.
  ///
  /// - Parameters:
  ///   - rows: The row player's payoffs, m×n.
  ///   - columns: The column player's payoffs, m×n in the same places.
  ///   - title: A short name; empty by default.
  /// - Throws: ``GameError/notFinite(place:)`` naming the entry, or a shape error.
  public init(
    decimalRows rows: [[Double]],
    decimalColumns columns: [[Double]],
    title: String = ""
  ) throws(GameError) {
    for (player, matrix) in [rows, columns].enumerated() {
      for (i, row) in matrix.enumerated() {
        for (j, value) in row.enumerated() where !value.isFinite {
          throw .notFinite(place: "the payoff of player \(player) at (\(i), \(j))")
        }
      }
    }
    try self.init(
      rows: rows.map { $0.map { Rational($0) } },
      columns: columns.map { $0.map { Rational($0) } },
      title: title
    )
  }

  /// A symmetric two-player game: the column player's payoffs are the transpose.
  ///
  /// - Parameters:
  ///   - matrix: The payoff of a player who chooses the row against one who chooses the column.
  ///   - title: A short name; empty by default.
  /// - Throws: ``GameError`` when the matrix is empty or not square.
  public init(symmetric matrix: [[Rational]], title: String = "") throws(GameError) {
    guard let width = matrix.first?.count, matrix.allSatisfy({ $0.count == matrix.count }) else {
      throw .wrongTableSize(
        player: 0,
        found: matrix.reduce(0) { $0 + $1.count },
        expected: matrix.count * matrix.count
      )
    }
    let transposed = (0..<width).map { column in matrix.map { $0[column] } }
    try self.init(rows: matrix, columns: transposed, title: title)
  }

  /// A zero-sum game: what the row player wins, the column player loses.
  ///
  /// - Parameters:
  ///   - matrix: The row player's payoffs, m×n.
  ///   - title: A short name; empty by default.
  /// - Throws: ``GameError`` when the matrix is empty or ragged.
  public init(zeroSum matrix: [[Rational]], title: String = "") throws(GameError) {
    try self.init(rows: matrix, columns: matrix.map { $0.map { -$0 } }, title: title)
  }
}

extension PayoffTable {
  /// The payoff matrix of one player of a two-player game, rows for player 0's actions.
  ///
  /// - Parameter player: 0 or 1.
  /// - Returns: An m×n matrix.
  public func matrix(of player: Int) -> Matrix<Rational> {
    precondition(space.playerCount == 2, "only a two-player game is a pair of matrices")
    return Matrix(
      rowCount: space.counts[0],
      columnCount: space.counts[1],
      elements: payoffs[player]
    )
  }

  /// Whether the payoffs of both players of a two-player game sum to the same constant everywhere.
  public var isConstantSum: Bool {
    guard space.playerCount == 2 else { return false }
    let sum = payoffs[0][0] + payoffs[1][0]
    return (0..<space.profileCount).allSatisfy { payoffs[0][$0] + payoffs[1][$0] == sum }
  }

  /// Whether a two-player game looks the same to both players: `B` is the transpose of `A`.
  public var isSymmetric: Bool {
    guard space.playerCount == 2, space.counts[0] == space.counts[1] else { return false }
    return matrix(of: 1) == matrix(of: 0).transposed
  }
}
