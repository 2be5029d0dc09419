/// A simplex dictionary that path-following algorithms pivot on, exact or floating.
package protocol PivotTable: Sendable {
  /// −1, 0 or 1 for the entry's sign.
  func sign(_ row: Int, _ column: Int) -> Int

  /// Compares `entry(first, column)/|entry(first, pivot)|` with the same quotient of `second`.
  func compareRatios(_ first: Int, _ second: Int, column: Int, pivot: Int) -> Int

  /// Exchanges the basic quantity of `row` with the nonbasic quantity of `column`.
  mutating func pivot(row: Int, column: Int)
}

extension FractionFreeDictionary: PivotTable {}

/// A simplex dictionary in doubles.
///
/// Entries that rounding alone can explain count as zero, and ratios that agree to that precision
/// count as tied; what an algorithm finds with it must be verified.
package struct FloatingDictionary: PivotTable {
  package let rowCount: Int
  package let columnCount: Int
  private var entries: [Double]
  private let negligible: Double

  /// A dictionary from its entries in row-major order.
  ///
  /// The tolerance says how large an entry may be and still count as zero.
  package init(rowCount: Int, columnCount: Int, entries: [Double], tolerance: Tolerance) {
    precondition(entries.count == rowCount * columnCount, "one entry per row and column")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.entries = entries
    negligible = tolerance.allowance(at: entries.reduce(0) { max($0, $1.magnitude) })
  }

  package subscript(row: Int, column: Int) -> Double { entries[row * columnCount + column] }

  package func sign(_ row: Int, _ column: Int) -> Int {
    let entry = self[row, column]
    return entry.magnitude <= negligible ? 0 : entry < 0 ? -1 : 1
  }

  package func compareRatios(_ first: Int, _ second: Int, column: Int, pivot: Int) -> Int {
    let left = self[first, column] / self[first, pivot].magnitude
    let right = self[second, column] / self[second, pivot].magnitude
    if (left - right).magnitude <= negligible * max(1, left.magnitude, right.magnitude) {
      return 0
    }
    return left < right ? -1 : 1
  }

  package mutating func pivot(row: Int, column: Int) {
    let (height, width) = (rowCount, columnCount)
    entries.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      // The table has `height` rows of `width` numbers; row and column lie inside.
      let head = base + row * width
      let inverse = 1 / head[column]
      for j in 0..<width { head[j] *= -inverse }
      head[column] = inverse
      for i in 0..<height where i != row {
        let line = base + i * width
        let factor = line[column]
        if factor == 0 { continue }
        line[column] = 0
        for j in 0..<width { line[j] += factor * head[j] }
      }
    }
  }
}
