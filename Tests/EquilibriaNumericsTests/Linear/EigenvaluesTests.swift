import EquilibriaNumerics
import RealModule
import Testing

@Suite("Eigenvalues")
struct EigenvaluesTests {
  @Test("Known matrices")
  func known() throws {
    // A companion matrix: roots 1, 2, 3, 4 of λ⁴ − 10λ³ + 35λ² − 50λ + 24.
    let companion = Matrix<Double>([
      [10, -35, 50, -24], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0],
    ])
    let roots = try #require(Eigenvalues(of: companion)).values
    for (root, expected) in zip(roots, [4.0, 3, 2, 1]) {
      #expect(abs(root.real - expected) < 1e-12)
      #expect(root.imaginary == 0)
    }
    let turn = try #require(Eigenvalues(of: Matrix<Double>([[0, -2], [2, 0]]))).values
    #expect(turn.map(\.real) == [0, 0])
    #expect(turn.map(\.imaginary) == [2, -2])
    // A cyclic permutation has the roots of unity.
    let cycle = Matrix<Double>([[0, 0, 1], [1, 0, 0], [0, 1, 0]])
    let unity = try #require(Eigenvalues(of: cycle)).values
    #expect(abs(unity[0].real - 1) < 1e-14)
    #expect(abs(unity[1].real + 0.5) < 1e-14)
    #expect(abs(unity[1].imaginary - 0.75.squareRoot()) < 1e-14)
    #expect(Eigenvalues(of: Matrix<Double>([[.nan]])) == nil)
    #expect(
      Eigenvalues(of: Matrix<Double>(rowCount: 0, columnCount: 0, elements: []))?.values == []
    )
    #expect(Eigenvalues(of: Matrix<Double>([[1e200]]))?.values.first?.real == 1e200)
  }

  @Test("Sums and sums of squares are traces", arguments: 1...12)
  func traces(_ size: Int) throws {
    var generator = Xoshiro256(seed: UInt64(size))
    let matrix = Matrix<Double>(
      rowCount: size,
      columnCount: size,
      elements: (0..<(size * size)).map { _ in Double(Int(generator.next() % 2001) - 1000) / 100 }
    )
    let values = try #require(Eigenvalues(of: matrix)).values
    #expect(values.count == size)
    var trace = 0.0
    var square = 0.0
    for row in 0..<size {
      trace += matrix[row, row]
      for column in 0..<size { square += matrix[row, column] * matrix[column, row] }
    }
    let sum = values.reduce(0) { $0 + $1.real }
    let squares = values.reduce(0) { $0 + $1.real * $1.real - $1.imaginary * $1.imaginary }
    #expect(abs(sum - trace) < 1e-9)
    #expect(abs(squares - square) < 1e-8)
    #expect(abs(values.reduce(0) { $0 + $1.imaginary }) < 1e-10)
  }
}
