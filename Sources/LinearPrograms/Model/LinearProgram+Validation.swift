internal import EquilibriaNumerics

extension LinearProgram {
  /// Refuses NaN, infinities, crossed bounds and bad column numbers.
  ///
  /// - Throws: ``LinearProgramError`` naming the first offending place.
  public func validate() throws(LinearProgramError) {
    for (index, value) in objective.enumerated() where !value.isFinite {
      throw .notFinite(place: "the objective coefficient of \(name(ofVariable: index))")
    }
    guard objectiveConstant.isFinite else {
      throw .notFinite(place: "the objective's constant")
    }
    for (index, bounds) in variableBounds.enumerated() {
      if let problem = bounds.problem(at: "the bound of \(name(ofVariable: index))") {
        throw problem
      }
    }
    var lastRow = [Int32](repeating: -1, count: variableCount)
    for row in 0..<constraintCount { try validate(row: row, seen: &lastRow) }
  }

  /// Validates one row; `lastRow` holds, for each variable, the last row that named it.
  private func validate(row: Int, seen lastRow: inout [Int32]) throws(LinearProgramError) {
    if let problem = constraintBounds[row].problem(at: "the bound of \(name(ofConstraint: row))") {
      throw problem
    }
    for entry in entries(of: row) {
      let column = Int(columns[entry])
      guard column >= 0, column < variableCount, lastRow[column] != Int32(row) else {
        throw .invalidColumn(constraint: name(ofConstraint: row), column: column)
      }
      lastRow[column] = Int32(row)
      guard coefficients[entry].isFinite else {
        throw .notFinite(
          place: "the coefficient of \(name(ofVariable: column)) in \(name(ofConstraint: row))"
        )
      }
    }
  }

  /// How messages call a variable.
  package func name(ofVariable index: Int) -> String {
    variableNames[index].isEmpty ? "variable \(index)" : variableNames[index]
  }

  /// How messages call a constraint.
  package func name(ofConstraint index: Int) -> String {
    constraintNames[index].isEmpty ? "constraint \(index)" : constraintNames[index]
  }
}

extension Bounds {
  /// Refuses NaN, infinities and crossed ends.
  package func validate(at place: @autoclosure () -> String) throws(LinearProgramError) {
    if let problem = problem(at: place()) { throw problem }
  }

  fileprivate func problem(at place: @autoclosure () -> String) -> LinearProgramError? {
    if let lower, !lower.isFinite { return .notFinite(place: place()) }
    if let upper, !upper.isFinite { return .notFinite(place: place()) }
    if let lower, let upper, lower > upper {
      return .emptyBounds(place: place(), lower: "\(lower)", upper: "\(upper)")
    }
    return nil
  }
}
