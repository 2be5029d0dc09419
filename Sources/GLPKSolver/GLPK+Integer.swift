internal import CEquilibriaGLPK
public import EquilibriaNumerics
public import LinearPrograms

extension GLPK: IntegerSolver {
  /// Solves a mixed-integer program by GLPK's branch and cut.
  ///
  /// The incumbent is repaired and checked exactly; the bound and the claim of optimality are
  /// GLPK's, so the answer is marked as not proven. ``BranchAndBound`` proves both.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - gap: The relative distance between bound and incumbent at which the search may end.
  ///   - limits: The longest time; the number of nodes is not limited.
  /// - Returns: The best point found, the best bound, and how the search ended.
  /// - Throws: ``LinearProgramError`` when the program is refused or GLPK fails.
  public func solveInteger(
    _ program: LinearProgram<Rational>,
    gap: Rational = .zero,
    limits: Limits = .none
  ) throws(LinearProgramError) -> IntegerSolution {
    try program.validate()
    let stopwatch = Stopwatch(limits)
    let claim = try withGLPKSession(for: program.map(\.doubleValue)) {
      session throws(LinearProgramError) in
      try session.proposeInteger(gap: gap.doubleValue, stopwatch: stopwatch)
    }
    let incumbent = claim.values.flatMap {
      IntegerSolution.Incumbent.repaired($0, for: program, stopwatch: Stopwatch(.none))
    }
    // A floating optimum without an exact counterpart is not an optimum.
    let lost = claim.status == .optimal && incumbent == nil
    if lost {
      return try BranchAndBound(over: self).solveInteger(
        program,
        gap: gap,
        limits: stopwatch.remaining()
      )
    }
    return IntegerSolution(
      status: claim.status,
      incumbent: incumbent,
      bestBound: claim.bound.flatMap { Rational(exactly: $0) },
      isProven: false
    )
  }
}

extension GLPKSession {
  struct IntegerClaim {
    let status: IntegerSolution.Status
    let values: [Double]?
    let bound: Double?
  }

  func proposeInteger(
    gap: Double,
    stopwatch: Stopwatch
  ) throws(LinearProgramError) -> IntegerClaim {
    let watch = Watch(cancellationFlag, deadline: stopwatch.deadline)
    var options = ceq_options()
    options.presolve = 1
    options.milliseconds = stopwatch.remainingTime.map(\.wholeMilliseconds) ?? -1
    options.iterations = -1
    options.gap = gap
    var report = ceq_report()
    if let reason = stopwatch.reasonToStop() {
      return IntegerClaim(status: .stopped(reason), values: nil, bound: nil)
    }
    let outcome = try solve(&options, &report, watch: watch, ceq_integer)
    let reason: StopReason = isCancelled ? .cancelled : .timeLimit
    if outcome == CEQ_STOPPED {
      return IntegerClaim(status: .stopped(reason), values: nil, bound: nil)
    }
    let constant = objectiveConstant
    let bound = report.bound.isFinite ? report.bound + constant : nil
    switch report.status {
    case CEQ_OPTIMAL:
      let isEarly = report.return_code == 9 || report.return_code == 13
      return IntegerClaim(
        status: isEarly ? .stopped(reason) : .optimal,
        values: try integerValues(),
        bound: bound
      )
    case CEQ_FEASIBLE:
      // Return code 14 means the gap was reached: what was asked for.
      let status: IntegerSolution.Status =
        report.return_code == 14 ? .optimal : .stopped(reason)
      return IntegerClaim(status: status, values: try integerValues(), bound: bound)
    case CEQ_NO_FEASIBLE: return IntegerClaim(status: .infeasible, values: nil, bound: nil)
    case CEQ_UNBOUNDED: return IntegerClaim(status: .unbounded, values: nil, bound: nil)
    default:
      return IntegerClaim(status: .stopped(reason), values: nil, bound: bound)
    }
  }
}
