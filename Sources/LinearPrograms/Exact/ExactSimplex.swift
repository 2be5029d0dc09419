public import EquilibriaNumerics

/// The simplex method in exact arithmetic, for bounded variables and two-sided rows.
///
/// It never cycles and never rounds, so its answers are proofs; it repairs the bases that floating
/// solvers propose, and it is the solver of builds without GLPK. Pivots are fraction-free.
///
/// - Complexity: O(m·n) integer operations per pivot on a dense table; exponentially many pivots
///   in the worst case (Klee & Minty 1972).
///
/// > Source: Bland (1977), *New finite pivoting rules for the simplex method*; Dutertre & de Moura
/// > (2006), *A fast linear-arithmetic solver for DPLL(T)*, section 3 (feasibility with bounds).
public struct ExactSimplex: LinearSolver, Hashable {
  /// An exact simplex solver; it has no knobs.
  public init() {}

  /// `exact simplex`.
  public var name: String { "exact simplex" }

  /// Solves a program exactly.
  ///
  /// - Parameters:
  ///   - program: The program; integer declarations are ignored.
  ///   - basis: A basis to start from.
  ///   - limits: The longest time and the most pivots.
  /// - Returns: The answer with its certificate.
  /// - Throws: ``LinearProgramError`` when the program is refused.
  public func solve(
    _ program: LinearProgram<Rational>,
    startingFrom basis: Basis? = nil,
    limits: Limits = .none
  ) throws(LinearProgramError) -> LinearSolution<Rational> {
    try program.validate()
    return Self.run(program, startingFrom: basis, stopwatch: Stopwatch(limits))
  }

  /// Opens a session that solves exactly and reports rounded values.
  ///
  /// - Parameters:
  ///   - program: The program to start from.
  ///   - body: What to do with the session.
  /// - Returns: What the closure returns.
  /// - Throws: ``LinearProgramError`` when the program is refused.
  public func withSession<Result>(
    for program: LinearProgram<Double>,
    _ body: (any LinearSession) throws(LinearProgramError) -> Result
  ) throws(LinearProgramError) -> Result {
    try program.validate()
    return try body(ExactSession(program))
  }

  /// Solves a valid program.
  package static func run(
    _ program: LinearProgram<Rational>,
    startingFrom basis: Basis?,
    stopwatch: Stopwatch
  ) -> LinearSolution<Rational> {
    var tableau = ExactTableau(program, startingFrom: basis)
    if let reason = tableau.reachFeasibility(stopwatch) {
      switch reason {
      case .stopped(let reason): return .stopped(reason)
      case .contradiction(let row): return .infeasible(tableau.farkasCertificate(ofRow: row))
      }
    }
    switch tableau.reachOptimality(stopwatch) {
    case .stopped(let reason): return .stopped(reason)
    case .unbounded(let column): return .unbounded(tableau.ray(along: column))
    case .optimal:
      let (values, duals) = tableau.solution()
      let check = program.check(values: values, duals: duals)
      precondition(check.isExact, "the exact simplex proves its own optimum")
      return .optimal(
        LinearOptimum(
          objective: check.objective,
          values: values,
          duals: duals,
          basis: tableau.basis,
          check: check,
          iterations: tableau.iterations
        )
      )
    }
  }
}
