public import EquilibriaNumerics

/// The cheapest way for all recurrent classes to reach one of them, with the proof that none is
/// cheaper.
///
/// The tree gives every other class one successor, such that all lead to the root; its cost is the
/// root's stochastic potential. The proof puts weights on sets of classes without the root: any
/// tree must leave every set, and no move pays for more than its resistance, so no tree costs less
/// than the sum of the weights.
///
/// > Source: Edmonds (1967), *Optimum branchings*; Fulkerson (1974), *Packing rooted directed cuts
/// > in a weighted directed graph* (duality).
public struct ResistanceTree: Sendable, Hashable {
  /// A set of classes that every tree must leave, and what leaving it costs at least.
  public struct Bound: Sendable, Hashable {
    /// The numbers of the classes, in order.
    public let classes: [Int]

    /// The weight; not negative.
    public let weight: Rational

    /// A bound.
    ///
    /// - Parameters:
    ///   - classes: The numbers of the classes.
    ///   - weight: The weight.
    public init(classes: [Int], weight: Rational) {
      self.classes = classes
      self.weight = weight
    }
  }

  /// The class that all others reach.
  public let root: Int

  /// The successor of each class; `nil` for the root.
  public let successors: [Int?]

  /// The sum of the resistances: the stochastic potential of the root.
  public let cost: Rational

  /// The proof that no tree costs less: the weights sum to the cost.
  public let bounds: [Bound]

  /// A tree with its proof; ``StochasticStabilityCheck`` decides whether it proves anything.
  ///
  /// - Parameters:
  ///   - root: The class that all others reach.
  ///   - successors: The successor of each class; `nil` for the root.
  ///   - cost: The sum of the resistances.
  ///   - bounds: Weights on sets without the root.
  public init(root: Int, successors: [Int?], cost: Rational, bounds: [Bound]) {
    self.root = root
    self.successors = successors
    self.cost = cost
    self.bounds = bounds
  }
}
