import EquilibriaNumerics
import LinearPrograms
import Testing

struct LexicographicObjectiveTests {
  @Test(arguments: Solvers.all)
  func `later objectives choose among the optima of earlier ones`(
    solver: any LinearSolver
  ) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable("x")
    let y = program.addVariable("y")
    let z = program.addVariable("z", bounds: .between(0, 1))
    program.addConstraint(x + y <= Rational(10, 3))
    let both = x + y + 5
    let first = try #require(
      try solver.solveLexicographically(program, objectives: [both, 1 * x, x + z]).optimum
    )
    #expect(first.values == [Rational(10, 3), 0, 1])
    #expect(first.objective == Rational(13, 3))
    let second = try #require(
      try solver.solveLexicographically(program, objectives: [both, 1 * y, -z]).optimum
    )
    #expect(second.values == [0, Rational(10, 3), 0])
    #expect(second.duals.count == program.constraintCount + 2)
  }

  @Test(arguments: Solvers.all)
  func `lexicographic answers that are not optima`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.minimize)
    let x = program.addVariable()
    let y = program.addVariable(bounds: .free)
    let endless = try solver.solveLexicographically(program, objectives: [1 * x, 1 * y])
    #expect(endless.kind == .unbounded)
    program.setObjective(x + 3)
    let none = try solver.solveLexicographically(program, objectives: [])
    #expect(none.optimum?.objective == 3)
    program.addConstraint(x <= -1)
    #expect(
      try solver.solveLexicographically(program, objectives: [1 * x, 1 * y]).kind == .infeasible
    )
  }

  /// Three players share a cake of 12 under caps 2, 3 and none: 2, 3, 7 by levelling up.
  @Test(arguments: Solvers.all)
  func `leximin levels up under caps`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.minimize)
    let shares = [2, 3, 100].map { program.addVariable(bounds: .between(0, $0)) }
    program.addConstraint(shares[0] + shares[1] + shares[2] <= 12)
    let optimum = try #require(
      try solver.solveLeximin(of: shares.map { 1 * $0 }, in: program).optimum
    )
    #expect(shares.map { optimum[$0] } == [2, 3, 7])
    #expect(optimum.objective == 7)
  }

  /// Agent a uses the first of two machines, c the second at half speed, b both.
  ///
  /// Together a + b + 2c = 2 hours, so equal rates are 1/2 each.
  @Test(arguments: Solvers.all)
  func `leximin finds the common bottleneck`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let a = program.addVariable("a on 1")
    let b1 = program.addVariable("b on 1")
    let b2 = program.addVariable("b on 2")
    let c = program.addVariable("c on 2")
    program.addConstraint(a + b1 <= 1)
    program.addConstraint(b2 + 2 * c <= 1)
    let optimum = try #require(
      try solver.solveLeximin(of: [1 * a, b1 + b2, 1 * c], in: program).optimum
    )
    #expect(
      [optimum[a], optimum.value(of: b1 + b2), optimum[c]] == Array(repeating: 0.5, count: 3)
    )
  }

  /// max-min alone would allow (1, 1, 1, 0…); leximin raises everyone who can be raised.
  @Test(arguments: Solvers.all)
  func `leximin goes on after the first bottleneck`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = (0..<4).map { program.addVariable("x\($0)") }
    program.addConstraint(x[0] + x[1] <= 1)
    program.addConstraint(x[1] + x[2] <= 3)
    program.addConstraint(x[2] + x[3] <= 4)
    let optimum = try #require(
      try solver.solveLeximin(of: x.map { 1 * $0 }, in: program).optimum
    )
    #expect(x.map { optimum[$0] } == [0.5, 0.5, 2, 2])
  }

  @Test(arguments: Solvers.all)
  func `leximin answers that are not optima`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable()
    let y = program.addVariable(bounds: .between(0, 1))
    #expect(try solver.solveLeximin(of: [1 * x], in: program).kind == .unbounded)
    #expect(try solver.solveLeximin(of: [1 * x, 1 * y], in: program).kind == .unbounded)
    #expect(
      try solver.solveLeximin(of: [1 * y], in: program, limits: Limits(time: .zero))
        == .stopped(.timeLimit)
    )
    program.addConstraint(x + y <= -1)
    #expect(try solver.solveLeximin(of: [1 * x, 1 * y], in: program).kind == .infeasible)
  }

  /// A solver that is its own: the layers on top must ask it, not a detour around it.
  private struct Counting: LinearSolver {
    final class Log: @unchecked Sendable { var calls = 0 }
    let log = Log()
    let name = "counting"

    func withSession<Result>(
      for program: LinearProgram<Double>,
      _ body: (any LinearSession) throws(LinearProgramError) -> Result
    ) throws(LinearProgramError) -> Result { throw .sessionEnded }

    func solve(
      _ program: LinearProgram<Rational>,
      startingFrom basis: Basis?,
      limits: Limits
    ) throws(LinearProgramError) -> LinearSolution<Rational> {
      log.calls += 1
      return try ExactSimplex().solve(program, startingFrom: basis, limits: limits)
    }
  }

  @Test func `a solver's own way of solving is used`() throws {
    let solver = Counting()
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable(bounds: .between(0, 1), isInteger: true)
    #expect(try solver.solveLeximin(of: [1 * x], in: program).kind == .optimal)
    #expect(solver.log.calls == 2)
    #expect(
      try solver.solveLexicographically(program, objectives: [1 * x, 2 * x]).kind == .optimal
    )
    #expect(solver.log.calls == 4)
    #expect(try BranchAndBound(over: solver).solveInteger(program).status == .optimal)
    #expect(solver.log.calls == 5)
  }
}
