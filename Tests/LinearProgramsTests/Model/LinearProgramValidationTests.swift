import EquilibriaNumerics
import LinearPrograms
import Testing

struct LinearProgramValidationTests {
  private static let bad: [Double] = [.nan, .infinity, -.infinity, .signalingNaN]

  private func program() -> LinearProgram<Double> {
    var program = LinearProgram<Double>(.maximize)
    let x = program.addVariable("x", objective: 1)
    program.addConstraint(x <= 1, "cap")
    return program
  }

  /// Every solver must refuse, before its library sees the number.
  private func expectRefused(
    _ program: LinearProgram<Double>,
    _ error: LinearProgramError,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: location) { try program.validate() }
    for solver in Solvers.all {
      #expect(throws: error, sourceLocation: location) { try solver.solve(program) }
    }
  }

  @Test(arguments: bad)
  func `a number that is not finite is refused wherever it stands`(value: Double) {
    var objective = program()
    objective.setObjective(value, of: .init(index: 0))
    expectRefused(objective, .notFinite(place: "the objective coefficient of x"))

    var constant = program()
    constant.setObjective(LinearExpression(constant: value))
    expectRefused(constant, .notFinite(place: "the objective's constant"))

    var lower = program()
    lower.setBounds(Bounds(lower: value), of: LinearProgram<Double>.Variable(index: 0))
    expectRefused(lower, .notFinite(place: "the bound of x"))

    var upper = program()
    upper.setBounds(Bounds(upper: value), of: LinearProgram<Double>.Constraint(index: 0))
    expectRefused(upper, .notFinite(place: "the bound of cap"))

    var matrix = program()
    matrix.addConstraint(columns: [0], coefficients: [value], bounds: .free)
    expectRefused(matrix, .notFinite(place: "the coefficient of x in constraint 1"))
  }

  @Test func `crossed bounds are refused`() {
    var variable = program()
    variable.setBounds(.between(2, 1), of: LinearProgram<Double>.Variable(index: 0))
    expectRefused(
      variable,
      .emptyBounds(place: "the bound of x", lower: "2.0", upper: "1.0")
    )
    var row = program()
    row.setBounds(.between(0.5, 0), of: LinearProgram<Double>.Constraint(index: 0))
    expectRefused(row, .emptyBounds(place: "the bound of cap", lower: "0.5", upper: "0.0"))
  }

  @Test func `crossed bounds are refused in exact arithmetic`() {
    var program = LinearProgram<Rational>(.minimize)
    program.addVariable(bounds: .between(1, Rational(999_999, 1_000_000)))
    for solver in Solvers.all {
      #expect(
        throws: LinearProgramError.emptyBounds(
          place: "the bound of variable 0",
          lower: "1",
          upper: "999999/1000000"
        )
      ) { try solver.solve(program) }
    }
    for solver in Solvers.integer {
      #expect(throws: LinearProgramError.self) {
        try solver.solveInteger(program, gap: .zero, limits: .none)
      }
    }
  }

  @Test(arguments: [[3], [-1], [0, 0]] as [[Int32]])
  func `columns that do not exist or repeat are refused`(columns: [Int32]) {
    var program = program()
    program.addConstraint(
      columns: columns,
      coefficients: columns.map { _ in 1 },
      bounds: .free,
      "odd"
    )
    let last = columns[columns.count - 1]
    expectRefused(program, .invalidColumn(constraint: "odd", column: Int(last)))
  }

  @Test func `a variable of another program is refused`() {
    var other = LinearProgram<Double>(.minimize)
    for _ in 0..<5 { other.addVariable() }
    let foreign = other.addVariable()
    var program = program()
    program.addConstraint(2 * foreign <= 1, "foreign")
    expectRefused(program, .invalidColumn(constraint: "foreign", column: 5))
  }

  @Test func `a number beyond the range of Double is no obstacle to an exact answer`() throws {
    let huge = try #require(Rational("1e400"))
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable("x", isInteger: true)
    program.addConstraint(2 * x <= 3 * huge)
    program.setObjective(x)
    for solver in Solvers.all {
      let solution = try solver.solve(program)
      expectProven(solution, of: program)
      #expect(solution.optimum?.objective == Rational(3, 2) * huge)
    }
    for solver in Solvers.integer {
      let solution = try solver.solveInteger(program, gap: .zero, limits: .none)
      #expect(solution.incumbent?.objective == Rational(3, 2) * huge)
    }
  }

  @Test func `messages say what was found and where`() {
    #expect(
      LinearProgramError.emptyBounds(place: "the bound of x", lower: "2", upper: "1").description
        == "the bound of x has the lower bound 2 above its upper bound 1"
    )
    #expect(
      LinearProgramError.notFinite(place: "the bound of x").description
        == "the bound of x is not a finite number"
    )
    #expect(
      LinearProgramError.backend(solver: "GLPK", message: "why").description == "GLPK failed: why"
    )
  }
}
