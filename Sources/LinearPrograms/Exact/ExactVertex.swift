internal import EquilibriaNumerics

/// The exact basic solution that a basis names.
///
/// With k basic variables there are k rows at a bound (the tight rows), so everything follows from
/// one k×k integer system, the core, and its transpose, however large the program is.
struct ExactVertex {
  let program: LinearProgram<Rational>
  let basis: Basis
  /// The basic variables, the columns of the core.
  let basic: [Int]
  /// The tight rows, the rows of the core.
  let tight: [Int]
  /// The value of every variable.
  let values: [Rational]
  /// The dual value of every row; zero on rows that are not tight.
  let duals: [Rational]

  private let core: Matrix<ExactInteger>
  /// The core holds row i of the program times `scales[i]`.
  private let scales: [ExactInteger]

  /// `nil` when the basis does not fit the program or its core is singular.
  init?(_ program: LinearProgram<Rational>, at basis: Basis) {
    guard basis.variables.count == program.variableCount,
      basis.constraints.count == program.constraintCount
    else { return nil }
    let basic = basis.variables.indices.filter { basis.variables[$0] == .basic }
    let tight = basis.constraints.indices.filter { basis.constraints[$0] != .basic }
    guard basic.count == tight.count else { return nil }
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
      rightSide.append(rest)
    }
    self.program = program
    self.basis = basis
    self.basic = basic
    self.tight = tight
    self.core = core
    self.scales = scales
    guard let solved = Self.solve(core, scales: scales, rightSide) else { return nil }
    for (position, index) in basic.enumerated() { values[index] = solved[position] }
    self.values = values
    guard
      let multipliers = Self.solveTransposed(
        core,
        scales: scales,
        basic.map { program.objective[$0] }
      )
    else { return nil }
    var duals = [Rational](repeating: .zero, count: program.constraintCount)
    for (position, row) in tight.enumerated() { duals[row] = multipliers[position] }
    self.duals = duals
  }

  /// The changes of the basic variables that change the tight rows by given amounts.
  func basicChange(forTight change: [Rational]) -> [Rational] {
    Self.solve(core, scales: scales, change) ?? []
  }

  /// The multipliers of the tight rows that combine to given amounts on the basic variables.
  func multipliers(forBasic amounts: [Rational]) -> [Rational] {
    Self.solveTransposed(core, scales: scales, amounts) ?? []
  }

  /// Solves `C·x = b` for the unscaled core C.
  private static func solve(
    _ core: Matrix<ExactInteger>,
    scales: [ExactInteger],
    _ rightSide: [Rational]
  ) -> [Rational]? {
    if rightSide.isEmpty { return [] }
    let scaled = zip(rightSide, scales).map { $0 * Rational($1) }
    let (integers, factor) = ScaledProgram.scaledToIntegers(scaled)
    guard var solution = ExactLinearSystem.solve(core, integers) else { return nil }
    solution.denominator = solution.denominator * factor
    return rightSide.indices.map { solution.rational($0) }
  }

  /// Solves `Cᵀ·y = b` for the unscaled core C.
  private static func solveTransposed(
    _ core: Matrix<ExactInteger>,
    scales: [ExactInteger],
    _ rightSide: [Rational]
  ) -> [Rational]? {
    if rightSide.isEmpty { return [] }
    let (integers, factor) = ScaledProgram.scaledToIntegers(rightSide)
    guard var solution = ExactLinearSystem.solve(core.transposed, integers) else { return nil }
    solution.denominator = solution.denominator * factor
    return rightSide.indices.map { solution.rational($0) * Rational(scales[$0]) }
  }
}
