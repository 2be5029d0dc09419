internal import CEquilibriaKernels

/// Gaussian elimination of dense floating systems, with partial pivoting.
///
/// Columns without a usable pivot are free: their unknowns are set to zero, so that singular but
/// consistent systems get one of their solutions.
struct DenseElimination {
  /// The number of unknowns and equations.
  let size: Int

  /// The number of right sides.
  let rightSides: Int

  /// The equations, `size` rows of ``width`` numbers: coefficients, then right sides.
  var entries: [Double]

  /// The solutions, right side after right side.
  private(set) var solutions: [Double]

  /// The number of unknowns that the equations determine, once solved.
  private(set) var rank = 0

  /// The sign of the determinant, once solved: −1, 0 or 1.
  private(set) var determinantSign = 1

  /// Pivots below this share of the largest entry of their column count as zero.
  private static let smallestPivot = 0x1p-44

  /// The row that each column is eliminated with; −1 for a free one.
  private var pivotRows: [Int]

  /// Equations whose entries are all zero.
  init(size: Int, rightSides: Int) {
    self.size = size
    self.rightSides = rightSides
    entries = Array(repeating: 0, count: size * (size + rightSides))
    solutions = Array(repeating: 0, count: size * rightSides)
    pivotRows = Array(repeating: -1, count: size)
  }

  /// The length of a row.
  var width: Int { size + rightSides }

  /// Solves the system, which is overwritten.
  mutating func solve() {
    eliminate()
    substitute()
  }

  private mutating func eliminate() {
    let (size, width) = (size, width)
    var next = 0
    var sign = 1
    entries.withUnsafeMutableBufferPointer { entries in
      guard let base = entries.baseAddress else { return }
      for column in 0..<size {
        var largest = 0.0
        var pivot = next
        // The size of the whole column is what a remainder is compared with.
        var columnSize = 0.0
        for row in 0..<size {
          let magnitude = entries[row * width + column].magnitude
          columnSize = max(columnSize, magnitude)
          if row >= next, magnitude > largest { (largest, pivot) = (magnitude, row) }
        }
        pivotRows[column] = -1
        guard largest > Self.smallestPivot * columnSize else { continue }
        if pivot != next {
          sign = -sign
          for place in column..<width {
            entries.swapAt(pivot * width + place, next * width + place)
          }
        }
        let head = entries[next * width + column]
        if head < 0 { sign = -sign }
        for row in (next + 1)..<max(size, next + 1) {
          let factor = entries[row * width + column] / head
          if factor == 0 { continue }
          // Both lines end with their rows: width − column numbers from this column on.
          ceq_subtract(
            base + (row * width + column),
            base + (next * width + column),
            factor,
            width - column
          )
        }
        pivotRows[column] = next
        next += 1
      }
    }
    rank = next
    determinantSign = next == size ? sign : 0
  }

  private mutating func substitute() {
    for right in 0..<rightSides {
      let start = right * size
      for column in (0..<size).reversed() {
        let row = pivotRows[column]
        if row < 0 {
          solutions[start + column] = 0
          continue
        }
        var value = entries[row * width + size + right]
        for place in (column + 1)..<max(size, column + 1) {
          value -= entries[row * width + place] * solutions[start + place]
        }
        solutions[start + column] = value / entries[row * width + column]
      }
    }
  }
}
