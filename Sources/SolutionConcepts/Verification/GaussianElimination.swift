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
