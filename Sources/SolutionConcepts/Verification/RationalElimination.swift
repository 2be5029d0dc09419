internal import EquilibriaNumerics

/// Gaussian elimination over the rationals: short, for checkers, without any tricks.
enum RationalElimination {
  /// The reduced row echelon form of a matrix.
  ///
  /// - Returns: The rows, the pivot columns, and the product of the pivots with the sign of the row
  ///   exchanges.
  static func reduce(
    _ matrix: [[Rational]],
    columns: Int
  ) -> (rows: [[Rational]], pivots: [Int], product: Rational) {
    var rows = matrix
    var pivots: [Int] = []
    var product: Rational = 1
    for column in 0..<columns {
      let step = pivots.count
      guard let pivot = (step..<rows.count).first(where: { !rows[$0][column].isZero }) else {
        continue
      }
      if pivot != step {
        rows.swapAt(pivot, step)
        product = -product
      }
      let head = rows[step][column]
      product *= head
      rows[step] = rows[step].map { $0 / head }
      for other in rows.indices where other != step && !rows[other][column].isZero {
        let factor = rows[other][column]
        rows[other] = zip(rows[other], rows[step]).map { $0 - factor * $1 }
      }
      pivots.append(column)
    }
    return (rows, pivots, product)
  }

  /// The number of linearly independent rows.
  static func rank(_ matrix: [[Rational]]) -> Int {
    reduce(matrix, columns: matrix.first?.count ?? 0).pivots.count
  }

  /// The determinant of a square matrix.
  static func determinant(_ matrix: [[Rational]]) -> Rational {
    let (_, pivots, product) = reduce(matrix, columns: matrix.count)
    return pivots.count == matrix.count ? product : .zero
  }

  /// The unique solution of a square system, or `nil` when it is singular.
  static func solve(_ matrix: [[Rational]], _ rightSide: [Rational]) -> [Rational]? {
    let system = zip(matrix, rightSide).map { $0 + [$1] }
    let (rows, pivots, _) = reduce(system, columns: matrix.count)
    return pivots.count == matrix.count ? rows.compactMap(\.last) : nil
  }
}
