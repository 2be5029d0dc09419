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

  /// From this many bits of the determinant on, p-adic lifting beats fraction-free elimination.
  ///
  /// Measured on dense matrices: elimination is quick until its minors leave 64 bits, which is at
  /// 16 rows for entries up to 10 and at 7 rows for entries up to 10,000.
  static let liftingThreshold = 110

  /// Hadamard's bound on the bits of the determinant, roughly.
  static func determinantBits(_ matrix: Matrix<ExactInteger>) -> Int {
    let size = matrix.rowCount
    let largest = matrix.elements.reduce(0) { max($0, $1.bitCount) }
    return size * (2 * largest + Int.bitWidth - size.leadingZeroBitCount) / 2
  }

  /// The unique solution of `A·x = b`, or `nil` when A is singular.
  ///
  /// - Parameters:
  ///   - matrix: n×n integers.
  ///   - rightSide: n integers.
  /// - Returns: x over one denominator, or `nil`.
  /// - Complexity: O(n³) word operations plus, for p-adic lifting, O(n³ log(n·max|A|)).
  package static func solve(
    _ matrix: Matrix<ExactInteger>,
    _ rightSide: [ExactInteger]
  ) -> Solution? {
    solve(matrix, rightSide, stopwatch: nil).solution
  }

  /// How an attempt at a system ended.
  package enum Outcome: Sendable {
    case unique(Solution)
    case singular
    /// The stopwatch gave a reason to stop.
    case stopped

    /// The solution, if it is unique and known.
    package var solution: Solution? {
      if case .unique(let solution) = self { solution } else { nil }
    }
  }

  /// The same as long as a stopwatch permits.
  ///
  /// - Parameters:
  ///   - matrix: n×n integers.
  ///   - rightSide: n integers.
  ///   - stopwatch: When to give up; never when `nil`.
  /// - Returns: How the attempt ended.
  package static func solve(
    _ matrix: Matrix<ExactInteger>,
    _ rightSide: [ExactInteger],
    stopwatch: Stopwatch?
  ) -> Outcome {
    precondition(
      matrix.rowCount == matrix.columnCount && rightSide.count == matrix.rowCount,
      "the system is square"
    )
    if determinantBits(matrix) >= liftingThreshold {
      if let lifting = PAdicLifting(matrix, stopwatch: stopwatch) {
        if let solution = lifting.solve(rightSide, stopwatch: stopwatch) {
          return .unique(solution)
        }
      } else if !isOver(stopwatch), PAdicLifting.provesSingular(matrix) {
        return .singular
      }
      // What fails when the time is over need not fail otherwise.
      if isOver(stopwatch) { return .stopped }
    }
    return eliminate(matrix, rightSide, stopwatch: stopwatch)
  }

  static func isOver(_ stopwatch: Stopwatch?) -> Bool { stopwatch?.reasonToStop() != nil }

  /// Bareiss elimination with back substitution over the last pivot.
  static func eliminate(
    _ matrix: Matrix<ExactInteger>,
    _ rightSide: [ExactInteger],
    stopwatch: Stopwatch? = nil
  ) -> Outcome {
    let size = matrix.rowCount
    var rows = (0..<size).map { Array(matrix.row($0)) + [rightSide[$0]] }
    var previous = ExactInteger.one
    for step in 0..<size {
      if isOver(stopwatch) { return .stopped }
      guard let pivot = (step..<size).first(where: { !rows[$0][step].isZero }) else {
        return .singular
      }
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
    return .unique(
      Solution(
        numerators: rows.map { negative ? -$0[size] : $0[size] },
        denominator: previous.magnitude
      )
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
