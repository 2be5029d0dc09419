public import EquilibriaNumerics

extension LinearProgram where Scalar == Rational {
  /// Checks a point of a mixed-integer program: feasible, integer where declared, objective right.
  ///
  /// - Parameter incumbent: The point and the objective it claims.
  /// - Returns: Whether all three hold exactly.
  public func accepts(_ incumbent: IntegerSolution.Incumbent) -> Bool {
    guard incumbent.values.count == variableCount else { return false }
    let check = check(
      values: incumbent.values,
      duals: Array(repeating: .zero, count: constraintCount)
    )
    return check.primalViolation == .zero && check.objective == incumbent.objective
      && integerVariables.allSatisfy { incumbent.values[$0].isInteger }
  }

  /// The program with the bounds of its integer variables rounded inwards; `nil` when one of them
  /// then has no value left.
  package func withIntegerBounds() -> Self? {
    var result = self
    for index in integerVariables {
      let bounds = variableBounds[index]
      let lower = bounds.lower.map(\.roundedUp)
      let upper = bounds.upper.map(\.roundedDown)
      if let lower, let upper, lower > upper { return nil }
      result.setBounds(Bounds(lower: lower, upper: upper), of: Variable(index: index))
    }
    return result
  }
}

extension IntegerSolution.Incumbent {
  /// The exact point that a floating one suggests: integers rounded, the rest solved for again.
  ///
  /// - Parameters:
  ///   - values: The floating point.
  ///   - program: The program.
  ///   - solver: Solves for the variables that need not be integers; not limited in time, since
  ///     an incumbent would be lost otherwise.
  /// - Returns: `nil` when no exact point has these integer values.
  /// - Throws: ``LinearProgramError`` when the solver fails.
  package static func repaired(
    _ values: [Double],
    for program: LinearProgram<Rational>,
    by solver: some LinearSolver
  ) throws(LinearProgramError) -> Self? {
    var fixed = program
    var rounded = [Rational](repeating: .zero, count: program.variableCount)
    for index in program.integerVariables {
      guard let value = Rational(exactly: values[index]) else { return nil }
      rounded[index] = (value + Rational(1, 2)).roundedDown
      guard program.variableBounds[index].violation(of: rounded[index]) == .zero else {
        return nil
      }
      fixed.setBounds(
        .equal(to: rounded[index]),
        of: LinearProgram<Rational>.Variable(index: index)
      )
    }
    if program.integerVariables.count == program.variableCount {
      let duals = [Rational](repeating: .zero, count: program.constraintCount)
      let check = program.check(values: rounded, duals: duals)
      return check.primalViolation == .zero
        ? Self(values: rounded, objective: check.objective) : nil
    }
    let solution = try solver.solve(fixed, startingFrom: nil, limits: .none)
    return solution.optimum.map { Self(values: $0.values, objective: $0.objective) }
  }
}
