import BigInt
import Testing

@testable import EquilibriaNumerics

struct FractionFreeDictionaryTests {
  /// The same dictionary over plain fractions: solve one row for one quantity, substitute.
  private struct Model {
    var rows: [[Rational]]

    mutating func pivot(row: Int, column: Int) {
      let head = rows[row]
      for j in head.indices { rows[row][j] = -head[j] / head[column] }
      rows[row][column] = 1 / head[column]
      for i in rows.indices where i != row {
        let factor = rows[i][column]
        for j in head.indices {
          rows[i][j] =
            j == column
            ? factor * rows[row][column] : rows[i][j] + factor * rows[row][j]
        }
      }
    }
  }

  /// Entry sizes from where nothing overflows to where the first pivot does.
  @Test(arguments: [1, 3, 10, 1_000, 1 << 20, 1 << 31, 1 << 40, 1 << 62] as [Int64])
  func `agrees with a dictionary of fractions`(bound: Int64) {
    var numbers = EdgeNumbers(seed: UInt64(bound))
    for _ in 0..<12 {
      let (rowCount, columnCount) = (1 + numbers.index(below: 6), 1 + numbers.index(below: 6))
      let entries = (0..<rowCount * columnCount).map { _ in
        ExactInteger(numbers.integer(-bound...bound))
      }
      follow(rowCount, columnCount, entries, pivots: 12, &numbers)
    }
  }

  @Test func `entries at the edge of a word and beyond`() {
    var numbers = EdgeNumbers(seed: 72)
    for round in 0..<60 {
      let (rowCount, columnCount) = (1 + numbers.index(below: 4), 1 + numbers.index(below: 4))
      let entries = (0..<rowCount * columnCount).map { _ in
        round % 2 == 0 ? ExactInteger(numbers.word()) : ExactInteger(numbers.integer())
      }
      follow(rowCount, columnCount, entries, pivots: 8, &numbers)
    }
  }

  /// The new denominator is |pivot|, also for the largest one that fits.
  @Test(arguments: [Int64.max, -Int64.max, .min, .min + 2, 1, -1])
  func `the denominator stays positive`(pivot: Int64) {
    var dictionary = FractionFreeDictionary(
      rowCount: 2,
      columnCount: 2,
      entries: [ExactInteger(pivot), 3, -5, 0]
    )
    dictionary.pivot(row: 0, column: 0)
    #expect(dictionary.denominator == ExactInteger(pivot).magnitude)
    #expect(dictionary.sign(0, 0) == ExactInteger(pivot).signum)
    dictionary.pivot(row: 0, column: 0)
    #expect(dictionary.denominator == .one)
    #expect(dictionary[0, 0] == ExactInteger(pivot))
    #expect(dictionary[1, 0] == -5)
  }

  @Test func `pivoting back in reverse order restores the start`() {
    var numbers = EdgeNumbers(seed: 73)
    for round in 0..<40 {
      let size = 2 + numbers.index(below: 7)
      let bound: Int64 = round % 2 == 0 ? 9 : 1 << 40
      let entries = (0..<size * size).map { _ in ExactInteger(numbers.integer(-bound...bound)) }
      var dictionary = FractionFreeDictionary(rowCount: size, columnCount: size, entries: entries)
      var path: [(Int, Int)] = []
      for _ in 0..<(2 * size) {
        let (row, column) = (numbers.index(below: size), numbers.index(below: size))
        guard dictionary.sign(row, column) != 0 else { continue }
        dictionary.pivot(row: row, column: column)
        path.append((row, column))
      }
      for (row, column) in path.reversed() { dictionary.pivot(row: row, column: column) }
      #expect(dictionary.denominator == .one)
      for row in 0..<size {
        for column in 0..<size {
          #expect(dictionary[row, column] == entries[row * size + column])
        }
      }
    }
  }

  @Test func `ratios compare as fractions`() {
    var numbers = EdgeNumbers(seed: 74)
    for round in 0..<1_500 {
      let values = (0..<2).map { _ in
        round % 3 == 0 ? numbers.integer() : BigInt(numbers.word())
      }
      let pivots = (0..<2).map { _ in BigInt(numbers.nonzeroWord()) }
      let dictionary = FractionFreeDictionary(
        rowCount: 2,
        columnCount: 2,
        entries: [values[0], pivots[0], values[1], pivots[1]].map { ExactInteger($0) }
      )
      let left = Fraction(values[0], BigInt(pivots[0].magnitude))
      let right = Fraction(values[1], BigInt(pivots[1].magnitude))
      let expected = left < right ? -1 : left == right ? 0 : 1
      #expect(dictionary.compareRatios(0, 1, column: 0, pivot: 1) == expected)
      #expect(dictionary.compareRatios(1, 0, column: 0, pivot: 1) == -expected)
    }
  }

  @Test func `a zero pivot is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      var dictionary = FractionFreeDictionary(rowCount: 1, columnCount: 1, entries: [0])
      dictionary.pivot(row: 0, column: 0)
    }
  }

  private func follow(
    _ rowCount: Int,
    _ columnCount: Int,
    _ entries: [ExactInteger],
    pivots: Int,
    _ numbers: inout EdgeNumbers
  ) {
    var dictionary = FractionFreeDictionary(
      rowCount: rowCount,
      columnCount: columnCount,
      entries: entries
    )
    var model = Model(
      rows: (0..<rowCount).map { row in
        (0..<columnCount).map { Rational(entries[row * columnCount + $0]) }
      }
    )
    for _ in 0..<pivots {
      let (row, column) = (numbers.index(below: rowCount), numbers.index(below: columnCount))
      guard dictionary.sign(row, column) != 0 else { continue }
      dictionary.pivot(row: row, column: column)
      model.pivot(row: row, column: column)
      #expect(dictionary.denominator.signum == 1)
      for i in 0..<rowCount {
        for j in 0..<columnCount {
          let entry = dictionary[i, j]
          #expect(entry.isCanonical)
          #expect(dictionary.sign(i, j) == entry.signum)
          #expect(
            Rational(numerator: entry, denominator: dictionary.denominator) == model.rows[i][j]
          )
        }
      }
    }
  }
}
