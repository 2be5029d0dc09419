internal import EquilibriaNumerics
public import LinearPrograms
public import Testing

/// A suite of small programs with known answers that every linear solver must get right.
///
/// Call it from a test of your own solver:
///
/// ```swift
/// @Test func `my solver conforms`() throws {
///   try expectConformance(of: MySolver())
/// }
/// ```
///
/// - Parameters:
///   - solver: The solver to try.
///   - sourceLocation: Where to report failures.
/// - Throws: What the solver throws on a valid program.
public func expectConformance(
  of solver: some LinearSolver,
  sourceLocation: SourceLocation = #_sourceLocation
) throws(LinearProgramError) {
  for program in ConformanceProgram.all {
    let solution = try solver.solve(program.program, startingFrom: nil, limits: .none)
    let verdict: Bool
    switch (solution, program.expected) {
    case (.optimal(let optimum), .optimal(let objective)):
      let check = program.program.check(values: optimum.values, duals: optimum.duals)
      verdict = optimum.objective == objective && check.isExact
    case (.infeasible(let certificate), .infeasible): verdict = program.program.accepts(certificate)
    case (.unbounded(let ray), .unbounded): verdict = program.program.accepts(ray)
    default: verdict = false
    }
    if !verdict {
      Issue.record(
        "\(solver.name) on \(program.name): found \(solution), expected \(program.expected)",
        sourceLocation: sourceLocation
      )
    }
  }
}

/// One program of the conformance suite.
struct ConformanceProgram {
  enum Expected {
    case optimal(Rational)
    case infeasible
    case unbounded
  }

  let name: String
  let program: LinearProgram<Rational>
  let expected: Expected

  static var all: [ConformanceProgram] {
    [empty, production, diet, beale, kleeMinty, crossed, open, boxed, equality]
  }

  private init(
    _ name: String,
    _ sense: LinearProgram<Rational>.Sense,
    _ expected: Expected,
    _ build: (inout LinearProgram<Rational>) -> Void
  ) {
    self.name = name
    self.expected = expected
    var program = LinearProgram<Rational>(sense)
    build(&program)
    self.program = program
  }

  private static var empty: Self { Self("the empty program", .minimize, .optimal(0)) { _ in } }

  /// Two products and three workshops; the optimum 36 is in most textbooks (Hillier & Lieberman,
  /// the Wyndor Glass example).
  private static var production: Self {
    Self("the Wyndor Glass program", .maximize, .optimal(36)) { program in
      let x = program.addVariable("doors")
      let y = program.addVariable("windows")
      program.addConstraint(x <= 4)
      program.addConstraint(2 * y <= 12)
      program.addConstraint(3 * x + 2 * y <= 18)
      program.setObjective(3 * x + 5 * y)
    }
  }

  private static var diet: Self {
    Self("a covering program", .minimize, .optimal(7)) { program in
      let x = program.addVariable("x")
      let y = program.addVariable("y")
      program.addConstraint(x + y >= 3)
      program.addConstraint(x + 2 * y >= 4)
      program.setObjective(2 * x + 3 * y)
    }
  }

  /// Cycles under the textbook pivot rule (Beale 1955).
  private static var beale: Self {
    Self("Beale's cycling program", .minimize, .optimal(Rational(-1, 20))) { program in
      let x = (0..<4).map { program.addVariable("x\($0)") }
      program.addConstraint(
        Rational(1, 4) * x[0] - 60 * x[1] - Rational(1, 25) * x[2] + 9 * x[3] <= 0
      )
      program.addConstraint(
        Rational(1, 2) * x[0] - 90 * x[1] - Rational(1, 50) * x[2] + 3 * x[3] <= 0
      )
      program.addConstraint(x[2] <= 1)
      program.setObjective(Rational(-3, 4) * x[0] + 150 * x[1] - Rational(1, 50) * x[2] + 6 * x[3])
    }
  }

  /// Visits every vertex of a cube under the textbook rule (Klee & Minty 1972), five dimensions.
  private static var kleeMinty: Self {
    Self("the Klee–Minty cube", .maximize, .optimal(3125)) { program in
      let size = 5
      let x = (0..<size).map { program.addVariable("x\($0)") }
      var objective = LinearExpression<Rational>()
      for row in 0..<size {
        var left = LinearExpression<Rational>()
        for column in 0..<row { left = left + Rational(1 << (row - column + 1)) * x[column] }
        left = left + x[row]
        program.addConstraint(left <= Rational([5, 25, 125, 625, 3125][row]))
        objective = objective + Rational(1 << (size - 1 - row)) * x[row]
      }
      program.setObjective(objective)
    }
  }

  private static var crossed: Self {
    Self("contradictory constraints", .minimize, .infeasible) { program in
      let x = program.addVariable("x")
      let y = program.addVariable("y", bounds: .free)
      program.addConstraint(x + y >= 2)
      program.addConstraint(x + y <= 1)
      program.setObjective(x + y)
    }
  }

  private static var open: Self {
    Self("an unbounded program", .maximize, .unbounded) { program in
      let x = program.addVariable("x")
      let y = program.addVariable("y")
      program.addConstraint(x - y <= 1)
      program.setObjective(x + y)
    }
  }

  private static var boxed: Self {
    Self("a box with a two-sided row", .maximize, .optimal(Rational(7, 2))) { program in
      let x = program.addVariable("x", bounds: .between(-1, 2))
      let y = program.addVariable("y", bounds: .between(0, Rational(3, 2)))
      program.addConstraint(LinearRelation(x - y, .between(0, 5)))
      program.setObjective(x + y)
    }
  }

  private static var equality: Self {
    Self("an equality with a free variable", .minimize, .optimal(Rational(-1))) { program in
      let x = program.addVariable("x", bounds: .free)
      let y = program.addVariable("y", bounds: .between(0, 4))
      program.addConstraint(x + y == 3)
      program.setObjective(x)
    }
  }
}
