/// A dense rectangular table of numbers, stored row by row.
///
/// ```swift
/// let payoffs = Matrix<Rational>([[3, 0], [5, 1]])
/// print(payoffs[1, 0])             // 5
/// ```
public struct Matrix<Element: Sendable>: Sendable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of columns.
  public let columnCount: Int

  /// The entries, row after row; `rowCount · columnCount` of them.
  public var elements: [Element]

  /// A matrix from its entries, row after row.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, m.
  ///   - columnCount: The number of columns, n.
  ///   - elements: Exactly m·n entries in row-major order.
  public init(rowCount: Int, columnCount: Int, elements: [Element]) {
    precondition(
      elements.count == rowCount * columnCount,
      "a \(rowCount)×\(columnCount) matrix has \(rowCount * columnCount) entries, "
        + "not \(elements.count)"
    )
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix that repeats one value.
  ///
  /// - Parameters:
  ///   - value: The value of every entry.
  ///   - rowCount: The number of rows.
  ///   - columnCount: The number of columns.
  public init(repeating value: Element, rowCount: Int, columnCount: Int) {
    self.init(
      rowCount: rowCount,
      columnCount: columnCount,
      elements: Array(repeating: value, count: rowCount * columnCount)
    )
  }

  /// A matrix from rows of equal length.
  ///
  /// - Parameter rows: The rows; each has as many entries as the first.
  public init(_ rows: [[Element]]) {
    let width = rows.first?.count ?? 0
    precondition(
      rows.allSatisfy { $0.count == width },
      "the rows of a matrix have the same length"
    )
    self.init(rowCount: rows.count, columnCount: width, elements: rows.flatMap { $0 })
  }

  /// The entry in a row and column, both numbered from zero.
  public subscript(row: Int, column: Int) -> Element {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// One row as an array of `columnCount` entries.
  ///
  /// - Parameter index: The row, from zero.
  /// - Returns: The entries of the row.
  public func row(_ index: Int) -> ArraySlice<Element> {
    elements[index * columnCount..<(index + 1) * columnCount]
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for column in 0..<columnCount {
      for row in 0..<rowCount { result.append(self[row, column]) }
    }
    return Matrix(rowCount: columnCount, columnCount: rowCount, elements: result)
  }

  /// The matrix with a function applied to every entry.
  ///
  /// - Parameter transform: The function.
  /// - Returns: A matrix of the same shape.
  public func map<Result: Sendable>(_ transform: (Element) -> Result) -> Matrix<Result> {
    Matrix<Result>(
      rowCount: rowCount,
      columnCount: columnCount,
      elements: elements.map(transform)
    )
  }
}

extension Matrix: Equatable where Element: Equatable {}
extension Matrix: Hashable where Element: Hashable {}
