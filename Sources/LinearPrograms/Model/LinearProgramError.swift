/// Why a linear program is refused, or a solver failed.
///
/// Infeasible and unbounded programs are not errors: they are answers with certificates.
public enum LinearProgramError: Error, Sendable, Hashable {
  /// A coefficient or bound is NaN or infinite; unbounded sides are `nil`, not infinity.
  case notFinite(place: String)

  /// A lower bound exceeds the upper bound of the same variable or constraint.
  case emptyBounds(place: String, lower: String, upper: String)

  /// A constraint names a variable that the program does not have, or names one twice.
  case invalidColumn(constraint: String, column: Int)

  /// A new variable's column names a constraint that the program does not have, or names one twice.
  case invalidRow(variable: Int, constraint: Int)

  /// The solver library failed; its own message is kept. Later calls are not affected.
  case backend(solver: String, message: String)

  /// A session was used after it had ended.
  case sessionEnded
}

extension LinearProgramError: CustomStringConvertible {
  /// What was found, where, and what was expected.
  public var description: String {
    switch self {
    case .notFinite(let place): "\(place) is not a finite number"
    case .emptyBounds(let place, let lower, let upper):
      "\(place) has the lower bound \(lower) above its upper bound \(upper)"
    case .invalidColumn(let constraint, let column):
      "\(constraint) names variable \(column), which the program lacks or which it names twice"
    case .invalidRow(let variable, let constraint):
      "the column of variable \(variable) names constraint \(constraint), which the program lacks "
        + "or which it names twice"
    case .backend(let solver, let message): "\(solver) failed: \(message)"
    case .sessionEnded: "the solver session has ended"
    }
  }
}
