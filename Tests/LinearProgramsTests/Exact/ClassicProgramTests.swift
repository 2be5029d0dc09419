import EquilibriaNumerics
import LinearPrograms
import Testing

/// Programs that are in the books because they broke something.
struct ClassicProgramTests {
  /// max Σ 2ⁿ⁻ʲxⱼ with 2Σ_{j<i} 2ⁱ⁻ʲxⱼ + xᵢ ≤ 5ⁱ: the optimum is 5ⁿ, and Dantzig's rule visits
  /// all 2ⁿ vertices.
  ///
  /// Source: Klee & Minty (1972), *How good is the simplex algorithm?*
  private func kleeMinty(_ n: Int) -> LinearProgram<Rational> {
    func power(_ base: Int, _ exponent: Int) -> Rational {
      Rational((0..<exponent).reduce(1) { product, _ in product * base })
    }
    var program = LinearProgram<Rational>(.maximize)
    let x = (1...n).map { program.addVariable("x\($0)", objective: power(2, n - $0)) }
    for i in 1...n {
      var sum = x[i - 1].linearExpression
      for j in 1..<i { sum = sum + power(2, i - j + 1) * x[j - 1] }
      program.addConstraint(sum <= power(5, i))
    }
    return program
  }

  @Test(arguments: 2...10)
  func `Klee and Minty's cubes`(n: Int) throws {
    let program = kleeMinty(n)
    let best = (0..<n).reduce(Rational.one) { product, _ in product * 5 }
    for solver in Solvers.all {
      let solution = try solver.solve(program)
      expectProven(solution, of: program)
      let optimum = try #require(solution.optimum)
      #expect(optimum.objective == best)
      #expect(optimum.values == Array(repeating: 0, count: n - 1) + [best])
    }
  }

