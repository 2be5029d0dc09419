@testable import EquilibriaNumerics
import Testing

struct MatrixTests {
  private let matrix = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test func `entries are stored row by row`() {
    #expect(matrix.rowCount == 2)
    #expect(matrix.columnCount == 3)
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix[1, 0] == 4)
    #expect(Array(matrix.row(1)) == [4, 5, 6])
    #expect(matrix == Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6]))
  }

  @Test func `an entry can be replaced without touching the others`() {
    var copy = matrix
    copy[0, 2] = 9
    #expect(copy.elements == [1, 2, 9, 4, 5, 6])
    #expect(matrix[0, 2] == 3)
  }

  @Test func `transposing exchanges rows and columns`() {
    #expect(matrix.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.transposed.transposed == matrix)
    let empty = Matrix<Int>(rowCount: 0, columnCount: 3, elements: [])
    #expect(empty.transposed.rowCount == 3)
    #expect(empty.transposed.columnCount == 0)
  }

  @Test func `mapping keeps the shape`() {
    #expect(matrix.map { "\($0)" } == Matrix([["1", "2", "3"], ["4", "5", "6"]]))
    #expect(Matrix(repeating: 7, rowCount: 2, columnCount: 1) == Matrix([[7], [7]]))
  }

  @Test func `shape is part of equality`() {
    let row = Matrix(rowCount: 1, columnCount: 2, elements: [1, 2])
    let column = Matrix(rowCount: 2, columnCount: 1, elements: [1, 2])
    #expect(row != column)
    #expect(Set([row, column, row]).count == 2)
  }

  @Test func `rows of different lengths are a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3]]) }
  }

  @Test func `a wrong number of entries is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
    }
  }
}
