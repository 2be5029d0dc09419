import BigInt
import Testing

@testable import EquilibriaNumerics

/// Integer matrices for the tests of the linear solvers.
enum LinearSystems {
  /// An n×n matrix; in the share `zeros` of its places the entry is zero.
  static func matrix(
    size: Int,
    bound: Int64,
    zeros: Double = 0,
    _ numbers: inout EdgeNumbers
  ) -> Matrix<ExactInteger> {
    let limit = Int(zeros * 1_000)
    return Matrix(
      rowCount: size,
      columnCount: size,
      elements: (0..<size * size).map { _ in
        numbers.index(below: 1_000) < limit ? .zero : ExactInteger(numbers.integer(-bound...bound))
      }
    )
  }

  static func vector(
    size: Int,
    bound: Int64,
    _ numbers: inout EdgeNumbers
  ) -> [ExactInteger] {
    (0..<size).map { _ in ExactInteger(numbers.integer(-bound...bound)) }
  }

  /// `A·x = b·d` with d > 0.
  static func expectSolves(
    _ solution: ExactLinearSystem.Solution,
    _ matrix: Matrix<ExactInteger>,
    _ rightSide: [ExactInteger],
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(solution.denominator.signum == 1, sourceLocation: location)
    #expect(solution.numerators.count == rightSide.count, sourceLocation: location)
    let wrong = rightSide.indices.filter { row in
      let sum = zip(matrix.row(row), solution.numerators).reduce(BigInt(0)) {
        $0 + $1.0.bigValue * $1.1.bigValue
      }
      return sum != rightSide[row].bigValue * solution.denominator.bigValue
    }
    #expect(wrong.isEmpty, "rows that do not hold", sourceLocation: location)
  }

  /// The two solutions are the same vector of fractions.
  static func expectEqual(
    _ left: ExactLinearSystem.Solution,
    _ right: ExactLinearSystem.Solution,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(left.numerators.count == right.numerators.count, sourceLocation: location)
    let different = left.numerators.indices.filter { left.rational($0) != right.rational($0) }
    #expect(different.isEmpty, "components that differ", sourceLocation: location)
  }

  /// The sum over all permutations, straight from the definition.
  static func expandedDeterminant(_ rows: [[BigInt]]) -> BigInt {
    guard let first = rows.first else { return 1 }
    var sum = BigInt(0)
    for column in first.indices where first[column] != 0 {
      let minor = rows.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      let term = first[column] * expandedDeterminant(minor)
      sum += column % 2 == 0 ? term : -term
    }
    return sum
  }
}
