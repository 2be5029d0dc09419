import BigInt
import Testing

@testable import EquilibriaNumerics

struct ExactLinearSystemTests {
  @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 24, 25, 33, 40])
  func `elimination, lifting and substitution agree`(size: Int) throws {
    var numbers = EdgeNumbers(seed: UInt64(800 + size))
    let cases: [(bound: Int64, zeros: Double)] = [
      (10, 0), (3, 0.6), (size > 30 ? 10 : 10_000, 0.3),
    ]
    for (bound, zeros) in cases {
      let matrix = LinearSystems.matrix(size: size, bound: bound, zeros: zeros, &numbers)
      let rightSide = LinearSystems.vector(size: size, bound: bound, &numbers)
      let eliminated = ExactLinearSystem.eliminate(matrix, rightSide).solution
      let solution = ExactLinearSystem.solve(matrix, rightSide)
      guard let eliminated else {
        #expect(solution == nil)
        #expect(ExactLinearSystem.determinant(matrix).isZero)
        continue
      }
      LinearSystems.expectSolves(eliminated, matrix, rightSide)
      let answer = try #require(solution)
      LinearSystems.expectSolves(answer, matrix, rightSide)
      LinearSystems.expectEqual(answer, eliminated)
      let lifting = try #require(PAdicLifting(matrix))
      let lifted = try #require(lifting.solve(rightSide))
      LinearSystems.expectSolves(lifted, matrix, rightSide)
      LinearSystems.expectEqual(lifted, eliminated)
    }
  }

  @Test func `the empty system has the empty solution`() throws {
    let empty = Matrix<ExactInteger>(rowCount: 0, columnCount: 0, elements: [])
    let solution = try #require(ExactLinearSystem.solve(empty, []))
    #expect(solution.numerators.isEmpty)
    #expect(solution.denominator == .one)
    #expect(ExactLinearSystem.determinant(empty) == .one)
  }

  @Test(arguments: [(1, 1), (2, 1), (5, 3), (12, 11), (30, 29), (30, 12), (40, 1), (40, 0)])
  func `singular matrices have no unique solution`(size: Int, rank: Int) {
    var numbers = EdgeNumbers(seed: UInt64(850 + size * 41 + rank))
    // A product of n×r and r×n factors has rank at most r.
    let left = (0..<size * rank).map { _ in numbers.integer(-50...50) }
    let right = (0..<size * rank).map { _ in numbers.integer(-50...50) }
    var matrix = Matrix(repeating: ExactInteger.zero, rowCount: size, columnCount: size)
    for i in 0..<size {
      for j in 0..<size {
        let sum = (0..<rank).reduce(0) { $0 + left[i * rank + $1] * right[$1 * size + j] }
        matrix[i, j] = ExactInteger(sum)
      }
    }
    if rank == size { matrix[0, 0] = .zero }
    let rightSide = LinearSystems.vector(size: size, bound: 100, &numbers)
    #expect(ExactLinearSystem.solve(matrix, rightSide) == nil)
    #expect(ExactLinearSystem.eliminate(matrix, rightSide).solution == nil)
    #expect(ExactLinearSystem.determinant(matrix).isZero)
    #expect(PAdicLifting(matrix) == nil)
    #expect(PAdicLifting.provesSingular(matrix))
  }

  @Test(arguments: [2, 6, 30])
  func `entries beyond the fast path still have exact solutions`(size: Int) throws {
    var numbers = EdgeNumbers(seed: UInt64(860 + size))
    let bounds: [Int64] = size > 10 ? [1 << 31, 1 << 33] : [1 << 31, 1 << 45, .max]
    for bound in bounds {
      let matrix = LinearSystems.matrix(size: size, bound: bound, &numbers)
      let rightSide = LinearSystems.vector(size: size, bound: .max, &numbers)
      let solution = try #require(ExactLinearSystem.solve(matrix, rightSide))
      LinearSystems.expectSolves(solution, matrix, rightSide)
    }
  }

  @Test func `big entries on either side`() throws {
    let huge = ExactInteger(BigInt(1) << 100)
    let matrix = Matrix<ExactInteger>([[huge, 1], [1, 1]])
    let solution = try #require(ExactLinearSystem.solve(matrix, [huge, .zero]))
    LinearSystems.expectSolves(solution, matrix, [huge, .zero])
    var numbers = EdgeNumbers(seed: 87)
    let wide = LinearSystems.matrix(size: 26, bound: 9_999, &numbers)
    let tall = (0..<26).map { _ in ExactInteger(numbers.integer()) + huge }
    let other = try #require(ExactLinearSystem.solve(wide, tall))
    LinearSystems.expectSolves(other, wide, tall)
  }

  @Test(arguments: 0...5)
  func `determinants agree with the sum over permutations`(size: Int) {
    var numbers = EdgeNumbers(seed: UInt64(870 + size))
    for round in 0..<60 {
      let matrix = Matrix(
        rowCount: size,
        columnCount: size,
        elements: (0..<size * size).map { _ in
          switch round % 4 {
          case 0: ExactInteger(numbers.integer(-1...1))
          case 1: ExactInteger(numbers.integer(-20...20))
          case 2: ExactInteger(numbers.word())
          default: ExactInteger(numbers.integer())
          }
        }
      )
      let rows = (0..<size).map { matrix.row($0).map(\.bigValue) }
      let determinant = ExactLinearSystem.determinant(matrix)
      #expect(determinant.bigValue == LinearSystems.expandedDeterminant(rows))
      #expect(determinant.isCanonical)
    }
  }

  @Test func `solutions are fractions in lowest terms`() throws {
    let solution = try #require(ExactLinearSystem.solve(Matrix([[2, 0], [0, -4]]), [1, 2]))
    #expect(solution.rational(0) == Rational(1, 2))
    #expect(solution.rational(1) == Rational(-1, 2))
  }

  @Test(arguments: [3, 40])
  func `time that is over stops every method`(size: Int) throws {
    let rows = (0..<size).map { row in
      (0..<size).map { ExactInteger($0 == row ? 100 : ($0 * row) % 7) }
    }
    let right = Array(repeating: ExactInteger.one, count: size)
    let over = Stopwatch(Limits(time: .zero))
    guard case .stopped = ExactLinearSystem.solve(Matrix(rows), right, stopwatch: over) else {
      Issue.record("the stopwatch was not looked at")
      return
    }
    let rested = ExactLinearSystem.solve(Matrix(rows), right, stopwatch: Stopwatch(.none))
    #expect(
      rested.solution?.denominator == ExactLinearSystem.solve(Matrix(rows), right)?.denominator
    )
  }
}
