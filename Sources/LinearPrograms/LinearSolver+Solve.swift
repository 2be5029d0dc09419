public import EquilibriaNumerics

extension LinearSolver {
  /// Solves a program exactly: the solver proposes a basis, rational arithmetic proves it.
  ///
  /// - Parameters:
  ///   - program: The program; integer declarations are ignored.
  ///   - basis: A basis to start from; `nil` lets the solver choose.
  ///   - limits: The longest time and the most pivots.
  /// - Returns: The answer with its certificate.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  public func solve(
    _ program: LinearProgram<Rational>,
    startingFrom basis: Basis?,
    limits: Limits
  ) throws(LinearProgramError) -> LinearSolution<Rational> {
    try program.validate()
    let stopwatch = Stopwatch(limits)
    let floating = program.map(\.doubleValue)
    guard (try? floating.validate()) != nil else {
      // A number beyond the range of Double: only the exact simplex can work on it.
      return ExactSimplex.run(program, startingFrom: basis, stopwatch: stopwatch)
    }
    let proposal = try proposal(for: floating, startingFrom: basis, stopwatch)
    return prove(proposal, of: program, stopwatch: stopwatch)
  }

  /// Solves a program exactly, from the solver's own start and without limits.
  ///
  /// - Parameter program: The program; integer declarations are ignored.
  /// - Returns: The answer with its certificate.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  public func solve(
    _ program: LinearProgram<Rational>
  ) throws(LinearProgramError) -> LinearSolution<Rational> {
    try solve(program, startingFrom: nil, limits: .none)
  }

  /// Solves a program exactly within limits.
  ///
  /// - Parameters:
  ///   - program: The program; integer declarations are ignored.
  ///   - limits: The longest time and the most pivots.
  /// - Returns: The answer with its certificate.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  public func solve(
    _ program: LinearProgram<Rational>,
    limits: Limits
  ) throws(LinearProgramError) -> LinearSolution<Rational> {
    try solve(program, startingFrom: nil, limits: limits)
  }

  /// What the solver claims, from the given basis or, when that trips it, from its own start.
  private func proposal(
    for program: LinearProgram<Double>,
    startingFrom basis: Basis?,
    _ stopwatch: Stopwatch
  ) throws(LinearProgramError) -> LinearProposal {
    func propose(_ basis: Basis?) throws(LinearProgramError) -> LinearProposal {
      try withSession(for: program) { session throws(LinearProgramError) in
        try session.propose(
          startingFrom: basis,
          method: basis == nil ? .primal : .dual,
          limits: stopwatch.remaining()
        )
      }
    }
    do throws(LinearProgramError) {
      return try propose(basis)
    } catch {
      // A singular basis can fail an assertion inside the solver; it is only a suggestion.
      guard basis != nil, case .backend = error else { throw error }
      return try propose(nil)
    }
  }

  /// Solves a program in floating point and states how far the answer can be off.
  ///
  /// - Parameters:
  ///   - program: The program; integer declarations are ignored.
  ///   - basis: A basis to start from; `nil` lets the solver choose.
  ///   - limits: The longest time and the most pivots.
  ///   - tolerance: The largest violation that a proposal may have before it is repaired exactly.
  /// - Returns: The answer; an optimum carries its violations and gap.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  public func solve(
    _ program: LinearProgram<Double>,
    startingFrom basis: Basis? = nil,
    limits: Limits = .none,
    tolerance: Tolerance = .standard
  ) throws(LinearProgramError) -> LinearSolution<Double> {
    let stopwatch = Stopwatch(limits)
    try program.validate()
    let proposal = try proposal(for: program, startingFrom: basis, stopwatch)
    if case .stopped(let reason) = proposal.claim { return .stopped(reason) }
    if proposal.claim == .optimal {
      let check = program.check(values: proposal.values, duals: proposal.duals)
      func largest(_ numbers: [Double]) -> Double { numbers.reduce(1) { max($0, $1.magnitude) } }
      let primal = tolerance.allowance(at: largest(proposal.values))
      let dual = tolerance.allowance(at: max(largest(program.objective), largest(proposal.duals)))
      let gap = tolerance.allowance(at: max(1, check.objective.magnitude))
      if check.primalViolation <= primal, check.dualViolation <= dual, check.gap <= gap {
        return .optimal(
          LinearOptimum(
            objective: check.objective,
            values: proposal.values,
            duals: proposal.duals,
            basis: proposal.basis,
            check: check,
            iterations: proposal.iterations
          )
        )
      }
    }
    let exact = program.map { $0.exactValue ?? .zero }
    let solution = prove(proposal, of: exact, stopwatch: stopwatch)
    return solution.rounded(for: program)
  }

  /// Proves a claim in rational arithmetic, or finds the true answer by exact pivots from it.
  package func prove(
    _ proposal: LinearProposal,
    of program: LinearProgram<Rational>,
    stopwatch: Stopwatch
  ) -> LinearSolution<Rational> {
    if case .stopped(let reason) = proposal.claim { return .stopped(reason) }
    if proposal.claim == .optimal,
      let optimum = ExactRepair.optimum(
        of: program,
        near: proposal.basis,
        iterations: proposal.iterations,
        stopwatch: stopwatch
      )
    {
      return .optimal(optimum)
    }
    return ExactSimplex.run(program, startingFrom: proposal.basis, stopwatch: stopwatch)
  }
}

extension LinearSolution where Scalar == Rational {
  /// The answer in floating point, checked again there.
  func rounded(for program: LinearProgram<Double>) -> LinearSolution<Double> {
    switch self {
    case .optimal(let optimum):
      let values = optimum.values.map(\.doubleValue)
      let duals = optimum.duals.map(\.doubleValue)
      let check = program.check(values: values, duals: duals)
      return .optimal(
        LinearOptimum<Double>(
          objective: optimum.objective.doubleValue,
          values: values,
          duals: duals,
          basis: optimum.basis,
          check: check,
          iterations: optimum.iterations
        )
      )
    case .infeasible(let certificate):
      return .infeasible(
        FarkasCertificate<Double>(multipliers: certificate.multipliers.map(\.doubleValue))
      )
    case .unbounded(let ray):
      return .unbounded(
        UnboundedRay<Double>(
          origin: ray.origin.map(\.doubleValue),
          direction: ray.direction.map(\.doubleValue)
        )
      )
    case .stopped(let reason): return .stopped(reason)
    }
  }
}
