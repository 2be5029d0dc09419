import EquilibriaNumerics
import LinearPrograms
import Testing

struct SessionTests {
  /// The points of a box cut by random half-planes, one at a time.
  private func cuts(_ count: Int, seed: UInt64) -> [LinearRelation<Double>] {
    var generator = Xoshiro256(seed: seed)
    return (0..<count).map { _ in
      let columns = (0..<12).map(Int32.init)
      let values = columns.map { _ in Double(Int.random(in: 1...20, using: &generator)) }
      return LinearRelation(columns: columns, coefficients: values, bounds: .atMost(25))
    }
  }

  private func box() -> LinearProgram<Double> {
    var program = LinearProgram<Double>(.maximize)
    for index in 0..<12 {
      program.addVariable(bounds: .between(0, 1), objective: Double(index % 5 + 1))
    }
    program.addConstraint(
      columns: (0..<12).map(Int32.init),
      coefficients: Array(repeating: 1, count: 12),
      bounds: .atMost(4)
    )
    return program
  }

  @Test(arguments: Solvers.all)
  func `lazy rows: warm starts agree with cold ones and pivot less`(
    solver: any LinearSolver
  ) throws {
    let cuts = cuts(25, seed: 4)
    var grown = box()
    var cold = 0
    let warm = try solver.withSession(for: box()) { session throws(LinearProgramError) in
      var total = 0
      _ = try session.propose(startingFrom: nil, method: .primal, limits: .none)
      for cut in cuts {
        try session.addConstraint(cut, "")
        grown.addConstraint(cut)
        let proposal = try session.propose(startingFrom: nil, method: .dual, limits: .none)
        total += proposal.iterations
        let fresh = try solver.withSession(for: grown) { fresh throws(LinearProgramError) in
          try fresh.propose(startingFrom: nil, method: .primal, limits: .none)
        }
        cold += fresh.iterations
        #expect(proposal.claim == .optimal && fresh.claim == .optimal)
        #expect(abs(proposal.objective - fresh.objective) <= 1e-7)
        #expect(grown.check(values: proposal.values, duals: proposal.duals).gap <= 1e-6)
      }
      #expect(session.constraintCount == 26 && session.variableCount == 12)
      return total
    }
    #expect(warm < cold)
  }

