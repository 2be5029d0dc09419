public import EquilibriaNumerics
public import LinearPrograms

/// A Nash equilibrium chosen for an objective, with the proof of how good it is.
///
/// The equilibrium carries its own certificate. ``proof`` shows that no equilibrium has a better
/// value than ``bound``; when the two agree the choice is optimal. ``verify(in:)`` checks all of it.
public struct SelectedEquilibrium<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What the equilibrium was chosen for.
  public let objective: NashObjective

  /// The equilibrium, exact.
  public let equilibrium: NashEquilibrium<Action, Rational>

  /// The value of the objective.
  public let value: Rational

  /// What no equilibrium can beat; `nil` when nothing is known.
  public let bound: Rational?

  /// Whether the bound rests on exact arithmetic rather than on a floating search.
  public let isBoundProven: Bool

  /// The proof of the bound; `nil` when none was asked for or none was found in time.
  public let proof: BranchingProof?

  /// Why the search ended early; `nil` when it came to its end.
  public let stopReason: StopReason?

  /// A choice, from any source; ``verify(in:)`` checks it.
  ///
  /// - Parameters:
  ///   - objective: What the equilibrium was chosen for.
  ///   - equilibrium: The equilibrium.
  ///   - value: The value of the objective.
  ///   - bound: What no equilibrium is said to beat.
  ///   - isBoundProven: Whether the bound rests on exact arithmetic.
  ///   - proof: The proof of the bound.
  ///   - stopReason: Why the search ended early, if it did.
  public init(
    objective: NashObjective,
    equilibrium: NashEquilibrium<Action, Rational>,
    value: Rational,
    bound: Rational?,
    isBoundProven: Bool,
    proof: BranchingProof?,
    stopReason: StopReason? = nil
  ) {
    self.objective = objective
    self.equilibrium = equilibrium
    self.value = value
    self.bound = bound
    self.isBoundProven = isBoundProven
    self.proof = proof
    self.stopReason = stopReason
  }

  /// Whether it is proven that no equilibrium has a better value.
  public var isProvenOptimal: Bool { isBoundProven && bound == value }

  /// The distance between the bound and the value; `nil` without a bound.
  public var gap: Rational? { bound.map { ($0 - value).magnitude } }
}

extension SelectedEquilibrium: CustomStringConvertible {
  /// The value, what is proven about it, and the equilibrium.
  public var description: String {
    let quality: String =
      if isProvenOptimal {
        "optimal"
      } else if let bound {
        "\(objective.isMinimized ? "at least" : "at most") \(bound)\(isBoundProven ? "" : ", not proven")"
      } else {
        "no bound"
      }
    return "\(objective) \(value), \(quality)\n\(equilibrium)"
  }
}
