internal import CEquilibriaGLPK
package import EquilibriaNumerics
package import LinearPrograms

/// One GLPK problem at work on its thread.
///
/// Not `Sendable`, lent by ``GLPK/withSession(for:_:)`` and closed when the closure ends, so the
/// problem never leaves the thread that owns it.
package final class GLPKSession: LinearSession {
  package private(set) var variableCount = 0
  package private(set) var constraintCount = 0
  private(set) var objectiveConstant = 0.0
  private var handle: OpaquePointer?
  private let cancellation: CancellationFlag

  /// Opens a session; `nil` when the thread already has a GLPK environment.
  init?(watching cancellation: CancellationFlag) throws(LinearProgramError) {
    self.cancellation = cancellation
    var handle: OpaquePointer?
    let outcome = ceq_open(&handle)
    if outcome == CEQ_BUSY { return nil }
    self.handle = handle
    try check(outcome)
  }

  deinit { close() }

  func close() {
    ceq_close(handle)
    handle = nil
  }

  /// Turns the shim's outcome into an error.
  private func check(_ outcome: ceq_outcome) throws(LinearProgramError) {
    switch outcome {
    case CEQ_OK: return
    case CEQ_FAULT:
      throw .backend(solver: "GLPK", message: handle.map { String(cString: ceq_message($0)) } ?? "")
    case CEQ_MEMORY: throw .backend(solver: "GLPK", message: "out of memory")
    default: throw .sessionEnded
    }
  }

  private func withHandle(
    _ call: (OpaquePointer) -> ceq_outcome
  ) throws(LinearProgramError) {
    guard let handle else { throw .sessionEnded }
    try check(call(handle))
  }

  func load(_ program: LinearProgram<Double>) throws(LinearProgramError) {
    try withHandle { ceq_set_direction($0, program.sense == .maximize ? 1 : 0) }
    var integer = [UInt8](repeating: 0, count: program.variableCount)
    for index in program.integerVariables { integer[index] = 1 }
    try withHandle {
      ceq_add_columns(
        $0,
        Int32(program.variableCount),
        program.variableBounds.map(\.lowerEnd),
        program.variableBounds.map(\.upperEnd),
        program.objective,
        integer
      )
    }
    try withHandle {
      ceq_add_rows(
        $0,
        Int32(program.constraintCount),
        program.constraintBounds.map(\.lowerEnd),
        program.constraintBounds.map(\.upperEnd)
      )
    }
    variableCount = program.variableCount
    constraintCount = program.constraintCount
    objectiveConstant = program.objectiveConstant
    for row in 0..<program.constraintCount {
      let range = program.entries(of: row)
      try withHandle { handle in
        program.columns.withUnsafeBufferPointer { columns in
          program.coefficients.withUnsafeBufferPointer { values in
            ceq_set_row(
              handle,
              Int32(row),
              Int32(range.count),
              columns.baseAddress.map { $0 + range.lowerBound },
              values.baseAddress.map { $0 + range.lowerBound }
            )
          }
        }
      }
    }
  }

  package func addConstraint(
    _ relation: LinearRelation<Double>,
    _ name: String
  ) throws(LinearProgramError) -> LinearProgram<Double>.Constraint {
    let label = name.isEmpty ? "constraint \(constraintCount)" : name
    let terms = relation.expression.collectedTerms
    for term in terms {
      guard term.index < variableCount else {
        throw .invalidColumn(constraint: label, column: term.index)
      }
      guard term.coefficient.isFinite else {
        throw .notFinite(place: "the coefficient of variable \(term.index) in \(label)")
      }
    }
    try relation.bounds.validate(at: "the bound of \(label)")
    let row = constraintCount
    try withHandle {
      ceq_add_rows($0, 1, [relation.bounds.lowerEnd], [relation.bounds.upperEnd])
    }
    constraintCount += 1
    try withHandle {
      ceq_set_row(
        $0,
        Int32(row),
        Int32(terms.count),
        terms.map { Int32($0.index) },
        terms.map(\.coefficient)
      )
    }
    return LinearProgram<Double>.Constraint(index: row)
  }

  package func addVariable(
    column: [(LinearProgram<Double>.Constraint, Double)],
    bounds: Bounds<Double>,
    objective: Double
  ) throws(LinearProgramError) -> LinearProgram<Double>.Variable {
    let index = variableCount
    var seen = Set<Int>()
    for (constraint, _) in column
    where constraint.index < 0 || constraint.index >= constraintCount
      || !seen.insert(constraint.index).inserted
    {
      throw .invalidRow(variable: index, constraint: constraint.index)
    }
    for value in column.map(\.1) + [objective] where !value.isFinite {
      throw .notFinite(place: "the column of variable \(index)")
    }
    try bounds.validate(at: "the bound of variable \(index)")
    try withHandle {
      ceq_add_columns($0, 1, [bounds.lowerEnd], [bounds.upperEnd], [objective], nil)
    }
    variableCount += 1
    try withHandle {
      ceq_set_column(
        $0,
        Int32(index),
        Int32(column.count),
        column.map { Int32($0.0.index) },
        column.map(\.1)
      )
    }
    return LinearProgram<Double>.Variable(index: index)
  }

  package func setObjective(
    _ coefficient: Double,
    of variable: LinearProgram<Double>.Variable
  ) throws(LinearProgramError) {
    guard variable.index < variableCount else {
      throw .invalidColumn(constraint: "the objective", column: variable.index)
    }
    guard coefficient.isFinite else {
      throw .notFinite(
        place: "the objective coefficient of variable \(variable.index)"
      )
    }
    try withHandle { ceq_set_cost($0, Int32(variable.index), coefficient) }
  }

  package func propose(
    startingFrom basis: Basis?,
    method: SimplexMethod,
    limits: Limits
  ) throws(LinearProgramError) -> LinearProposal {
    if let basis { try setBasis(basis) }
    let watch = Watch(cancellation, deadline: nil)
    // Small programs end before the first poll; asking for messages would double their cost.
    let polls = constraintCount + variableCount > 100
    var options = ceq_options()
    options.method = method == .dual ? CEQ_DUAL : CEQ_PRIMAL
    options.milliseconds = limits.time.map(\.wholeMilliseconds) ?? -1
    options.iterations = limits.iterations.map { Int32(clamping: $0) } ?? -1
    var report = ceq_report()
    if cancellation.isCancelled { return stopped(.cancelled) }
    let outcome = try solve(&options, &report, watch: polls ? watch : nil, ceq_simplex)
    if outcome == CEQ_STOPPED { return stopped(.cancelled) }
    return try proposal(report)
  }

  private func stopped(_ reason: StopReason) -> LinearProposal {
    LinearProposal(
      claim: .stopped(reason),
      objective: .nan,
      values: [],
      duals: [],
      basis: Basis(variables: [], constraints: []),
      iterations: 0
    )
  }

  private func proposal(_ report: ceq_report) throws(LinearProgramError) -> LinearProposal {
    var values = [Double](repeating: 0, count: variableCount)
    var duals = [Double](repeating: 0, count: constraintCount)
    try withHandle { ceq_solution($0, &values, &duals) }
    let claim: LinearProposal.Claim =
      switch (report.return_code, report.status) {
      case (9, _): .stopped(.timeLimit)
      case (8, _): .stopped(.iterationLimit)
      case (_, CEQ_OPTIMAL): .optimal
      case (_, CEQ_NO_FEASIBLE): .infeasible
      case (_, CEQ_UNBOUNDED): .unbounded
      default: .undetermined
      }
    return LinearProposal(
      claim: claim,
      objective: report.objective + objectiveConstant,
      values: values,
      duals: duals,
      basis: try basis(),
      iterations: Int(report.iterations)
    )
  }

  private func setBasis(_ basis: Basis) throws(LinearProgramError) {
    guard basis.variables.count == variableCount, basis.constraints.count == constraintCount
    else { return }
    try withHandle {
      ceq_set_basis($0, basis.constraints.map(\.rawValue), basis.variables.map(\.rawValue))
    }
  }

  private func basis() throws(LinearProgramError) -> Basis {
    var rows = [Int8](repeating: 0, count: constraintCount)
    var columns = [Int8](repeating: 0, count: variableCount)
    try withHandle { ceq_get_basis($0, &rows, &columns) }
    return Basis(
      variables: columns.map { BasisStatus(rawValue: $0) ?? .basic },
      constraints: rows.map { BasisStatus(rawValue: $0) ?? .basic }
    )
  }

  /// Calls a solving entry point with a poll that looks at cancellation and the deadline.
  func solve(
    _ options: inout ceq_options,
    _ report: inout ceq_report,
    watch: Watch?,
    _ entry: (OpaquePointer?, UnsafePointer<ceq_options>?, UnsafeMutablePointer<ceq_report>?)
      -> ceq_outcome
  ) throws(LinearProgramError) -> ceq_outcome {
    guard let handle else { throw .sessionEnded }
    let outcome = withExtendedLifetime(watch) {
      if let watch {
        options.poll = { context in
          guard let context else { return 0 }
          return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().verdict()
        }
        options.context = Unmanaged.passUnretained(watch).toOpaque()
      }
      return entry(handle, &options, &report)
    }
    if outcome != CEQ_STOPPED { try check(outcome) }
    return outcome
  }

  /// For tests: the next call fails inside GLPK.
  package func armFault() {
    if let handle { ceq_arm_fault(handle) }
  }

  /// The values of the best integer point found.
  func integerValues() throws(LinearProgramError) -> [Double] {
    var values = [Double](repeating: 0, count: variableCount)
    try withHandle { ceq_integer_solution($0, &values) }
    return values
  }

  var isCancelled: Bool { cancellation.isCancelled }
  var cancellationFlag: CancellationFlag { cancellation }
}