  /// Rolls of 100 cut into 97 of 45, 610 of 36, 395 of 31 and 211 of 14: 452.25 rolls.
  ///
  /// Source: Chvátal (1983), *Linear Programming*, chapter 13; Gilmore & Gomory (1961).
  @Test(arguments: Solvers.all)
  func `column generation cuts stock`(solver: any LinearSolver) throws {
    let widths = [45, 36, 31, 14]
    let demands: [Double] = [97, 610, 395, 211]
    /// All ways to cut one roll.
    var patterns: [[Int]] = [[]]
    for width in widths {
      patterns = patterns.flatMap { pattern in
        let used = zip(pattern, widths).reduce(0) { $0 + $1.0 * $1.1 }
        return (0...(100 - used) / width).map { pattern + [$0] }
      }
    }
    var start = LinearProgram<Double>(.minimize)
    var exact = LinearProgram<Rational>(.minimize)
    for (row, demand) in demands.enumerated() {
      let x = start.addVariable(objective: 1)
      exact.addVariable(objective: 1)
      start.addConstraint(Double(100 / widths[row]) * x >= demand)
      exact.addConstraint(
        columns: [Int32(row)],
        coefficients: [Rational(100 / widths[row])],
        bounds: .atLeast(Rational(demand))
      )
    }
    let (proposal, added) = try solver.withSession(for: start) {
      session throws(LinearProgramError) in
      var added: [[Int]] = []
      while true {
        let proposal = try session.propose(startingFrom: nil, method: .primal, limits: .none)
        func worth(_ pattern: [Int]) -> Double {
          zip(pattern, proposal.duals).reduce(0) { $0 + Double($1.0) * $1.1 }
        }
        guard let best = patterns.max(by: { worth($0) < worth($1) }), worth(best) > 1 + 1e-9
        else { return (proposal, added) }
        added.append(best)
        try session.addVariable(
          column: best.enumerated().filter { $0.element > 0 }
            .map { (.init(index: $0.offset), Double($0.element)) },
          bounds: .nonnegative,
          objective: 1
        )
      }
    }
    #expect(proposal.claim == .optimal)
    #expect(abs(proposal.objective - 452.25) <= 1e-7)
    #expect(!added.isEmpty)
    for pattern in added {
      let rows = pattern.indices.filter { pattern[$0] > 0 }
      _ = exact.addVariable(
        rows: rows.map(Int32.init),
        coefficients: rows.map { Rational(pattern[$0]) },
        bounds: .nonnegative,
        objective: 1
      )
    }
    let proven = try #require(
      try ExactSimplex().solve(exact, startingFrom: proposal.basis).optimum
    )
    #expect(proven.objective == Rational(1_809, 4))
    #expect(proven.iterations == 0, "the proposed basis is already the proof")
    for pattern in patterns {
      let worth = zip(pattern, proven.duals).reduce(Rational.zero) {
        $0 + Rational($1.0) * $1.1
      }
      #expect(worth <= 1, "no other pattern helps")
    }
  }

  @Test(arguments: Solvers.all)
  func `an objective may change between solves`(solver: any LinearSolver) throws {
    try solver.withSession(for: box()) { session throws(LinearProgramError) in
      let first = try session.propose(startingFrom: nil, method: .primal, limits: .none)
      #expect(abs(first.objective - 18) <= 1e-9)
      try session.setObjective(100, of: .init(index: 0))
      let second = try session.propose(startingFrom: nil, method: .primal, limits: .none)
      #expect(abs(second.objective - (100 + 5 + 5 + 4)) <= 1e-9)
    }
  }

  @Test(arguments: Solvers.all)
  func `claims of contradiction and endlessness`(solver: any LinearSolver) throws {
    var program = LinearProgram<Double>(.maximize)
    let x = program.addVariable(objective: 1)
    let claims = try solver.withSession(for: program) { session throws(LinearProgramError) in
      var claims: [LinearProposal.Claim] = []
      claims.append(
        try session.propose(startingFrom: nil, method: .primal, limits: .none).claim
      )
      try session.addConstraint(x <= 3, "cap")
      claims.append(
        try session.propose(startingFrom: nil, method: .primal, limits: .none).claim
      )
      try session.addConstraint(x >= 4, "floor")
      claims.append(
        try session.propose(startingFrom: nil, method: .primal, limits: .none).claim
      )
      return claims
    }
    #expect(claims == [.unbounded, .optimal, .infeasible])
  }

  @Test(arguments: Solvers.all)
  func `an iteration limit is a claim and the session goes on`(solver: any LinearSolver) throws {
    try solver.withSession(for: box()) { session throws(LinearProgramError) in
      let stopped = try session.propose(
        startingFrom: nil,
        method: .primal,
        limits: Limits(iterations: 1)
      )
      #expect(stopped.claim == .stopped(.iterationLimit))
      let done = try session.propose(startingFrom: nil, method: .primal, limits: .none)
      #expect(done.claim == .optimal)
    }
  }

  /// A refused change leaves the session as it was.
  @Test(arguments: Solvers.all)
  func `bad rows, columns and costs are refused and forgotten`(
    solver: any LinearSolver
  ) throws {
    let x = LinearProgram<Double>.Variable(index: 0)
    let row = LinearProgram<Double>.Constraint(index: 0)
    try solver.withSession(for: box()) { session throws(LinearProgramError) in
      let before = try session.propose(startingFrom: nil, method: .primal, limits: .none)
      #expect(throws: LinearProgramError.self) { try session.addConstraint(.nan * x <= 1, "") }
      #expect(throws: LinearProgramError.self) { try session.addConstraint(x <= .infinity, "") }
      #expect(throws: LinearProgramError.invalidColumn(constraint: "far", column: 40)) {
        try session.addConstraint(LinearProgram<Double>.Variable(index: 40) <= 1, "far")
      }
      #expect(throws: LinearProgramError.self) {
        try session.addConstraint(LinearRelation(x, .between(1, 0)), "")
      }
      #expect(throws: LinearProgramError.self) { try session.setObjective(.nan, of: x) }
      #expect(throws: LinearProgramError.self) {
        try session.addVariable(column: [(row, .nan)], bounds: .nonnegative, objective: 0)
      }
      #expect(throws: LinearProgramError.self) {
        try session.addVariable(column: [], bounds: .nonnegative, objective: .infinity)
      }
      #expect(throws: LinearProgramError.self) {
        try session.addVariable(column: [], bounds: .between(1, 0), objective: 0)
      }
      #expect(session.variableCount == 12 && session.constraintCount == 1)
      let after = try session.propose(startingFrom: nil, method: .primal, limits: .none)
      #expect(after.objective == before.objective)
      try session.addConstraint(x <= 0, "")
      let last = try session.propose(startingFrom: nil, method: .dual, limits: .none)
      #expect(last.claim == .optimal)
    }
  }

  /// A session in a session, also on two levels and with both in use.
  @Test(arguments: Solvers.all)
  func `sessions nest`(solver: any LinearSolver) throws {
    let program = box()
    let alone = try #require(try solver.solve(program).optimum).objective
    try solver.withSession(for: program) { outer throws(LinearProgramError) in
      let before = try outer.propose(startingFrom: nil, method: .primal, limits: .none)
      let inside = try solver.withSession(for: program) { inner throws(LinearProgramError) in
        try inner.addConstraint(LinearProgram<Double>.Variable(index: 4) <= 0, "")
        let deepest = try solver.solve(program)
        #expect(abs((deepest.optimum?.objective ?? 0) - alone) <= 1e-9)
        return try inner.propose(startingFrom: nil, method: .dual, limits: .none).objective
      }
      #expect(abs(inside - (alone - 2)) <= 1e-9)
      let after = try outer.propose(startingFrom: nil, method: .primal, limits: .none)
      #expect(after.objective == before.objective)
    }
  }
}
