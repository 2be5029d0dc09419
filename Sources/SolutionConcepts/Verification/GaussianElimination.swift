internal import EquilibriaNumerics

/// Plain elimination over the rationals: what checkers use, and nothing that solvers use.
enum GaussianElimination {
  /// The rank of a matrix given by rows.
  static func rank(of rows: [[Rational]]) -> Int { eliminate(rows).rank }

  /// The sign of the determinant of a square matrix given by rows; 1 without rows.
  static func determinantSign(of rows: [[Rational]]) -> Int {
    let result = eliminate(rows)
    return result.rank == rows.count ? result.sign : 0
  }

  /// The unique solution of a square system, or `nil` when it is singular.
  static func solve(_ matrix: [[Rational]], _ rightSide: [Rational]) -> [Rational]? {
    var rows = zip(matrix, rightSide).map { $0 + [$1] }
    for column in matrix.indices {
      guard let pivot = rows.indices.first(where: { $0 >= column && !rows[$0][column].isZero })
      else { return nil }
      rows.swapAt(pivot, column)
      let head = rows[column][column]
      rows[column] = rows[column].map { $0 / head }
      for other in rows.indices where other != column && !rows[other][column].isZero {
        let factor = rows[other][column]
        rows[other] = zip(rows[other], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.compactMap(\.last)
  }

  private static func eliminate(_ matrix: [[Rational]]) -> (rank: Int, sign: Int) {
    var rows = matrix
    var (rank, sign) = (0, 1)
    for column in rows.first?.indices ?? 0..<0 {
      guard let pivot = rows.indices.first(where: { $0 >= rank && !rows[$0][column].isZero }) else {
        continue
      }
      if pivot != rank {
        rows.swapAt(pivot, rank)
        sign = -sign
      }
      let head = rows[rank]
      sign *= head[column].signum
      for other in rows.indices where other > rank && !rows[other][column].isZero {
        let factor = rows[other][column] / head[column]
        for place in column..<head.count { rows[other][place] -= factor * head[place] }
      }
      rank += 1
    }
    return (rank, sign)
  }
}
