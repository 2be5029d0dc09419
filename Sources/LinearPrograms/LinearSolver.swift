public import EquilibriaNumerics

/// Something that solves linear programs in floating point and stays warm between solves.
///
/// A solver *proposes*: its basis and values are never believed. The solving functions of
/// `LinearSolver` prove every answer with the checker, exactly for ``/EquilibriaNumerics/Rational`` programs, and
/// repair a proposal that is off with exact pivots.
public protocol LinearSolver: Sendable {
  /// The name of the solver, for reports.
  var name: String { get }

  /// Opens a session on a program, lends it to a closure, and closes it.
  ///
  /// - Parameters:
  ///   - program: The program to start from.
  ///   - body: What to do with the session; it must not escape.
  /// - Returns: What the closure returns.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  func withSession<Result>(
    for program: LinearProgram<Double>,
    _ body: (any LinearSession) throws(LinearProgramError) -> Result
  ) throws(LinearProgramError) -> Result

  /// Solves a program exactly and proves the answer.
  ///
  /// - Parameters:
  ///   - program: The program; integer declarations are ignored.
  ///   - basis: A basis to start from; `nil` lets the solver choose.
  ///   - limits: The longest time and the most pivots.
  /// - Returns: The answer with its certificate.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  func solve(
    _ program: LinearProgram<Rational>,
    startingFrom basis: Basis?,
    limits: Limits
  ) throws(LinearProgramError) -> LinearSolution<Rational>
}

/// A solver at work on one program that may grow between solves.
///
/// Rows and columns added later keep the basis, so the next solve starts where the last one ended.
public protocol LinearSession: AnyObject {
  /// The present number of variables.
  var variableCount: Int { get }

  /// The present number of constraints.
  var constraintCount: Int { get }

  /// Adds a constraint.
  ///
  /// - Parameters:
  ///   - relation: The constraint.
  ///   - name: A name for messages.
  /// - Returns: Its handle.
  /// - Throws: ``LinearProgramError`` when it is refused or the solver fails.
  @discardableResult
  func addConstraint(
    _ relation: LinearRelation<Double>,
    _ name: String
  ) throws(LinearProgramError) -> LinearProgram<Double>.Constraint

  /// Adds a variable with its column.
  ///
  /// - Parameters:
  ///   - column: The coefficient of the variable in each constraint that it enters.
  ///   - bounds: Its bounds.
  ///   - objective: Its coefficient in the objective.
  /// - Returns: Its handle.
  /// - Throws: ``LinearProgramError`` when it is refused or the solver fails.
  @discardableResult
  func addVariable(
    column: [(LinearProgram<Double>.Constraint, Double)],
    bounds: Bounds<Double>,
    objective: Double
  ) throws(LinearProgramError) -> LinearProgram<Double>.Variable

  /// Changes one coefficient of the objective.
  ///
  /// - Parameters:
  ///   - coefficient: The new coefficient.
  ///   - variable: The variable.
  /// - Throws: ``LinearProgramError`` when it is refused or the solver fails.
  func setObjective(
    _ coefficient: Double,
    of variable: LinearProgram<Double>.Variable
  ) throws(LinearProgramError)

  /// Solves the program from the present basis.
  ///
  /// - Parameters:
  ///   - basis: A basis to start from instead.
  ///   - method: Which simplex method to try first.
  ///   - limits: The longest time and the most pivots.
  /// - Returns: What the solver claims; nothing is proven.
  /// - Throws: ``LinearProgramError`` when the solver fails.
  func propose(
    startingFrom basis: Basis?,
    method: SimplexMethod,
    limits: Limits
  ) throws(LinearProgramError) -> LinearProposal
}

/// The two directions in which the simplex method approaches an optimum.
public enum SimplexMethod: String, Sendable, Hashable, Codable {
  /// Keeps feasibility and improves the objective: right after adding variables.
  case primal
  /// Keeps optimality and repairs feasibility: right after adding constraints.
  case dual
}

/// What a floating solver claims about a program, before any proof.
public struct LinearProposal: Sendable {
  /// What the solver believes.
  public enum Claim: Sendable, Hashable {
    /// The values are optimal.
    case optimal
    /// There is no feasible point.
    case infeasible
    /// The objective has no end.
    case unbounded
    /// Nothing is known: rounding got in the way.
    case undetermined
    /// A limit was reached first.
    case stopped(StopReason)
  }

  /// What the solver believes.
  public let claim: Claim

  /// The objective at the values.
  public let objective: Double

  /// One value per variable.
  public let values: [Double]

  /// One dual value per constraint.
  public let duals: [Double]

  /// The last basis.
  public let basis: Basis

  /// The pivots spent.
  public let iterations: Int

  package init(
    claim: Claim,
    objective: Double,
    values: [Double],
    duals: [Double],
    basis: Basis,
    iterations: Int
  ) {
    self.claim = claim
    self.objective = objective
    self.values = values
    self.duals = duals
    self.basis = basis
    self.iterations = iterations
  }
}
