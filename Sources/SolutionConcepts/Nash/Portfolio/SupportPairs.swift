internal import EquilibriaNumerics

/// Looks for equilibria in which both players mix two actions.
///
/// Against mixtures of two rows the best column, as a function of the weight, runs along the upper
/// envelope of one line per column. Only where two lines meet on the envelope can the column player
/// mix, so a pair of rows has a handful of candidates, whatever the number of columns: this is
/// conditional dominance for pairs, done all at once.
///
/// - Complexity: O(m²·n·e) for envelopes of e segments; e grows like log n in random games.
struct SupportPairs {
  private let tables: ReplyTables
  private let stopwatch: Stopwatch
  private let rowCount: Int
  private let columnCount: Int

  /// Above this many operations the search is not started.
  private static var largestWork: Int { 3_000_000_000 }

  init(_ tables: ReplyTables, _ stopwatch: Stopwatch) {
    self.tables = tables
    self.stopwatch = stopwatch
    rowCount = tables.count(0)
    columnCount = tables.count(1)
  }

  /// The first equilibrium in the order of row pairs, exact.
  func find() -> [[Rational]]? {
    guard rowCount > 1, columnCount > 1, rowCount * rowCount * columnCount <= Self.largestWork
    else { return nil }
    // Blocks of first rows, a pair of blocks at a time, so that the order decides and not the clock.
    let block = max(1, min(8, rowCount / 4))
    for start in stride(from: 0, to: rowCount, by: 2 * block) {
      if stopwatch.reasonToStop() != nil { return nil }
      let results = concurrently(2) { half in
        let first = start + half * block
        return equilibrium(firstRows: min(first, rowCount)..<min(first + block, rowCount))
      }
      if let found = results.compactMap({ $0 }).first { return found }
    }
    return nil
  }

  private func equilibrium(firstRows: Range<Int>) -> [[Rational]]? {
    for first in firstRows {
      for second in (first + 1)..<max(rowCount, first + 1) {
        if let found = equilibrium(first, second) { return found }
      }
    }
    return nil
  }

  /// Walks along the envelope of a pair of rows, from weight 1 on the first row to weight 0.
  private func equilibrium(_ first: Int, _ second: Int) -> [[Rational]]? {
    tables.values[1].withUnsafeBufferPointer { values in
      // Column j's payoff is second[j] + p·(first[j] − second[j]) for weight p on the first row.
      let (u, v) = (first * columnCount, second * columnCount)
      var column = 0
      for j in 1..<columnCount where values[u + j] > values[u + column] { column = j }
      var weight = 1.0
      while true {
        // Of the lines that overtake as p falls, the first one to do so.
        var next = -1
        var crossing = 0.0
        let slope = values[u + column] - values[v + column]
        for j in 0..<columnCount {
          let rise = slope - (values[u + j] - values[v + j])
          guard rise > 0 else { continue }
          let gap = values[v + j] - values[v + column]
          // p = gap / rise, compared without dividing.
          if gap > crossing * rise {
            let meeting = gap / rise
            if meeting < weight {
              crossing = meeting
              next = j
            }
          }
        }
        guard next >= 0, crossing > 0 else { return nil }
        if let found = confirmed([first, second], [column, next]) { return found }
        (column, weight) = (next, crossing)
      }
    }
  }

  /// The equilibrium on two rows and two columns, if the rows are best replies to a mixture.
  private func confirmed(_ rows: [Int], _ columns: [Int]) -> [[Rational]]? {
    let promising = tables.values[0].withUnsafeBufferPointer { values in
      let (u, v) = (columns[0] * rowCount, columns[1] * rowCount)
      let gain = values[u + rows[0]] - values[u + rows[1]]
      let loss = values[v + rows[1]] - values[v + rows[0]]
      guard gain * loss > 0 else { return false }
      let weight = loss / (gain + loss)
      let value = weight * values[u + rows[0]] + (1 - weight) * values[v + rows[0]]
      for i in 0..<rowCount
      where weight * values[u + i] + (1 - weight) * values[v + i] > value + 1e-9 {
        return false
      }
      return true
    }
    return promising ? tables.confirmed([rows.sorted(), columns.sorted()]) : nil
  }
}
