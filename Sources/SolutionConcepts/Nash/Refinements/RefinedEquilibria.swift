/// The refinements of a list of equilibria, and of the continua that they span.
public struct RefinedEquilibria<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The refinements of each equilibrium, in the order of the list.
  public let refinements: [NashRefinements<Action>]

  /// The maximal Nash subsets of all components; `nil` when they are not known.
  public let subsets: [RefinedSubset<Action>]?
}

/// Which equilibria of a maximal Nash subset are undominated.
///
/// A strategy is dominated when its actions are in use together, whatever their probabilities. So
/// the undominated equilibria of a subset form a union of its faces, and the subset as a whole is
/// undominated exactly when its centre is.
public struct RefinedSubset<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The numbers of its extreme equilibria in the list, in order.
  public let members: [Int]

  /// Those of its extreme equilibria that are undominated, and so perfect.
  public let undominatedMembers: [Int]

  /// For each player, whether the strategy at the centre of the subset is weakly dominated.
  public let centre: [DominanceVerdict<Action>]

  /// Whether every equilibrium of the subset is undominated, and so perfect; `nil` when a limit
  /// came first.
  public var isUndominated: Bool? { RefinementVerdict(perfection: centre).isSatisfied }
}

extension RefinedEquilibria: RandomAccessCollection {
  /// The first position, 0.
  public var startIndex: Int { 0 }

  /// One past the last position.
  public var endIndex: Int { refinements.count }

  /// The refinements of the equilibrium at a position.
  public subscript(position: Int) -> NashRefinements<Action> { refinements[position] }
}

extension RefinementVerdict {
  /// Whether an equilibrium of two players is perfect: neither strategy is weakly dominated.
  init<Action>(perfection dominance: [DominanceVerdict<Action>]) {
    self = .yes(.undominated)
    for verdict in dominance {
      switch verdict {
      case .dominated:
        self = .no(.dominated)
        return
      case .stopped(let reason): self = .unknown(.stopped(reason))
      case .undominated: break
      }
    }
  }
}
