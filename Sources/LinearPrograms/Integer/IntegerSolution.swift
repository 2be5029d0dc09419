public import EquilibriaNumerics

/// The answer to a mixed-integer linear program: never a silent non-optimal point.
public struct IntegerSolution: Sendable, Hashable {
  /// How the search ended.
  public enum Status: Sendable, Hashable {
    /// The incumbent is optimal within the gap asked for.
    case optimal
    /// There is no feasible point.
    case infeasible
    /// The objective has no end.
    case unbounded
    /// A limit was reached; the incumbent, if any, is the best point found.
    case stopped(StopReason)
  }

  /// A feasible point, checked exactly.
  public struct Incumbent: Sendable, Hashable {
    /// The value of each variable.
    public let values: [Rational]

    /// The exact objective of the values.
    public let objective: Rational

    /// A feasible point and its objective.
    package init(values: [Rational], objective: Rational) {
      self.values = values
      self.objective = objective
    }
  }

  /// How the search ended.
  public let status: Status

  /// The best feasible point found; it satisfies every constraint exactly.
  public let incumbent: Incumbent?

  /// What no feasible objective can beat; `nil` when nothing is known.
  public let bestBound: Rational?

  /// Whether the bound and status rest on exact arithmetic rather than on a floating search.
  public let isProven: Bool

  /// The distance between the bound and the incumbent's objective; `nil` without both.
  public var gap: Rational? {
    guard let incumbent, let bestBound else { return nil }
    return (bestBound - incumbent.objective).magnitude
  }

  package init(
    status: Status,
    incumbent: Incumbent?,
    bestBound: Rational?,
    isProven: Bool
  ) {
    self.status = status
    self.incumbent = incumbent
    self.bestBound = bestBound
    self.isProven = isProven
  }
}

/// Something that solves mixed-integer linear programs.
public protocol IntegerSolver: Sendable {
  /// Solves a program with its integer declarations.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - gap: The relative distance between bound and incumbent at which the search may end.
  ///   - limits: The longest time and the most nodes.
  /// - Returns: The best point found, the best bound, and how the search ended.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  func solveInteger(
    _ program: LinearProgram<Rational>,
    gap: Rational,
    limits: Limits
  ) throws(LinearProgramError) -> IntegerSolution
}
