/// A simplex dictionary over the integers, pivoted without fractions.
///
/// Row i states `basic(i) = Σ_j entry(i, j)/denominator · nonbasic(j)`, with one common positive
/// denominator. A pivot exchanges a basic with a nonbasic quantity; every entry stays an integer
/// because it is a minor of the initial matrix. Entries live in 64-bit words until one of them
/// overflows; then the whole table moves to integers of any size, and back once all fit again.
///
/// > Source: Edmonds (1967), *Systems of distinct representatives and linear algebra*; Bareiss
/// > (1968); von Stengel (2007), *Algorithmic Game Theory* chapter 3, section 3.6 (integer
/// > pivoting).
package struct FractionFreeDictionary: Sendable {
  package let rowCount: Int
  package let columnCount: Int
  private var words: [Int64]
  private var integers: [ExactInteger]
  private var usesWords: Bool
  package private(set) var denominator: ExactInteger = .one

  /// A dictionary with denominator one.
  ///
  /// - Parameters:
  ///   - rowCount: The number of basic quantities.
  ///   - columnCount: The number of nonbasic quantities.
  ///   - entries: `rowCount · columnCount` integers in row-major order.
  package init(rowCount: Int, columnCount: Int, entries: [ExactInteger]) {
    precondition(entries.count == rowCount * columnCount, "one entry per row and column")
    self.rowCount = rowCount
    self.columnCount = columnCount
    let words = entries.compactMap(\.word)
    usesWords = words.count == entries.count
    self.words = usesWords ? words : []
    integers = usesWords ? [] : entries
  }

  package subscript(row: Int, column: Int) -> ExactInteger {
    let index = row * columnCount + column
    return usesWords ? ExactInteger(words[index]) : integers[index]
  }

  /// −1, 0 or 1 for the entry's sign.
  package func sign(_ row: Int, _ column: Int) -> Int {
    let index = row * columnCount + column
    return usesWords ? Int(words[index].signum()) : integers[index].signum
  }

  /// Compares `entry(first, column)/|entry(first, pivot)|` with the same quotient of `second`.
  ///
  /// - Returns: −1, 0 or 1.
  package func compareRatios(_ first: Int, _ second: Int, column: Int, pivot: Int) -> Int {
    let (a, b) = (first * columnCount, second * columnCount)
    if usesWords {
      let left = Int128(words[a + column]) * Int128(words[b + pivot].magnitude)
      let right = Int128(words[b + column]) * Int128(words[a + pivot].magnitude)
      return left < right ? -1 : left == right ? 0 : 1
    }
    let left = integers[a + column] * integers[b + pivot].magnitude
    let right = integers[b + column] * integers[a + pivot].magnitude
    return left < right ? -1 : left == right ? 0 : 1
  }

  /// Exchanges the basic quantity of `row` with the nonbasic quantity of `column`.
  ///
  /// - Precondition: The entry there is not zero.
  package mutating func pivot(row: Int, column: Int) {
    precondition(sign(row, column) != 0, "the pivot entry is zero")
    if usesWords {
      if let divisor = denominator.word, pivotWords(row: row, column: column, divisor) { return }
      integers = words.map { ExactInteger($0) }
      words = []
      usesWords = false
    }
    pivotIntegers(row: row, column: column)
    // Minors shrink again on many paths, and then so does the work.
    if denominator.word != nil && integers.allSatisfy({ $0.word != nil }) {
      words = integers.compactMap(\.word)
      integers = []
      usesWords = true
    }
  }

  /// The pivot in 64-bit words; `false`, with nothing changed, when an entry overflows.
  private mutating func pivotWords(row: Int, column: Int, _ divisor: Int64) -> Bool {
    var result = words
    let pivot = words[row * columnCount + column]
    guard
      WordPivot(divisor: divisor)
        .apply(to: &result, width: columnCount, row: row, column: column)
    else { return false }
    words = result
    denominator = ExactInteger(abs(pivot))
    return true
  }

  private mutating func pivotIntegers(row: Int, column: Int) {
    let width = columnCount
    let start = row * width
    let pivot = integers[start + column]
    let negative = pivot.signum < 0
    // Dividing by −d instead of d turns the sign of every entry at no cost.
    let divisor = negative ? -denominator : denominator
    for i in 0..<rowCount where i != row {
      let base = i * width
      let factor = integers[base + column]
      for j in 0..<width where j != column {
        let entry = integers[base + j]
        if entry.isZero && (factor.isZero || integers[start + j].isZero) { continue }
        integers[base + j] = ExactInteger.crossDifference(
          entry,
          pivot,
          minus: factor,
          integers[start + j],
          dividedBy: divisor
        )
      }
      if negative { integers[base + column] = -factor }
    }
    if !negative {
      for j in 0..<width where j != column { integers[start + j] = -integers[start + j] }
    }
    integers[start + column] = divisor
    denominator = pivot.magnitude
  }
}
