package import EquilibriaNumerics

/// The exact basic solution that a basis names.
///
/// With k basic variables there are k rows at a bound, so everything follows from one k×k integer
/// system and its transpose, however large the program is.
package enum ExactBasis {
  /// The optimum at a basis, proven by the checker; `nil` when the basis is not optimal.
  package static func optimum(
    of program: LinearProgram<Rational>,
    at basis: Basis,
    iterations: Int = 0
  ) -> LinearOptimum<Rational>? {
    guard let (values, duals) = solution(of: program, at: basis) else { return nil }
    let check = program.check(values: values, duals: duals)
    guard check.isExact else { return nil }
    return LinearOptimum(
      objective: check.objective,
      values: values,
      duals: duals,
      basis: basis,
      check: check,
      iterations: iterations
    )
  }

  /// Primal and dual values at a basis, feasible or not; `nil` when the basis is singular.
  static func solution(
    of program: LinearProgram<Rational>,
    at basis: Basis
  ) -> (values: [Rational], duals: [Rational])? {
    let basic = basis.variables.indices.filter { basis.variables[$0] == .basic }
    let tight = basis.constraints.indices.filter { basis.constraints[$0] != .basic }
    guard basis.variables.count == program.variableCount,
      basis.constraints.count == program.constraintCount, basic.count == tight.count
    else { return nil }
    var values = [Rational](repeating: .zero, count: program.variableCount)
    for index in values.indices where basis.variables[index] != .basic {
      guard let value = program.variableBounds[index].value(at: basis.variables[index]) else {
        return nil
      }
      values[index] = value
    }
    var place = [Int](repeating: -1, count: program.variableCount)
    for (position, index) in basic.enumerated() { place[index] = position }

    var core = Matrix(
      repeating: ExactInteger.zero,
      rowCount: tight.count,
      columnCount: tight.count
    )
    var scales: [ExactInteger] = []
    var rightSide: [Rational] = []
    for (position, row) in tight.enumerated() {
      guard let end = program.constraintBounds[row].value(at: basis.constraints[row]) else {
        return nil
      }
      let range = program.entries(of: row)
      var scale = ExactInteger.one
      for entry in range where place[Int(program.columns[entry])] >= 0 {
        scale = .leastCommonMultiple(scale, program.coefficients[entry].denominatorInteger)
      }
      var rest = end
      for entry in range {
        let column = Int(program.columns[entry])
        let value = program.coefficients[entry]
        if place[column] >= 0 {
          core[position, place[column]] =
            value.numeratorInteger * scale.exactlyDivided(by: value.denominatorInteger)
        } else if !values[column].isZero {
          rest -= value * values[column]
        }
      }
      scales.append(scale)
      rightSide.append(rest * Rational(scale))
    }
    let (right, rightFactor) = ScaledProgram.scaledToIntegers(rightSide)
    let (costs, costFactor) = ScaledProgram.scaledToIntegers(basic.map { program.objective[$0] })
    var duals = [Rational](repeating: .zero, count: program.constraintCount)
    if !basic.isEmpty {
      guard let primal = ExactLinearSystem.solve(core, right),
        let dual = ExactLinearSystem.solve(core.transposed, costs)
      else { return nil }
      for (position, index) in basic.enumerated() {
        values[index] = Rational(
          numerator: primal.numerators[position],
          denominator: primal.denominator * rightFactor
        )
      }
      for (position, row) in tight.enumerated() {
        duals[row] = Rational(
          numerator: dual.numerators[position] * scales[position],
          denominator: dual.denominator * costFactor
        )
      }
    }
    return (values, duals)
  }
}
