public import EquilibriaNumerics
internal import Games
public import LinearPrograms

#if GLPK
  public import GLPKSolver
#endif

/// Decision processes by linear programming.
///
/// The optimal values are the least that satisfy every inequality of `v ≥ T v`: the solution of
/// `min Σ v(s)` subject to `v(s) − δ·Σ_t P(t | s, a)·v(t) ≥ r(s, a)` for every state and action.
///
/// > Source: d'Epenoux (1963), *A probabilistic production and inventory problem*; Puterman (1994),
/// > section 6.9.
public struct DecisionProgram<Solver: LinearSolver>: DecisionAlgorithm {
  /// The linear solver.
  public var solver: Solver

  /// The longest time and the most pivots.
  public var limits: Limits

  /// Linear programming with the standard solver.
  ///
  /// - Parameter limits: The longest time and the most pivots.
  public init(limits: Limits = .none) where Solver == DefaultLinearSolver {
    self.init(using: DefaultLinearSolver(), limits: limits)
  }

  /// Linear programming with a solver of one's choice.
  ///
  /// - Parameters:
  ///   - solver: The linear solver.
  ///   - limits: The longest time and the most pivots.
  public init(using solver: Solver, limits: Limits = .none) {
    self.solver = solver
    self.limits = limits
  }

  /// `linear-program`.
  public var name: String { "linear-program" }

  /// Finds an optimal policy.
  ///
  /// - Parameter process: The decision process.
  /// - Returns: A policy and bounds, equal in exact arithmetic unless a limit was reached.
  /// - Throws: ``SolutionError`` when the linear solver fails.
  public func solve<Action, Scalar: OrderedField>(
    _ process: MarkovDecisionProcess<Action, Scalar>
  ) throws(SolutionError) -> DecisionSolution<Action, Scalar> {
    var values = Array(repeating: Scalar.zero, count: process.stateCount)
    var stopReason: StopReason?
    var iterations = 0
    switch Scalar.arithmetic {
    case .exact:
      let program = Self.program(process.arrays.converted(to: Rational.self))
      let solution = try SolutionError.linear { () throws(LinearProgramError) in
        try solver.solve(program, startingFrom: nil, limits: limits)
      }
      switch solution {
      case .optimal(let optimum):
        values = optimum.values.map { Scalar($0) }
        iterations = optimum.iterations
      case .stopped(let reason): stopReason = reason
      case .infeasible, .unbounded:
        preconditionFailure("the program of a decision process has an optimum")
      }
    case .floating:
      let program = Self.program(process.arrays.converted(to: Double.self))
      let proposal = try SolutionError.linear { () throws(LinearProgramError) in
        try solver.withSession(for: program) { session throws(LinearProgramError) in
          try session.propose(startingFrom: nil, method: .dual, limits: limits)
        }
      }
      if case .stopped(let reason) = proposal.claim { stopReason = reason }
      // Whatever the solver claims, the bounds below hold for any values.
      if proposal.values.count == values.count, proposal.values.allSatisfy(\.isFinite) {
        values = proposal.values.map { Scalar(binary: $0) }
      }
      iterations = proposal.iterations
    }
    let step = process.arrays.bellmanStep(values)
    let (lower, upper) = process.bounds(around: values, improved: step.values)
    return DecisionSolution(
      choices: step.choices,
      actions: step.choices.enumerated().map { process.actions[$0][$1] },
      lowerValues: lower,
      upperValues: upper,
      method: name,
      iterations: iterations,
      stopReason: stopReason
    )
  }

  /// The program whose solution are the optimal values.
  private static func program<Scalar: OrderedField>(
    _ arrays: MarkovArrays<Scalar>
  ) -> LinearProgram<Scalar> {
    var program = LinearProgram<Scalar>(.minimize)
    for _ in 0..<arrays.stateCount { program.addVariable(bounds: .free, objective: 1) }
    for state in 0..<arrays.stateCount {
      for row in arrays.rows(ofState: state) {
        var columns: [Int32] = [Int32(state)]
        var coefficients: [Scalar] = [1]
        for entry in arrays.entryStarts[row]..<arrays.entryStarts[row + 1] {
          let amount = arrays.discounts[0] * arrays.probabilities[entry]
          if Int(arrays.successors[entry]) == state {
            coefficients[0] -= amount
          } else {
            columns.append(arrays.successors[entry])
            coefficients.append(-amount)
          }
        }
        program.addConstraint(
          columns: columns,
          coefficients: coefficients,
          bounds: .atLeast(arrays.rewards[0][row])
        )
      }
    }
    return program
  }
}

extension DecisionAlgorithm where Self == DecisionProgram<DefaultLinearSolver> {
  /// Linear programming with the standard solver.
  public static var linearProgram: DecisionProgram<DefaultLinearSolver> { DecisionProgram() }
}

extension DecisionProgram: Equatable where Solver: Equatable {}
extension DecisionProgram: Hashable where Solver: Hashable {}
