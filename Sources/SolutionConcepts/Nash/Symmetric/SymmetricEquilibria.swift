public import EquilibriaNumerics

/// The symmetric equilibria of a symmetric two-player game: both players use the same mixture.
///
/// The list has the extreme ones, the vertices of the faces whose union is the set of all
/// symmetric equilibria.
public struct SymmetricEquilibria<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The extreme symmetric equilibria, those of small supports first.
  public let equilibria: [NashEquilibrium<Action, Scalar>]

  /// Whether every extreme symmetric equilibrium is in the list, proven.
  public let isComplete: Bool

  /// Why the work ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// The connected components of the set of symmetric equilibria; `nil` when the work ended early.
  public let components: [SymmetricComponent<Scalar>]?

  /// How much work the enumeration has done.
  public let statistics: EnumerationStatistics
}

/// A maximal convex set of symmetric equilibria: a face of the best-response polytope.
///
/// Every mixture of its members is a symmetric equilibrium, and the payoff takes its extremes at
/// members.
public struct SymmetricFace<Scalar: OrderedField>: Sendable, Hashable {
  /// The numbers of its extreme equilibria in the list, in order.
  public let members: [Int]

  /// Its dimension; zero for a single point.
  public let dimension: Int

  /// The least and greatest payoff of either player over the face.
  public let payoffRange: ClosedRange<Scalar>
}

/// A connected component of the set of symmetric equilibria: a union of faces.
public struct SymmetricComponent<Scalar: OrderedField>: Sendable, Hashable {
  /// The numbers of its extreme equilibria in the list, in order.
  public let members: [Int]

  /// The maximal convex sets whose union it is.
  public let faces: [SymmetricFace<Scalar>]

  /// The sum of the indices of the symmetric equilibria that appear nearby when the payoffs are
  /// perturbed symmetrically.
  ///
  /// The indices of all components of a game sum to +1. This is not the index of
  /// ``EquilibriumComponent``, which counts equilibria that are not symmetric as well.
  ///
  /// > Source: Hofbauer & Sigmund (1998), *Evolutionary Games and Population Dynamics*,
  /// > chapter 13.
  public let index: Int

  /// The largest dimension of its faces.
  public var dimension: Int { faces.map(\.dimension).max() ?? 0 }

  /// Whether it is one isolated symmetric equilibrium.
  public var isSinglePoint: Bool { members.count == 1 }

  /// Whether the index shows that every nearby symmetric game has a symmetric equilibrium near
  /// this component.
  public var isEssential: Bool { index != 0 }
}

extension SymmetricEquilibria: RandomAccessCollection {
  /// The first position, 0.
  public var startIndex: Int { 0 }

  /// One past the last position.
  public var endIndex: Int { equilibria.count }

  /// The equilibrium at a position.
  public subscript(position: Int) -> NashEquilibrium<Action, Scalar> { equilibria[position] }
}

extension SymmetricEquilibria: CustomStringConvertible {
  /// One equilibrium per line, and a last line that says whether these are all.
  public var description: String {
    let count = "\(count) symmetric \(count == 1 ? "equilibrium" : "equilibria")"
    let continua = components?.filter { !$0.isSinglePoint } ?? []
    let end =
      isComplete
      ? continua.isEmpty
        ? "\(count): all there are"
        : "\(count): the extreme ones of all there are, which form "
          + "\(components?.count ?? 0) connected component\(components?.count == 1 ? "" : "s")"
      : "\(count) found; there may be more"
    return (equilibria.map(\.description) + [end]).joined(separator: "\n")
  }
}
