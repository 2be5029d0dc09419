internal import EquilibriaNumerics

/// A session of the exact simplex: keeps the program and its last basis.
final class ExactSession: LinearSession {
  private var program: LinearProgram<Double>
  private var basis: Basis?

  init(_ program: LinearProgram<Double>) { self.program = program }

  var variableCount: Int { program.variableCount }

  var constraintCount: Int { program.constraintCount }

  func addConstraint(
    _ relation: LinearRelation<Double>,
    _ name: String
  ) throws(LinearProgramError) -> LinearProgram<Double>.Constraint {
    var next = program
    let constraint = next.addConstraint(relation, name)
    try next.validate()
    program = next
    basis?.constraints.append(.basic)
    return constraint
  }

  func addVariable(
    column: [(LinearProgram<Double>.Constraint, Double)],
    bounds: Bounds<Double>,
    objective: Double
  ) throws(LinearProgramError) -> LinearProgram<Double>.Variable {
    var seen: Set<Int> = []
    for (constraint, _) in column {
      guard constraint.index < program.constraintCount, seen.insert(constraint.index).inserted
      else { throw .invalidRow(variable: program.variableCount, constraint: constraint.index) }
    }
    var next = program
    let variable = next.addVariable(
      rows: column.map { Int32($0.0.index) },
      coefficients: column.map(\.1),
      bounds: bounds,
      objective: objective
    )
    try next.validate()
    program = next
    basis?.variables.append(bounds.restingStatus)
    return variable
  }

  func setObjective(
    _ coefficient: Double,
    of variable: LinearProgram<Double>.Variable
  ) throws(LinearProgramError) {
    guard variable.index < program.variableCount else {
      throw .invalidColumn(constraint: "the objective", column: variable.index)
    }
    guard coefficient.isFinite else {
      throw .notFinite(
        place: "the objective coefficient of \(program.name(ofVariable: variable.index))"
      )
    }
    program.setObjective(coefficient, of: variable)
  }

  func propose(
    startingFrom basis: Basis?,
    method: SimplexMethod,
    limits: Limits
  ) throws(LinearProgramError) -> LinearProposal {
    let exact = program.map { $0.exactValue ?? .zero }
    let solution = ExactSimplex.run(
      exact,
      startingFrom: basis ?? self.basis,
      stopwatch: Stopwatch(limits)
    )
    let claim: LinearProposal.Claim
    switch solution {
    case .optimal(let optimum):
      self.basis = optimum.basis
      return LinearProposal(
        claim: .optimal,
        objective: optimum.objective.doubleValue,
        values: optimum.values.map(\.doubleValue),
        duals: optimum.duals.map(\.doubleValue),
        basis: optimum.basis,
        iterations: optimum.iterations
      )
    case .infeasible: claim = .infeasible
    case .unbounded: claim = .unbounded
    case .stopped(let reason): claim = .stopped(reason)
    }
    return LinearProposal(
      claim: claim,
      objective: .nan,
      values: [],
      duals: [],
      basis: self.basis ?? Basis(slackOf: program),
      iterations: 0
    )
  }
}
