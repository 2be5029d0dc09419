public import LinearPrograms

#if GLPK
  public import GLPKSolver

  /// The linear solver used when none is named: GLPK, as the package trait `GLPK` is on.
  public typealias DefaultLinearSolver = GLPK
#else
  /// The linear solver used when none is named: the exact simplex, as the trait `GLPK` is off.
  public typealias DefaultLinearSolver = ExactSimplex
#endif

extension LinearSolver where Self == DefaultLinearSolver {
  /// The solver used when none is named.
  public static var standard: DefaultLinearSolver { DefaultLinearSolver() }
}
