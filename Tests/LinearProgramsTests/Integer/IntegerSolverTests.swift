import EquilibriaNumerics
import LinearPrograms
import Testing

@Suite(.serialized)
struct IntegerSolverTests {
  /// The best point by trying all of them.
  private func enumerated(_ program: LinearProgram<Rational>) -> Rational? {
    var best: Rational?
    func visit(_ values: [Rational]) {
      guard values.count < program.variableCount else {
        let check = program.check(
          values: values,
          duals: Array(repeating: 0, count: program.constraintCount)
        )
        guard check.primalViolation == 0 else { return }
        let isBetter =
          best.map { program.sense == .maximize ? check.objective > $0 : check.objective < $0 }
          ?? true
        if isBetter { best = check.objective }
        return
      }
      let bounds = program.variableBounds[values.count]
      guard var next = bounds.lower?.roundedUp, let last = bounds.upper else { return }
      while next <= last {
        visit(values + [next])
        next += 1
      }
    }
    visit([])
    return best
  }

  private func solve(
    _ solver: any IntegerSolver,
    _ program: LinearProgram<Rational>,
    gap: Rational = 0,
    limits: Limits = .none
  ) throws -> IntegerSolution {
    let solution = try solver.solveInteger(program, gap: gap, limits: limits)
    if let incumbent = solution.incumbent {
      #expect(program.accepts(incumbent))
      if let bound = solution.bestBound {
        #expect(
          program.sense == .maximize
            ? bound >= incumbent.objective : bound <= incumbent.objective,
          "a point beats the bound"
        )
      }
    }
    return solution
  }

  /// Three independent searches and the definition agree, also on fractional bounds of integers.
  @Test(arguments: Solvers.integer)
  func `small programs agree with enumeration`(solver: any IntegerSolver) throws {
    var infeasible = 0
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.boxedInteger()
      let solution = try solve(solver, program)
      let best = enumerated(program)
      #expect(solution.incumbent?.objective == best, "seed \(seed)")
      #expect(solution.status == (best == nil ? .infeasible : .optimal), "seed \(seed)")
      if best != nil { #expect(solution.gap == 0, "seed \(seed)") } else { infeasible += 1 }
    }
    #expect((10..<90).contains(infeasible), "both kinds occur")
  }

  /// Weights 12, 2, 1, 1, 4, values 4, 2, 1, 2, 10, capacity 15: 15 without the heaviest.
  @Test(arguments: Solvers.integer)
  func `a knapsack`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    var weight = LinearExpression<Rational>()
    for (mass, value) in [(12, 4), (2, 2), (1, 1), (1, 2), (4, 10)] as [(Rational, Rational)] {
      let item = program.addVariable(bounds: .between(0, 1), objective: value, isInteger: true)
      weight = weight + mass * item
    }
    program.addConstraint(weight <= 15)
    let solution = try solve(solver, program)
    #expect(solution.status == .optimal)
    #expect(solution.incumbent?.objective == 15)
    #expect(solution.incumbent?.values == [0, 1, 1, 1, 1])
    #expect(solution.bestBound == 15)
  }

  /// The seven lines of the Fano plane need three points to be hit, the relaxation only 7/3.
  @Test(arguments: Solvers.integer)
  func `a set cover with a gap to its relaxation`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.minimize)
    let points = (0..<7).map { _ in
      program.addVariable(bounds: .between(0, 1), objective: 1, isInteger: true)
    }
    for line in 0..<7 {
      program.addConstraint(
        points[line] + points[(line + 1) % 7] + points[(line + 3) % 7] >= 1
      )
    }
    #expect(try ExactSimplex().solve(program).optimum?.objective == Rational(7, 3))
    let solution = try solve(solver, program)
    #expect(solution.status == .optimal)
    #expect(solution.incumbent?.objective == 3)
    #expect(solution.gap == 0)
  }

  @Test(arguments: Solvers.integer)
  func `some variables integer, some not`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable(isInteger: true)
    let y = program.addVariable()
    program.addConstraint(x + y <= Rational(10, 3))
    program.addConstraint(2 * x - y <= Rational(11, 3))
    program.setObjective(3 * x + y + Rational(1, 7))
    let solution = try solve(solver, program)
    #expect(solution.status == .optimal)
    #expect(solution.incumbent?.values == [2, Rational(4, 3)])
    #expect(solution.incumbent?.objective == Rational(22, 3) + Rational(1, 7))
  }

  @Test(arguments: Solvers.integer)
  func `no integer between two bounds`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    program.addVariable(bounds: .between(Rational(1, 3), Rational(2, 3)), isInteger: true)
    let solution = try solve(solver, program)
    #expect(solution.status == .infeasible)
    #expect(solution.incumbent == nil)
  }

  @Test(arguments: Solvers.integer)
  func `a feasible relaxation without integer points`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.minimize)
    let x = program.addVariable(bounds: .between(0, 50), objective: 1, isInteger: true)
    let y = program.addVariable(bounds: .between(0, 50), objective: 1, isInteger: true)
    program.addConstraint(2 * x - 2 * y == 1)
    #expect(try solve(solver, program).status == .infeasible)
  }

  @Test(arguments: Solvers.integer)
  func `an infeasible relaxation`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.minimize)
    let x = program.addVariable(isInteger: true)
    program.addConstraint(x <= -1)
    #expect(try solve(solver, program).status == .infeasible)
  }

  @Test(arguments: Solvers.integer)
  func `an unbounded program shows a point`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable(objective: 1, isInteger: true)
    let y = program.addVariable(objective: 1, isInteger: true)
    program.addConstraint(2 * x - 3 * y <= Rational(7, 2))
    program.addConstraint(2 * x - 3 * y >= Rational(1, 2))
    let solution = try solve(solver, program)
    #expect(solution.status == .unbounded)
    #expect(solution.incumbent != nil)
    #expect(solution.bestBound == nil && solution.gap == nil)
  }

  /// The relaxation is unbounded, but one row keeps every integer point out: 1/3 ≤ z ≤ 2/3.
  @Test(arguments: Solvers.integer)
  func `an unbounded relaxation without integer points is infeasible`(
    solver: any IntegerSolver
  ) throws {
    var program = LinearProgram<Rational>(.maximize)
    program.addVariable(objective: 1, isInteger: true)
    let z = program.addVariable(bounds: .between(0, 1), isInteger: true)
    program.addConstraint(LinearRelation(3 * z, .between(1, 2)))
    let solution = try solve(solver, program)
    #expect(solution.status == .infeasible)
    #expect(solution.incumbent == nil)
  }

  @Test(arguments: Solvers.integer)
  func `programs with nothing in them`(solver: any IntegerSolver) throws {
    var program = LinearProgram<Rational>(.maximize)
    program.setObjective(LinearExpression(constant: 3))
    let empty = try solve(solver, program)
    #expect(empty.status == .optimal && empty.incumbent?.objective == 3)
    program.addVariable(bounds: .atMost(Rational(5, 2)), objective: 2, isInteger: true)
    let rowless = try solve(solver, program)
    #expect(rowless.status == .optimal && rowless.incumbent?.values == [2])
    var rows = LinearProgram<Rational>(.minimize)
    rows.addConstraint(columns: [], coefficients: [], bounds: .atLeast(1))
    #expect(try solve(solver, rows).status == .infeasible)
  }

  @Test(arguments: Solvers.integer)
  func `without integer variables the relaxation is the answer`(
    solver: any IntegerSolver
  ) throws {
    for seed in 0..<30 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: true)
      let best = try #require(try ExactSimplex().solve(program).optimum).objective
      let solution = try solve(solver, program)
      #expect(solution.status == .optimal)
      #expect(solution.incumbent?.objective == best)
    }
  }

  // MARK: Gaps and limits

  /// Equal-weight knapsack, n odd: the relaxation is n/2 and the optimum (n − 1)/2, and branching
  /// needs exponentially many nodes to see it.
  ///
  /// Source: Jeroslow (1974), *Trivial integer programs unsolvable by branch-and-bound*.
  private func jeroslow(_ n: Int) -> LinearProgram<Rational> {
    var program = LinearProgram<Rational>(.maximize)
    var sum = LinearExpression<Rational>()
    for _ in 0..<n {
      let x = program.addVariable(bounds: .between(0, 1), objective: 1, isInteger: true)
      sum = sum + 2 * x
    }
    program.addConstraint(sum <= Rational(n))
    return program
  }

  @Test(arguments: Solvers.integer, [Rational(1, 100), Rational(1, 4), 1])
  func `a gap ends the search with a bound that keeps to it`(
    solver: any IntegerSolver,
    gap: Rational
  ) throws {
    let program = jeroslow(9)
    let solution = try solve(solver, program, gap: gap)
    #expect(solution.status == .optimal)
    let incumbent = try #require(solution.incumbent)
    let bound = try #require(solution.bestBound)
    #expect(incumbent.objective <= 4 && bound >= 4, "4 is the truth")
    #expect(bound - incumbent.objective <= gap * incumbent.objective)
  }

  @Test func `a node limit keeps incumbent and bound`() throws {
    let solver = BranchAndBound(over: ExactSimplex())
    let program = jeroslow(15)
    let early = try solve(solver, program, limits: Limits(iterations: 1))
    #expect(early.status == .stopped(.iterationLimit))
    #expect(early.incumbent == nil)
    #expect(early.bestBound == Rational(15, 2))
    let later = try solve(solver, program, limits: Limits(iterations: 60))
    #expect(later.status == .stopped(.iterationLimit))
    #expect(later.incumbent?.objective == 7)
    #expect(later.bestBound == Rational(15, 2))
    #expect(later.gap == Rational(1, 2))
    #expect(later.isProven)
    let none = try solve(solver, program, limits: Limits(iterations: 0))
    #expect(none.status == .stopped(.iterationLimit) && none.bestBound == nil)
  }

  @Test(arguments: Solvers.integer)
  func `no time at all is a status`(solver: any IntegerSolver) throws {
    let solution = try solve(solver, jeroslow(15), limits: Limits(time: .zero))
    #expect(solution.status == .stopped(.timeLimit))
    #expect(solution.incumbent == nil)
  }

  @Test(arguments: Solvers.integer)
  func `a cancelled task is a status`(solver: any IntegerSolver) async throws {
    let program = jeroslow(15)
    let task = Task { () throws -> IntegerSolution in
      withUnsafeCurrentTask { $0?.cancel() }
      return try solver.solveInteger(program, gap: .zero, limits: .none)
    }
    #expect(try await task.value.status == .stopped(.cancelled))
  }

  // MARK: The checker

  @Test func `false incumbents are rejected`() {
    let program = jeroslow(3)
    func accepts(_ values: [Rational], _ objective: Rational) -> Bool {
      program.accepts(IntegerSolution.Incumbent(values: values, objective: objective))
    }
    #expect(accepts([1, 0, 0], 1))
    #expect(!accepts([1, 0, 0], 2), "wrong objective")
    #expect(!accepts([1, Rational(1, 2), 0], Rational(3, 2)), "not integer")
    #expect(!accepts([1, 1, 0], 2), "misses a row")
    #expect(!accepts([2, 0, -1], 1), "misses a bound")
    #expect(!accepts([1, 0], 1), "wrong size")
  }
}
