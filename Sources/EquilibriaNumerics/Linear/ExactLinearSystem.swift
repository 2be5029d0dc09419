/// Exact solutions of square integer systems `A·x = b`.
package enum ExactLinearSystem {
  /// A vector of fractions over one common positive denominator.
  package struct Solution: Sendable {
    package var numerators: [ExactInteger]
    package var denominator: ExactInteger

    package func rational(_ index: Int) -> Rational {
      Rational(numerator: numerators[index], denominator: denominator)
    }
  }

  /// From this size on, p-adic lifting beats fraction-free elimination (measured on dense
  /// matrices with entries below 10,000).
  static let liftingThreshold = 24

  /// The unique solution of `A·x = b`, or `nil` when A is singular.
  ///
  /// - Parameters:
  ///   - matrix: n×n integers.
  ///   - rightSide: n integers.
  /// - Complexity: O(n³) word operations plus, for p-adic lifting, O(n³ log(n·max|A|)).
  package static func solve(
    _ matrix: Matrix<ExactInteger>,
    _ rightSide: [ExactInteger]
  ) -> Solution? {
    precondition(
      matrix.rowCount == matrix.columnCount && rightSide.count == matrix.rowCount,
      "the system is square"
    )
    if matrix.rowCount >= liftingThreshold,
      let lifting = PAdicLifting(matrix), let solution = lifting.solve(rightSide)
    {
      return solution
    }
    return eliminate(matrix, rightSide)
  }

  /// Bareiss elimination with back substitution over the last pivot.
  static func eliminate(
    _ matrix: Matrix<ExactInteger>,
    _ rightSide: [ExactInteger]
  ) -> Solution? {
    let size = matrix.rowCount
    var rows = (0..<size).map { Array(matrix.row($0)) + [rightSide[$0]] }
    var previous = ExactInteger.one
    for step in 0..<size {
      guard let pivot = (step..<size).first(where: { !rows[$0][step].isZero }) else { return nil }
      rows.swapAt(step, pivot)
      let head = rows[step][step]
      for i in 0..<size where i != step {
        let factor = rows[i][step]
        for j in (step + 1)...size {
          rows[i][j] = .crossDifference(
            head,
            rows[i][j],
            minus: factor,
            rows[step][j],
            dividedBy: previous
          )
        }
        rows[i][step] = .zero
        // Gauss–Jordan keeps every earlier diagonal entry equal to the newest pivot.
        if i < step { rows[i][i] = head }
      }
      previous = head
    }
    let negative = previous.signum < 0
    return Solution(
      numerators: rows.map { negative ? -$0[size] : $0[size] },
      denominator: previous.magnitude
    )
  }

  /// The determinant of a square integer matrix, by Bareiss elimination.
  package static func determinant(_ matrix: Matrix<ExactInteger>) -> ExactInteger {
    let size = matrix.rowCount
    precondition(matrix.columnCount == size, "only a square matrix has a determinant")
    var rows = (0..<size).map { Array(matrix.row($0)) }
    var previous = ExactInteger.one
    var negative = false
    for step in 0..<size {
      guard let pivot = (step..<size).first(where: { !rows[$0][step].isZero }) else {
        return .zero
      }
      if pivot != step {
        rows.swapAt(step, pivot)
        negative.toggle()
      }
      for i in (step + 1)..<max(size, step + 1) {
        for j in (step + 1)..<max(size, step + 1) {
          rows[i][j] = .crossDifference(
            rows[step][step],
            rows[i][j],
            minus: rows[i][step],
            rows[step][j],
            dividedBy: previous
          )
        }
      }
      previous = rows[step][step]
    }
    return negative ? -previous : previous
  }
}
