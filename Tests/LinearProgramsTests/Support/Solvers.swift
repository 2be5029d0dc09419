import EquilibriaNumerics
import LinearPrograms
import Testing

#if GLPK
  import GLPKSolver
#endif

/// Every linear solver of this build: what the protocol promises must hold for each.
enum Solvers {
  static var all: [any LinearSolver] {
    #if GLPK
      [ExactSimplex(), GLPK()]
    #else
      [ExactSimplex()]
    #endif
  }

  /// Every integer solver of this build.
  static var integer: [any IntegerSolver] {
    #if GLPK
      [BranchAndBound(over: ExactSimplex()), BranchAndBound(over: GLPK()), GLPK()]
    #else
      [BranchAndBound(over: ExactSimplex())]
    #endif
  }
}

/// What a program's answer is to be.
enum Kind: Hashable { case optimal, infeasible, unbounded, stopped }

extension LinearSolution {
  var kind: Kind {
    switch self {
    case .optimal: .optimal
    case .infeasible: .infeasible
    case .unbounded: .unbounded
    case .stopped: .stopped
    }
  }
}

/// The certificate of an exact answer holds.
func expectProven(
  _ solution: LinearSolution<Rational>,
  of program: LinearProgram<Rational>,
  at location: SourceLocation = #_sourceLocation
) {
  switch solution {
  case .optimal(let optimum):
    #expect(optimum.check.isExact, sourceLocation: location)
    let check = program.check(values: optimum.values, duals: optimum.duals)
    #expect(check == optimum.check, sourceLocation: location)
    #expect(check.objective == optimum.objective, sourceLocation: location)
  case .infeasible(let certificate):
    #expect(program.accepts(certificate), sourceLocation: location)
  case .unbounded(let ray):
    #expect(program.accepts(ray), sourceLocation: location)
  case .stopped(let reason):
    Issue.record("stopped: \(reason)", sourceLocation: location)
  }
}
