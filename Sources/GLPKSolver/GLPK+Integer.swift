internal import CEquilibriaGLPK
public import EquilibriaNumerics
public import LinearPrograms

extension GLPK: IntegerSolver {
  /// Solves a mixed-integer program by GLPK's branch and cut.
  ///
  /// The incumbent is repaired and checked exactly; the bound and the claims of optimality and
  /// infeasibility are GLPK's, so the answer is marked as not proven. ``/LinearPrograms/BranchAndBound`` proves
  /// them, and takes over when GLPK fails or its optimum has no exact counterpart.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - gap: The relative distance between bound and incumbent at which the search may end.
  ///   - limits: The longest time; the number of nodes is not limited.
  /// - Returns: The best point found, the best bound, and how the search ended.
  /// - Throws: ``/LinearPrograms/LinearProgramError`` when the program is refused or GLPK fails.
  public func solveInteger(
    _ program: LinearProgram<Rational>,
    gap: Rational = .zero,
    limits: Limits = .none
  ) throws(LinearProgramError) -> IntegerSolution {
    try program.validate()
    let stopwatch = Stopwatch(limits)
    // GLPK refuses fractional bounds of integer variables.
    guard let tightened = program.withIntegerBounds() else {
      return IntegerSolution(
        status: .infeasible,
        incumbent: nil,
        bestBound: nil,
        isProven: true
      )
    }
    func provenAnswer() throws(LinearProgramError) -> IntegerSolution {
      try BranchAndBound(over: self)
        .solveInteger(tightened, gap: gap, limits: stopwatch.remaining())
    }
    let floating = tightened.map(\.doubleValue)
    guard (try? floating.validate()) != nil else { return try provenAnswer() }
    let claim = try withGLPKSession(for: floating) {
      session throws(LinearProgramError) in
      try session.proposeInteger(
        gap: gap.doubleValue,
        constant: floating.objectiveConstant,
        stopwatch: stopwatch
      )
    }
    // An unbounded relaxation says nothing about integer points; exact arithmetic decides.
    guard let status = claim.status, status != .unbounded else { return try provenAnswer() }
    var incumbent: IntegerSolution.Incumbent?
    if let values = claim.values { incumbent = try .repaired(values, for: tightened, by: self) }
    var bound = claim.bound.flatMap { Rational(exactly: $0) }
    if let objective = incumbent?.objective, let claimed = bound {
      let noise = Rational(Tolerance.standard.allowance(at: objective.doubleValue.magnitude))
      let shortfall = tightened.sense == .maximize ? claimed - objective : objective - claimed
      // Rounding may put the bound on the wrong side of a point that exists, or a hair off it.
      if shortfall <= noise { bound = objective }
      // Feasible within GLPK's tolerances only: the exact point is worse than was claimed.
      let allowed = gap * max(objective.magnitude, 1) + 1_000 * noise
      if status == .optimal && shortfall > allowed { return try provenAnswer() }
    }
    if status == .optimal && incumbent == nil { return try provenAnswer() }
    return IntegerSolution(
      status: status,
      incumbent: incumbent,
      bestBound: bound,
      isProven: false
    )
  }
}

extension GLPKSession {
  struct IntegerClaim {
    /// `nil` when GLPK does not know.
    let status: IntegerSolution.Status?
    let values: [Double]?
    let bound: Double?
  }

  func proposeInteger(
    gap: Double,
    constant: Double,
    stopwatch: Stopwatch
  ) throws(LinearProgramError) -> IntegerClaim {
    if let reason = stopwatch.reasonToStop() ?? (isCancelled ? .cancelled : nil) {
      return IntegerClaim(status: .stopped(reason), values: nil, bound: nil)
    }
    let watch = Watch(cancellationFlag, deadline: stopwatch.deadline)
    var options = ceq_options()
    options.presolve = 1
    options.milliseconds = stopwatch.remainingTime.map(\.wholeMilliseconds) ?? -1
    options.iterations = -1
    options.gap = gap
    var report = ceq_report()
    let outcome = try solve(&options, &report, watch: watch) { handle, options, report in
      // Column −1 is the constant term: the gap is relative to the whole objective.
      let outcome = ceq_set_cost(handle, -1, constant)
      return outcome == CEQ_OK ? ceq_integer(handle, options, report) : outcome
    }
    let reason: StopReason = isCancelled ? .cancelled : .timeLimit
    let bound = report.bound.isFinite ? report.bound : nil
    if outcome == CEQ_STOPPED {
      return IntegerClaim(status: .stopped(reason), values: nil, bound: bound)
    }
    let status: IntegerSolution.Status? =
      switch (report.return_code, report.status) {
      case (9, _), (13, _): .stopped(reason)
      // Code 14: the gap was reached, which is what was asked for.
      case (0, CEQ_OPTIMAL), (14, CEQ_FEASIBLE), (14, CEQ_OPTIMAL): .optimal
      case (0, CEQ_NO_FEASIBLE), (10, _): .infeasible
      case (11, _): .unbounded
      default: nil
      }
    let hasPoint = report.status == CEQ_OPTIMAL || report.status == CEQ_FEASIBLE
    return IntegerClaim(
      status: status,
      values: hasPoint ? try integerValues() : nil,
      bound: status == .infeasible ? nil : bound
    )
  }
}
