/// Where a variable or a constraint's row stands in a basic solution.
public enum BasisStatus: Int8, Sendable, Hashable, Codable {
  /// Its value follows from the others.
  case basic = 0
  /// It sits at its lower bound.
  case atLower = 1
  /// It sits at its upper bound.
  case atUpper = 2
  /// It has no bounds and sits at zero.
  case free = 3
}

/// A basis of a linear program: a vertex by name, to start a solver from or to prove.
public struct Basis: Sendable, Hashable {
  /// The status of each variable.
  public var variables: [BasisStatus]

  /// The status of each constraint's row.
  public var constraints: [BasisStatus]

  /// A basis from the statuses of variables and rows.
  ///
  /// - Parameters:
  ///   - variables: One status per variable.
  ///   - constraints: One status per constraint.
  public init(variables: [BasisStatus], constraints: [BasisStatus]) {
    self.variables = variables
    self.constraints = constraints
  }

  /// The basis in which every row is basic and every variable sits at a bound.
  ///
  /// - Parameter program: The program whose bounds decide.
  public init<Scalar>(slackOf program: LinearProgram<Scalar>) {
    variables = program.variableBounds.map(\.restingStatus)
    constraints = Array(repeating: .basic, count: program.constraintCount)
  }
}

extension Bounds {
  /// The bound at which a nonbasic quantity rests when nothing else is known.
  package var restingStatus: BasisStatus {
    lower != nil ? .atLower : upper != nil ? .atUpper : .free
  }

  /// The value of a nonbasic quantity with a status; `nil` when the bound does not exist.
  package func value(at status: BasisStatus) -> Scalar? {
    switch status {
    case .atLower: lower
    case .atUpper: upper
    case .free: lower == nil && upper == nil ? .zero : nil
    case .basic: nil
    }
  }
}