  /// Source: Beale (1955), *Cycling in the dual simplex algorithm*; Chvátal (1983), *Linear
  /// Programming*, page 31 (the primal form).
  @Test(arguments: Solvers.all)
  func `Beale's example does not cycle`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.minimize)
    let x = (1...4).map { program.addVariable("x\($0)") }
    program.addConstraint(Rational(1, 4) * x[0] - 8 * x[1] - x[2] + 9 * x[3] <= 0)
    program.addConstraint(
      Rational(1, 2) * x[0] - 12 * x[1] - Rational(1, 2) * x[2] + 3 * x[3] <= 0
    )
    program.addConstraint(x[2] <= 1)
    program.setObjective(
      Rational(-3, 4) * x[0] + 20 * x[1] - Rational(1, 2) * x[2] + 6 * x[3]
    )
    let solution = try solver.solve(program)
    expectProven(solution, of: program)
    #expect(solution.optimum?.objective == Rational(-5, 4))
    #expect(solution.optimum?.values == [1, 0, 1, 0])
  }

  /// Source: Chvátal (1983), *Linear Programming*, page 31.
  @Test(arguments: Solvers.all)
  func `Chvátal's cycling example`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = (1...4).map { program.addVariable("x\($0)") }
    let half = Rational(1, 2)
    program.addConstraint(
      half * x[0] - Rational(11, 2) * x[1] - Rational(5, 2) * x[2] + 9 * x[3] <= 0
    )
    program.addConstraint(half * x[0] - Rational(3, 2) * x[1] - half * x[2] + x[3] <= 0)
    program.addConstraint(x[0] <= 1)
    program.setObjective(10 * x[0] - 57 * x[1] - 9 * x[2] - 24 * x[3])
    let solution = try solver.solve(program)
    expectProven(solution, of: program)
    #expect(solution.optimum?.objective == 1)
  }

  /// n! vertices in one: every row of an assignment polytope is tight at every vertex.
  @Test(arguments: Solvers.all)
  func `an assignment program is degenerate everywhere`(solver: any LinearSolver) throws {
    let cost: [[Rational]] = [[9, 2, 7, 8], [6, 4, 3, 7], [5, 8, 1, 8], [7, 6, 9, 4]]
    var program = LinearProgram<Rational>(.minimize)
    let x = cost.map { row in row.map { program.addVariable(objective: $0) } }
    for i in 0..<4 {
      program.addConstraint(x[i][0] + x[i][1] + x[i][2] + x[i][3] == 1)
      program.addConstraint(x[0][i] + x[1][i] + x[2][i] + x[3][i] == 1)
    }
    let solution = try solver.solve(program)
    expectProven(solution, of: program)
    #expect(solution.optimum?.objective == 13)
    #expect(solution.optimum?.values.allSatisfy(\.isInteger) == true)
  }

  /// The same row many times over: every basis but one copy is redundant.
  @Test(arguments: Solvers.all)
  func `repeated rows change nothing`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable(objective: 1)
    let y = program.addVariable(bounds: .free, objective: Rational(1, 3))
    for k in 1...8 {
      program.addConstraint(Rational(k) * x + Rational(k) * y == Rational(k))
      program.addConstraint(x <= 5)
    }
    program.addConstraint(LinearRelation(x - y, .between(-1, Rational(1, 2))))
    let solution = try solver.solve(program)
    expectProven(solution, of: program)
    #expect(solution.optimum?.values == [Rational(3, 4), Rational(1, 4)])
  }

  // MARK: Nothing to do

  @Test(arguments: Solvers.all)
  func `the empty program has the empty optimum`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    program.setObjective(LinearExpression(constant: 7))
    let solution = try solver.solve(program)
    expectProven(solution, of: program)
    #expect(solution.optimum?.values == [])
    #expect(solution.optimum?.objective == 7)
    let floating = try #require(try solver.solve(program.map(\.doubleValue)).optimum)
    #expect(floating.objective == 7 && floating.check.isExact)
  }

  @Test(arguments: Solvers.all)
  func `rows without variables are statements about zero`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.minimize)
    program.addConstraint(columns: [], coefficients: [], bounds: .between(-1, 1))
    #expect(try solver.solve(program).optimum?.duals == [0])
    program.addConstraint(columns: [], coefficients: [], bounds: .atLeast(1))
    let solution = try solver.solve(program)
    #expect(solution.kind == .infeasible)
    expectProven(solution, of: program)
  }

  @Test(arguments: Solvers.all)
  func `variables without rows go to their bounds`(solver: any LinearSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable(bounds: .between(-2, Rational(7, 3)), objective: 3)
    let y = program.addVariable(bounds: .atLeast(4), objective: -1)
    let fixed = program.addVariable(bounds: .equal(to: 5), objective: 1)
    let free = program.addVariable(bounds: .free)
    let solution = try solver.solve(program)
    expectProven(solution, of: program)
    let optimum = try #require(solution.optimum)
    #expect([optimum[x], optimum[y], optimum[fixed]] == [Rational(7, 3), 4, 5])
    #expect(optimum.objective == 8)
    program.setObjective(1, of: free)
    let endless = try solver.solve(program)
    #expect(endless.kind == .unbounded)
    expectProven(endless, of: program)
  }

  @Test(arguments: Solvers.all)
  func `one variable and no rows`(solver: any LinearSolver) throws {
    for (bounds, objective, expected) in [
      (.nonnegative, -1, 0), (.nonnegative, 1, nil), (.atMost(3), 1, 3), (.atMost(3), -1, nil),
      (.free, 0, 0), (.free, 1, nil), (.equal(to: 2), 1, 2),
    ] as [(Bounds<Rational>, Rational, Rational?)] {
      var program = LinearProgram<Rational>(.maximize)
      program.addVariable(bounds: bounds, objective: objective)
      let solution = try solver.solve(program)
      expectProven(solution, of: program)
      #expect(solution.optimum?.values.first == expected)
      #expect(solution.kind == (expected == nil ? .unbounded : .optimal))
    }
  }

  // MARK: Limits

  @Test(arguments: Solvers.all)
  func `limits end in a status`(solver: any LinearSolver) throws {
    let program = kleeMinty(8)
    #expect(
      try solver.solve(program, startingFrom: nil, limits: Limits(iterations: 1))
        == .stopped(.iterationLimit)
    )
    #expect(
      try solver.solve(program, startingFrom: nil, limits: Limits(time: .zero))
        == .stopped(.timeLimit)
    )
    let floating = program.map(\.doubleValue)
    #expect(try solver.solve(floating, limits: Limits(time: .zero)) == .stopped(.timeLimit))
    #expect(try solver.solve(program).kind == .optimal, "and the next call is not affected")
  }

  @Test(arguments: Solvers.all)
  func `a cancelled task ends in a status`(solver: any LinearSolver) async throws {
    let program = kleeMinty(8)
    let task = Task { () throws -> LinearSolution<Rational> in
      withUnsafeCurrentTask { $0?.cancel() }
      return try solver.solve(program)
    }
    #expect(try await task.value == .stopped(.cancelled))
  }

  @Test func `answers describe themselves`() throws {
    let solution = try ExactSimplex().solve(kleeMinty(2))
    #expect(solution.description == "optimal, objective 25")
    #expect(LinearSolution<Rational>.stopped(.timeLimit).description == "stopped: timeLimit")
  }
}
