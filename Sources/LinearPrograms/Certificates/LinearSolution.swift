public import EquilibriaNumerics

/// The answer to a linear program, with its certificate.
public enum LinearSolution<Scalar: OrderedField>: Sendable, Hashable {
  /// A best point exists; primal and dual values prove it.
  case optimal(LinearOptimum<Scalar>)

  /// No point satisfies the constraints; Farkas multipliers prove it.
  case infeasible(FarkasCertificate<Scalar>)

  /// The objective improves without end along a ray.
  case unbounded(UnboundedRay<Scalar>)

  /// A limit was reached or the task was cancelled before the proof was complete.
  case stopped(StopReason)

  /// The optimum, or `nil` for every other answer.
  public var optimum: LinearOptimum<Scalar>? {
    if case .optimal(let optimum) = self { optimum } else { nil }
  }
}

extension LinearSolution: CustomStringConvertible {
  /// The status, and for an optimum its objective.
  public var description: String {
    switch self {
    case .optimal(let optimum): "optimal, objective \(optimum.objective)"
    case .infeasible: "infeasible"
    case .unbounded: "unbounded"
    case .stopped(let reason): "stopped: \(reason.rawValue)"
    }
  }
}

/// A proven best point of a linear program.
///
/// With exact arithmetic the proof is complete: the point is feasible and the dual values give a
/// bound equal to its objective. With floating arithmetic ``check`` says by how much each of these
/// statements may be off.
public struct LinearOptimum<Scalar: OrderedField>: Sendable, Hashable {
  /// The value of the objective.
  public let objective: Scalar

  /// The value of each variable, x.
  public let values: [Scalar]

  /// The dual value of each constraint, y: how fast the best objective changes with the bound.
  public let duals: [Scalar]

  /// The basis of the solution, to warm-start a similar program.
  public let basis: Basis

  /// What the checker measured: all zero for exact arithmetic.
  public let check: OptimalityCheck<Scalar>

  /// The number of pivots spent.
  public let iterations: Int

  /// The value of a variable.
  public subscript(variable: LinearProgram<Scalar>.Variable) -> Scalar { values[variable.index] }

  /// The value of a formula.
  ///
  /// - Parameter term: A sum of multiples of the program's variables.
  /// - Returns: Its value at the optimum.
  public func value(of term: some LinearTerm<Scalar>) -> Scalar {
    term.linearExpression.value(at: values)
  }

  /// The dual value (shadow price) of a constraint.
  ///
  /// - Parameter constraint: The constraint.
  /// - Returns: The change of the best objective per unit of the constraint's active bound.
  public func dual(of constraint: LinearProgram<Scalar>.Constraint) -> Scalar {
    duals[constraint.index]
  }
}

/// Multipliers that show that no point satisfies the constraints.
///
/// The combination `Σ yᵢ·(A·x)ᵢ + Σ dⱼ·xⱼ` with `d = −Aᵀy` is zero for every x, but the bounds
/// keep it below zero.
///
/// > Source: Farkas (1902); Schrijver (1986), *Theory of Linear and Integer Programming*, 7.3.
public struct FarkasCertificate<Scalar: OrderedField>: Sendable, Hashable {
  /// One multiplier per constraint, y.
  public let multipliers: [Scalar]

  /// A certificate to be checked, wherever it comes from.
  ///
  /// - Parameter multipliers: One multiplier per constraint.
  public init(multipliers: [Scalar]) { self.multipliers = multipliers }
}

/// A direction along which the objective improves without end.
public struct UnboundedRay<Scalar: OrderedField>: Sendable, Hashable {
  /// A feasible point to start from.
  public let origin: [Scalar]

  /// The direction, one entry per variable.
  public let direction: [Scalar]

  /// A ray to be checked, wherever it comes from.
  ///
  /// - Parameters:
  ///   - origin: A feasible point.
  ///   - direction: The direction, one entry per variable.
  public init(origin: [Scalar], direction: [Scalar]) {
    self.origin = origin
    self.direction = direction
  }
}
