public import EquilibriaNumerics

/// The equilibria that an algorithm found, and whether they are proven to be all of them.
public struct NashEquilibria<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The equilibria, in an order that does not depend on threads or hashing.
  public let equilibria: [NashEquilibrium<Action, Scalar>]

  /// The name of the algorithm.
  public let method: String

  /// Whether every equilibrium of the game is in the list, proven.
  public let isComplete: Bool

  /// Whether every equilibrium in pure strategies is in the list, proven.
  public let includesAllPure: Bool

  /// Why the work ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// The connected components that the equilibria span, when the list is complete by an algorithm
  /// that finds all extreme equilibria; `nil` otherwise.
  public let components: [EquilibriumComponent<Scalar>]?

  /// How much work an enumeration of vertices has done; `nil` for other algorithms.
  public let statistics: EnumerationStatistics?

  init(
    _ equilibria: [NashEquilibrium<Action, Scalar>],
    method: String,
    isComplete: Bool,
    includesAllPure: Bool = false,
    stopReason: StopReason? = nil,
    components: [EquilibriumComponent<Scalar>]? = nil,
    statistics: EnumerationStatistics? = nil
  ) {
    self.equilibria = equilibria
    self.method = method
    self.isComplete = isComplete
    self.includesAllPure = isComplete || includesAllPure
    self.stopReason = stopReason
    self.components = components
    self.statistics = statistics
  }
}

extension NashEquilibria: RandomAccessCollection {
  /// The first position, 0.
  public var startIndex: Int { 0 }

  /// One past the last position.
  public var endIndex: Int { equilibria.count }

  /// The equilibrium at a position.
  public subscript(position: Int) -> NashEquilibrium<Action, Scalar> { equilibria[position] }
}

extension NashEquilibria: CustomStringConvertible {
  /// One equilibrium per line, and a last line that says whether these are all.
  public var description: String {
    let lines = equilibria.map(\.description)
    let continua = components?.filter { !$0.isSinglePoint } ?? []
    let count = "\(count) \(count == 1 ? "equilibrium" : "equilibria")"
    let end =
      isComplete
      ? continua.isEmpty
        ? "\(count): all there are"
        : "\(count): the extreme ones of all there are, which form "
          + "\(components?.count ?? 0) connected component\(components?.count == 1 ? "" : "s")"
      : includesAllPure && allSatisfy(\.isPure)
        ? "\(count) in pure strategies, all there are; there may be mixed ones"
        : "\(count) found; there may be more"
    return (lines + [end]).joined(separator: "\n")
  }
}
