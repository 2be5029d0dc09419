import BigInt
import Testing

@testable import EquilibriaNumerics

struct PAdicLiftingTests {
  @Test func `a zero on the diagonal needs a row exchange`() throws {
    // An inverse that forgets the exchange gives (8, 9, −2).
    let matrix = Matrix<ExactInteger>([[0, 1, 1], [1, 0, 0], [1, 1, 0]])
    let solution = try #require(PAdicLifting(matrix)?.solve([7, 8, 9]))
    #expect(solution.numerators == [8, 1, 6])
    #expect(solution.denominator == .one)
  }

  @Test(arguments: 1...12)
  func `small sizes with many zeros`(size: Int) throws {
    var numbers = EdgeNumbers(seed: UInt64(900 + size))
    for _ in 0..<25 {
      let matrix = LinearSystems.matrix(size: size, bound: 4, zeros: 0.4, &numbers)
      let rightSide = LinearSystems.vector(size: size, bound: 9, &numbers)
      guard let expected = ExactLinearSystem.eliminate(matrix, rightSide).solution else {
        #expect(PAdicLifting(matrix) == nil)
        #expect(PAdicLifting.provesSingular(matrix))
        continue
      }
      #expect(!PAdicLifting.provesSingular(matrix))
      let solution = try #require(PAdicLifting(matrix)?.solve(rightSide))
      LinearSystems.expectSolves(solution, matrix, rightSide)
      LinearSystems.expectEqual(solution, expected)
    }
  }

  /// Residuals and digits are largest when every entry has the largest magnitude.
  @Test(arguments: [1, 2, 3, 4, 7, 16, 31])
  func `entries and right sides at their largest`(size: Int) throws {
    var numbers = EdgeNumbers(seed: UInt64(920 + size))
    let largest = Int64(1 << 61) / Int64(size)
    for side in [1 << 61, -(1 << 61), 0, 1] as [Int64] {
      let matrix = Matrix(
        rowCount: size,
        columnCount: size,
        elements: (0..<size * size).map { _ -> ExactInteger in
          let entry = numbers.index(below: 2) == 0 ? largest : -largest + numbers.integer(0...2)
          return ExactInteger(entry)
        }
      )
      let rightSide = [ExactInteger](repeating: ExactInteger(side), count: size)
      guard let lifting = PAdicLifting(matrix) else {
        #expect(PAdicLifting.provesSingular(matrix))
        continue
      }
      let solution = try #require(lifting.solve(rightSide))
      LinearSystems.expectSolves(solution, matrix, rightSide)
    }
  }

  @Test func `larger numbers are left to elimination`() {
    let matrix = Matrix<ExactInteger>([[ExactInteger(Int64(1 << 60) + 1), 0], [0, 1]])
    #expect(PAdicLifting(matrix) == nil)
    #expect(PAdicLifting(Matrix<ExactInteger>([[ExactInteger(Int64.min)]])) == nil)
    #expect(PAdicLifting(Matrix<ExactInteger>([[1]]))?.solve([ExactInteger(Int64.max)]) == nil)
    #expect(PAdicLifting(Matrix<ExactInteger>([[1]]))?.solve([ExactInteger(Int64.min)]) == nil)
    #expect(!PAdicLifting.provesSingular(matrix))
  }

  /// Hadamard's bound is met with equality, so no digit is to spare.
  @Test(arguments: 0...5)
  func `Sylvester's matrices reach the bound`(level: Int) throws {
    let size = 1 << level
    let matrix = Matrix(
      rowCount: size,
      columnCount: size,
      elements: (0..<size * size).map { index in
        ExactInteger((index / size & index % size).nonzeroBitCount % 2 == 0 ? 1 : -1)
      }
    )
    var rightSide = [ExactInteger](repeating: .zero, count: size)
    rightSide[size - 1] = 1
    let solution = try #require(PAdicLifting(matrix)?.solve(rightSide))
    LinearSystems.expectSolves(solution, matrix, rightSide)
  }

  /// Every component brings a new prime into the common denominator.
  @Test func `denominators that share nothing are multiplied up`() throws {
    let primes: [Int64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
    var matrix = Matrix(repeating: ExactInteger.zero, rowCount: 16, columnCount: 16)
    for (index, prime) in primes.enumerated() {
      matrix[index, (index * 5 + 3) % 16] = ExactInteger(index % 2 == 0 ? prime : -prime)
    }
    let rightSide = [ExactInteger](repeating: 1, count: 16)
    let solution = try #require(PAdicLifting(matrix)?.solve(rightSide))
    LinearSystems.expectSolves(solution, matrix, rightSide)
    for (index, prime) in primes.enumerated() {
      let value = solution.rational((index * 5 + 3) % 16)
      #expect(value == Rational(1, Int(index % 2 == 0 ? prime : -prime)))
    }
  }

  /// A determinant that is a multiple of the first prime: the next prime is used.
  @Test func `a matrix that is singular modulo a prime is not singular`() throws {
    let first = Int64(ResidueField.fields[0].prime)
    let second = Int64(ResidueField.fields[1].prime)
    let matrix = Matrix<ExactInteger>([[ExactInteger(first), 0], [0, 3]])
    let lifting = try #require(PAdicLifting(matrix))
    #expect(lifting.field == ResidueField.fields[1])
    let lifted = try #require(lifting.solve([1, 1]))
    LinearSystems.expectSolves(lifted, matrix, [1, 1])
    #expect(!PAdicLifting.provesSingular(matrix))

    // All four primes at once: neither lifting nor the proof succeed, elimination decides.
    var stubborn = Matrix(repeating: ExactInteger.zero, rowCount: 4, columnCount: 4)
    for (index, field) in ResidueField.fields.enumerated() {
      stubborn[index, index] = ExactInteger(Int64(field.prime))
    }
    #expect(PAdicLifting(stubborn) == nil)
    #expect(!PAdicLifting.provesSingular(stubborn))
    let solution = try #require(ExactLinearSystem.solve(stubborn, [1, 2, 3, 4]))
    #expect(solution.rational(1) == Rational(2, Int(second)))
  }
}
