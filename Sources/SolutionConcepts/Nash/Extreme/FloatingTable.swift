internal import CEquilibriaKernels

/// A condensed simplex table of floating numbers with the path of pivots that led to it.
///
/// Labels are numbered with the polytope's columns first, then its rows.
struct FloatingTable {
  private struct Step {
    let row: Int32
    let column: Int32
    /// The next column to try.
    var next: Int32 = 0
  }

  private let polytope: FloatingPolytope
  private var entries: [Double]
  private(set) var rowLabels: [Int32]
  private(set) var columnLabels: [Int32]
  /// The nonbasic labels.
  private(set) var basis: UInt64
  private var path: [Step] = []
  /// The leaving rows of every basis on the path, one byte per column.
  private var leaving: [Int8] = []

  private var rowCount: Int { rowLabels.count }
  private var columnCount: Int { columnLabels.count }
  private var parts: Int { polytope.kernel.parts }
  /// The doubles of a line: the first parts of its numbers come first.
  private var stride: Int { polytope.kernel.parts * polytope.kernel.width }

  init(_ polytope: FloatingPolytope) {
    self.polytope = polytope
    let (rows, columns) = (polytope.kernel.rows, polytope.kernel.columns)
    rowLabels = (0..<rows).map { Int32(columns + $0) }
    columnLabels = (0..<columns).map { Int32($0) }
    basis = (1 << UInt64(columns)) - 1
    entries = []
    reset()
  }

  /// Whether no weight is basic.
  var isOrigin: Bool { basis == (1 << UInt64(columnCount)) - 1 }

  /// The table of the origin.
  private mutating func reset() {
    let (rows, columns) = (polytope.kernel.rows, polytope.kernel.columns)
    entries = Array(UnsafeBufferPointer(start: polytope.kernel.matrix, count: rows * stride))
    for row in 0..<rows { entries[row * stride + columns] = 1 }
    for row in 0..<rows { rowLabels[row] = Int32(columns + row) }
    for column in 0..<columns { columnLabels[column] = Int32(column) }
  }

  /// Exchanges the labels of a row and a column.
  mutating func pivot(row: Int, column: Int) {
    let (height, kernel) = (rowCount, polytope.kernel)
    entries.withUnsafeMutableBufferPointer {
      guard let base = $0.baseAddress else { return }
      ceq_pivot(kernel.parts, base, height, kernel.width, row, column)
    }
    let (leaving, entering) = (rowLabels[row], columnLabels[column])
    rowLabels[row] = entering
    columnLabels[column] = leaving
    basis ^= (1 << UInt64(entering)) | (1 << UInt64(leaving))
  }

  /// Computes the table of the present basis anew, with rows and columns in their places.
  mutating func refresh() {
    let (rows, columns) = (rowLabels, columnLabels)
    reset()
    let firstSlack = Int32(columnCount)
    // Pivoting on the largest entry that is left keeps the errors small.
    var waiting = Set(rows.filter { $0 < firstSlack })
    let outgoing = Set(columns.filter { $0 >= firstSlack })
    while !waiting.isEmpty {
      var best: (row: Int, column: Int)?
      var largest = 0.0
      for row in 0..<rowCount where outgoing.contains(rowLabels[row]) {
        for column in 0..<columnCount where waiting.contains(columnLabels[column]) {
          let entry = entries[row * stride + column].magnitude
          if entry > largest { (best, largest) = ((row, column), entry) }
        }
      }
      guard let (row, column) = best else { break }
      waiting.remove(columnLabels[column])
      basis ^= (1 << UInt64(rowLabels[row])) | (1 << UInt64(columnLabels[column]))
      pivot(row: row, column: column)
    }
    arrange(rows, columns)
  }

  /// Permutes lines so that labels stand where the path expects them.
  private mutating func arrange(_ rows: [Int32], _ columns: [Int32]) {
    let old = entries
    var rowPlaces = [Int](repeating: 0, count: rowCount + columnCount)
    var columnPlaces = rowPlaces
    for (place, label) in rowLabels.enumerated() { rowPlaces[Int(label)] = place }
    for (place, label) in columnLabels.enumerated() { columnPlaces[Int(label)] = place }
    for (row, label) in rows.enumerated() {
      for part in 0..<parts {
        let from = rowPlaces[Int(label)] * stride + part * polytope.kernel.width
        let to = row * stride + part * polytope.kernel.width
        for (column, label) in columns.enumerated() {
          entries[to + column] = old[from + columnPlaces[Int(label)]]
        }
        entries[to + columnCount] = old[from + columnCount]
      }
    }
    (rowLabels, columnLabels) = (rows, columns)
  }

  /// Whether the vertex is proven to be feasible and simple.
  func isProven() -> Bool {
    entries.withUnsafeBufferPointer { entries in
      rowLabels.withUnsafeBufferPointer { rows in
        columnLabels.withUnsafeBufferPointer { columns in
          withUnsafePointer(to: polytope.kernel) {
            ceq_proves_vertex($0, entries.baseAddress, rows.baseAddress, columns.baseAddress) != 0
          }
        }
      }
    }
  }

  /// The same with a table computed anew.
  mutating func refreshedIsProven() -> Bool {
    refresh()
    return isProven()
  }
}

// MARK: The path
extension FloatingTable {
  /// The number of bases on the path.
  var depth: Int { path.count }

  /// Starts the path, or extends it by a pivot that was made.
  ///
  /// `isTied` says that no leaving row is clear at this basis.
  mutating func push(row: Int = -1, column: Int = -1, isTied: Bool) {
    path.append(Step(row: Int32(row), column: Int32(column)))
    leaving.append(contentsOf: repeatElement(Int8(CEQ_TIED), count: columnCount))
    if !isTied { updateLeavingRows() }
  }

  /// Guesses the leaving rows at the present basis.
  mutating func updateLeavingRows() {
    let start = leaving.count - columnCount
    entries.withUnsafeBufferPointer { entries in
      leaving.withUnsafeMutableBufferPointer { leaving in
        guard let base = leaving.baseAddress else { return }
        withUnsafePointer(to: polytope.kernel) {
          ceq_leaving_rows($0, entries.baseAddress, base + start)
        }
      }
    }
  }

  /// The next column to try at the present basis.
  mutating func nextColumn() -> Int? {
    let last = path.count - 1
    let column = Int(path[last].next)
    guard column < columnCount else { return nil }
    path[last].next += 1
    return column
  }

  /// The guessed leaving row of a column at the present basis; negative when it is not clear.
  func leavingRow(_ column: Int) -> Int8 { leaving[leaving.count - columnCount + column] }

  /// Goes back to the previous basis.
  mutating func pop() {
    let step = path.removeLast()
    leaving.removeLast(columnCount)
    if step.row >= 0 { pivot(row: Int(step.row), column: Int(step.column)) }
  }

  /// Lends the numbers of the columns in use and of the tight rows.
  func withSupports<Result>(
    _ body: (UnsafePointer<Int32>, UnsafePointer<Int32>, Int) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * columnCount) { buffer in
      let first = Int32(columnCount)
      var size = 0
      for label in rowLabels where label < first {
        buffer.initializeElement(at: size, to: label)
        size += 1
      }
      var tight = 0
      for label in columnLabels where label >= first {
        buffer.initializeElement(at: columnCount + tight, to: label - first)
        tight += 1
      }
      guard let base = buffer.baseAddress.map({ UnsafePointer($0) }) else {
        preconditionFailure("a polytope has at least one column")
      }
      // Both halves have at most `columnCount` entries.
      return body(base, base + columnCount, size)
    }
  }
}
