internal import CEquilibriaKernels
internal import LinearPrograms

/// The simplex method on a dense matrix game, in doubles and without a library's overhead.
///
/// Solves `max Σ yⱼ` subject to `A·y ≤ 1, y ≥ 0` for positive A on a condensed table. What it finds
/// is only proposed; rounding, or cycling on a degenerate game, shows in the checked bounds.
///
/// - Complexity: O(m·n) per pivot; about m + n pivots on random games.
///
/// > Source: Harris (1973), *Pivot selection methods of the Devex LP code*.
struct MatrixGameSimplex {
  struct Solution {
    let rowWeights: [Double]
    let columnWeights: [Double]
    let basis: Basis
  }

  private let rowCount: Int
  private let columnCount: Int
  /// The length of a table row: all columns, the constant, and zeros up to a multiple of four, so
  /// that every row lies in memory like the first.
  private let width: Int
  /// Row by row: the coefficients of the nonbasic quantities, then the constant.
  ///
  /// The last row is the objective.
  private var table: [Double]
  /// Columns are numbered 0..<n, slacks n..<(n + m).
  private var basic: [Int]
  private var nonbasic: [Int]
  private var weights: [Double]

  /// Smaller coefficients count as zero: payoffs lie between 1 and 2.
  private static let negligible = 1e-11

  /// Prepares the table for payoffs between 1 and 2, given row by row.
  init(rowCount: Int, columnCount: Int, payoffs: [Double]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    width = (columnCount + 4) / 4 * 4
    let padding = [Double](repeating: 0, count: width - columnCount - 1)
    table = []
    table.reserveCapacity((rowCount + 1) * width)
    for row in 0..<rowCount {
      table += payoffs[row * columnCount..<(row + 1) * columnCount]
      table.append(1)
      table += padding
    }
    table += Array(repeating: 1, count: columnCount)
    table.append(0)
    table += padding
    basic = Array(columnCount..<(columnCount + rowCount))
    nonbasic = Array(0..<columnCount)
    weights = Array(repeating: 1, count: columnCount)
  }

  /// The optimum; `nil` when it takes suspiciously many pivots.
  mutating func solve() -> Solution? {
    for _ in 0..<(20 * (rowCount + columnCount) + 100) {
      let objective = rowCount * width
      var entering = -1
      var steepest = 0.0
      for column in 0..<columnCount {
        let slope = table[objective + column]
        if slope > Self.negligible, slope * slope > steepest * weights[column] {
          steepest = slope * slope / weights[column]
          entering = column
        }
      }
      if entering < 0 { return solution() }
      var leaving = -1
      var shortest = Double.infinity
      for row in 0..<rowCount where table[row * width + entering] > Self.negligible {
        let ratio = table[row * width + columnCount] / table[row * width + entering]
        if ratio < shortest {
          shortest = ratio
          leaving = row
        }
      }
      if leaving < 0 { return nil }
      pivot(row: leaving, column: entering)
    }
    return nil
  }

  private mutating func pivot(row: Int, column: Int) {
    updateWeights(row: row, column: column)
    table.withUnsafeMutableBufferPointer { buffer in
      // The table has rowCount + 1 rows of `width` numbers; row and column lie inside.
      ceq_pivot(Int(CEQ_DOUBLE), buffer.baseAddress, rowCount + 1, width, row, column)
    }
    (basic[row], nonbasic[column]) = (nonbasic[column], basic[row])
  }

  /// Devex: keeps track of how long a unit step of each nonbasic quantity has become.
  private mutating func updateWeights(row: Int, column: Int) {
    let start = row * width
    let own = weights[column]
    let scale = own / (table[start + column] * table[start + column])
    for j in 0..<columnCount where j != column {
      weights[j] = max(weights[j], table[start + j] * table[start + j] * scale)
    }
    weights[column] = max(scale, 1)
  }

  private func solution() -> Solution {
    var columns = [Double](repeating: 0, count: columnCount)
    var rows = [Double](repeating: 0, count: rowCount)
    var basis = Basis(
      variables: Array(repeating: .atLower, count: columnCount),
      constraints: Array(repeating: .atUpper, count: rowCount)
    )
    for (row, quantity) in basic.enumerated() {
      if quantity < columnCount {
        columns[quantity] = max(table[row * width + columnCount], 0)
        basis.variables[quantity] = .basic
      } else {
        basis.constraints[quantity - columnCount] = .basic
      }
    }
    for (column, quantity) in nonbasic.enumerated() where quantity >= columnCount {
      rows[quantity - columnCount] = max(-table[rowCount * width + column], 0)
    }
    return Solution(rowWeights: rows, columnWeights: columns, basis: basis)
  }
}
