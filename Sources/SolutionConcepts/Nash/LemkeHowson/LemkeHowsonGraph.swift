public import EquilibriaNumerics

/// The equilibria of a two-player game that Lemke–Howson paths connect, and the paths.
///
/// Every label, an action of either player, has one path at every end: the artificial equilibrium
/// and each equilibrium. Paths join ends of opposite index, so that for each label they pair the
/// ends off. Equilibria in another part of the graph cannot be reached and are not listed; their
/// indices sum to zero, since those of all equilibria sum to 1.
///
/// In a degenerate game the ends are those of a nearby nondegenerate game, as the lexicographic
/// ratio test resolves ties; several of them may be the same equilibrium.
///
/// > Source: Shapley (1974), *A note on the Lemke–Howson algorithm*; von Stengel (2021), *Finding
/// > Nash equilibria of two-player games*, sections 4 and 7.
public struct LemkeHowsonGraph<Action: Hashable & Sendable>: Sendable, Hashable {
  /// An end of paths: the artificial equilibrium or an equilibrium.
  public struct Node: Sendable, Hashable {
    /// The action numbers of each player whose weights are basic: the support, together with weights
    /// that are zero only by chance in a degenerate game.
    public let basis: [[Int]]

    /// The place of the equilibrium in ``LemkeHowsonGraph/equilibria``; `nil` for the artificial one.
    public let equilibrium: Int?

    /// `(−1)^(k+1)` times the sign of `det A·det B` on the basis of k actions each, for payoffs
    /// made positive: −1 for the artificial equilibrium, 1 for pure ones.
    public let index: Int

    /// An end of paths, from any source; ``LemkeHowsonGraph/verify(in:)`` checks it.
    ///
    /// - Parameters:
    ///   - basis: The action numbers of each player whose weights are basic.
    ///   - equilibrium: The place of the equilibrium; `nil` for the artificial one.
    ///   - index: 1 or −1.
    public init(basis: [[Int]], equilibrium: Int?, index: Int) {
      self.basis = basis
      self.equilibrium = equilibrium
      self.index = index
    }
  }

  /// A path of one label between two nodes.
  public struct Path: Sendable, Hashable {
    /// The label dropped: actions of player 0 are 0..<m, those of player 1 are m..<(m + n).
    public let label: Int

    /// The node from which the path was followed.
    public let start: Int

    /// The node at its other end.
    public let end: Int

    /// The number of pivots from end to end.
    public let pivotCount: Int

    /// A path, from any source; ``LemkeHowsonGraph/verify(in:)`` checks it.
    ///
    /// - Parameters:
    ///   - label: The label dropped.
    ///   - start: The node from which the path was followed.
    ///   - end: The node at its other end.
    ///   - pivotCount: The number of pivots from end to end.
    public init(label: Int, start: Int, end: Int, pivotCount: Int) {
      self.label = label
      self.start = start
      self.end = end
      self.pivotCount = pivotCount
    }
  }

  /// The ends of paths in the order of discovery; the first is the artificial equilibrium.
  public let nodes: [Node]

  /// The paths, by start and label.
  public let paths: [Path]

  /// The equilibria reached, each once, in the order of discovery.
  public let equilibria: [NashEquilibrium<Action, Rational>]

  /// Why the work ended early; `nil` when every path of every node has been followed.
  public let stopReason: StopReason?

  /// A graph, from any source; ``verify(in:)`` checks it.
  ///
  /// - Parameters:
  ///   - nodes: The ends of paths; the first is the artificial equilibrium.
  ///   - paths: The paths.
  ///   - equilibria: The equilibria reached.
  ///   - stopReason: Why the work ended early, if it did.
  public init(
    nodes: [Node],
    paths: [Path],
    equilibria: [NashEquilibrium<Action, Rational>],
    stopReason: StopReason? = nil
  ) {
    self.nodes = nodes
    self.paths = paths
    self.equilibria = equilibria
    self.stopReason = stopReason
  }

  /// The node at the other end of a path.
  ///
  /// - Parameters:
  ///   - node: The node at one end.
  ///   - label: The label dropped.
  /// - Returns: The other end; `nil` when the path has not been followed.
  public func neighbour(of node: Int, dropping label: Int) -> Int? {
    for path in paths where path.label == label {
      if path.start == node { return path.end }
      if path.end == node { return path.start }
    }
    return nil
  }

  /// The sum of the indices of the nodes of an equilibrium: its index when it is isolated and the
  /// work ran to its end.
  ///
  /// - Parameter equilibrium: The place of the equilibrium.
  /// - Returns: The sum.
  public func index(of equilibrium: Int) -> Int {
    nodes.reduce(0) { $0 + ($1.equilibrium == equilibrium ? $1.index : 0) }
  }
}

extension LemkeHowsonGraph: CustomStringConvertible {
  /// One line per node with its index and the ends of its paths.
  public var description: String {
    let lines = nodes.indices.map { number in
      let node = nodes[number]
      let name = node.equilibrium.map { "\(equilibria[$0].profile)" } ?? "artificial equilibrium"
      let ends = paths.filter { $0.start == number || $0.end == number }
        .sorted { $0.label < $1.label }
        .map { "\($0.label)→\($0.start == number ? $0.end : $0.start)" }
      return "\(number): index \(node.index), \(name), paths \(ends.joined(separator: " "))"
    }
    let end = stopReason.map { ["stopped: \($0.rawValue)"] } ?? []
    return (lines + end).joined(separator: "\n")
  }
}
