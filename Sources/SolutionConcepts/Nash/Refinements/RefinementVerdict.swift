public import EquilibriaNumerics

/// Whether an equilibrium passes a refinement, and why.
public enum RefinementVerdict: Sendable, Hashable {
  /// It does, proven.
  case yes(RefinementReason)
  /// It does not, proven.
  case no(RefinementReason)
  /// Nothing is proven either way.
  case unknown(RefinementReason)

  /// `true` or `false` when it is decided, `nil` otherwise.
  public var isSatisfied: Bool? {
    switch self {
    case .yes: true
    case .no: false
    case .unknown: nil
    }
  }
}

extension RefinementVerdict: CustomStringConvertible {
  /// The verdict and its reason: `yes: regular`.
  public var description: String {
    switch self {
    case .yes(let reason): "yes: \(reason)"
    case .no(let reason): "no: \(reason)"
    case .unknown(let reason): "unknown: \(reason)"
    }
  }
}

/// What a verdict about an equilibrium rests on.
///
/// > Source: van Damme (1991), *Stability and Perfection of Nash Equilibria*, section
/// > 2.5 and theorem 3.2.2 (regular and undominated equilibria); Myerson (1978) (every game has a proper one);
/// > Ritzberger (1994), *The theory of normal form games from the differentiable viewpoint* (index).
public enum RefinementReason: Sendable, Hashable {
  /// No strategy of the equilibrium is weakly dominated.
  case undominated
  /// A strategy of the equilibrium is weakly dominated.
  case dominated
  /// The equilibrium is regular: quasi-strict and isolated.
  case regular
  /// Beliefs by levels of likelihood prove it.
  case lexicographicBeliefs
  /// No beliefs by levels of likelihood fit; all orders of the actions were tried.
  case noLexicographicBeliefs
  /// It is the only perfect equilibrium, and every game has a proper one.
  case onlyPerfect
  /// It is isolated and has an index other than zero.
  case index(Int)
  /// It is isolated but its index is zero, which decides nothing.
  case indexZero
  /// It belongs to a continuum of equilibria.
  case notIsolated
  /// Whether it is isolated is not known: not all equilibria are.
  case componentsUnknown
  /// So many pairs of orders of the actions would have to be tried.
  case tooManyOrders(Int)
  /// The work ended early.
  case stopped(StopReason)
}

extension RefinementReason: CustomStringConvertible {
  /// The reason in a few words.
  public var description: String {
    switch self {
    case .undominated: "undominated"
    case .dominated: "weakly dominated"
    case .regular: "regular"
    case .lexicographicBeliefs: "lexicographic beliefs"
    case .noLexicographicBeliefs: "no lexicographic beliefs fit"
    case .onlyPerfect: "the only perfect equilibrium"
    case .index(let index): "isolated with index \(index > 0 ? "+" : "")\(index)"
    case .indexZero: "isolated with index 0"
    case .notIsolated: "one of a continuum of equilibria"
    case .componentsUnknown: "not all equilibria are known"
    case .tooManyOrders(let count): "more than \(count) pairs of orders of actions"
    case .stopped(let reason): "stopped: \(reason.rawValue)"
    }
  }
}
