public import LinearPrograms

#if GLPK
  public import GLPKSolver

  /// The integer solver used when none is named: GLPK, as the package trait `GLPK` is on.
  public typealias DefaultIntegerSolver = GLPK

  extension IntegerSolver where Self == DefaultIntegerSolver {
    /// The integer solver used when none is named.
    public static var standard: DefaultIntegerSolver { DefaultIntegerSolver() }
  }
#else
  /// The integer solver used when none is named: exact branch and bound, as the trait `GLPK` is off.
  public typealias DefaultIntegerSolver = BranchAndBound<ExactSimplex>

  extension IntegerSolver where Self == DefaultIntegerSolver {
    /// The integer solver used when none is named.
    public static var standard: DefaultIntegerSolver { DefaultIntegerSolver(over: ExactSimplex()) }
  }
#endif
