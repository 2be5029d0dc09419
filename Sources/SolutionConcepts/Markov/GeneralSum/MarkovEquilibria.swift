public import EquilibriaNumerics

/// The stationary equilibria that an algorithm found, and whether they are proven to be all.
public struct MarkovEquilibria<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The equilibria, in an order that does not depend on threads or hashing.
  public let equilibria: [MarkovEquilibrium<Action, Scalar>]

  /// The name of the algorithm.
  public let method: String

  /// Whether every stationary equilibrium of the game is in the list, proven.
  public let isComplete: Bool

  /// Whether every stationary equilibrium in pure policies is in the list, proven.
  public let includesAllPure: Bool

  /// Why the work ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// When the work ended without an equilibrium: the last policy on the way to one, with what anyone
  /// could still gain. It is an ε-equilibrium for ε its regret.
  public let approximation: MarkovEquilibrium<Action, Scalar>?

  /// The number of steps along paths, or of partial policies looked at.
  public let iterations: Int

  init(
    _ equilibria: [MarkovEquilibrium<Action, Scalar>],
    method: String,
    isComplete: Bool = false,
    includesAllPure: Bool = false,
    stopReason: StopReason? = nil,
    approximation: MarkovEquilibrium<Action, Scalar>? = nil,
    iterations: Int
  ) {
    self.equilibria = equilibria
    self.method = method
    self.isComplete = isComplete
    self.includesAllPure = isComplete || includesAllPure
    self.stopReason = stopReason
    self.approximation = approximation
    self.iterations = iterations
  }
}

extension MarkovEquilibria: RandomAccessCollection {
  /// The first position, 0.
  public var startIndex: Int { 0 }

  /// One past the last position.
  public var endIndex: Int { equilibria.count }

  /// The equilibrium at a position.
  public subscript(position: Int) -> MarkovEquilibrium<Action, Scalar> { equilibria[position] }
}

extension MarkovEquilibria: CustomStringConvertible {
  /// One equilibrium after another, and a last line that says whether these are all.
  public var description: String {
    let count = "\(count) stationary \(count == 1 ? "equilibrium" : "equilibria")"
    let end =
      isComplete
      ? "\(count): all there are"
      : includesAllPure && allSatisfy(\.isPure)
        ? "\(count) in pure policies, all there are; there may be mixed ones"
        : "\(count) found; there may be more"
    return (map(\.description) + [end]).joined(separator: "\n\n")
  }
}
