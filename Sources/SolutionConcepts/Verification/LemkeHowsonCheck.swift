internal import EquilibriaNumerics
public import Games

extension LemkeHowsonGraph {
  /// Checks nodes, indices and paths against the game; every path is followed again, in rationals.
  ///
  /// The basis of every node must determine its equilibrium, and the index must be the sign of its
  /// determinants. Every path must lead from its start to its end in so many pivots, join opposite
  /// indices, and be the only one of its label at both. Unless the work was stopped, every node has
  /// a path of every label.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    guard table.space.playerCount == 2 else { return "the game does not have two players" }
    guard let first = nodes.first, first.basis == [[], []], first.equilibrium == nil else {
      return "the first node is not the artificial equilibrium"
    }
    if Set(nodes.map(\.basis)).count < nodes.count { return "two nodes have the same basis" }
    let profiles = equilibria.map(\.profile)
    if Set(profiles).count < profiles.count { return "an equilibrium is listed twice" }
    for (number, equilibrium) in equilibria.enumerated() {
      guard let check = try? table.check(nash: equilibrium.profile), check == equilibrium.check
      else { return "the payoffs of equilibrium \(number) are wrong" }
      if equilibrium.regret != .zero { return "equilibrium \(number) is none" }
      if !nodes.contains(where: { $0.equilibrium == number }) {
        return "equilibrium \(number) is not at a node"
      }
    }
    let walk = RationalPath(table)
    for (number, node) in nodes.enumerated() {
      if let problem = problem(in: node, isFirst: number == 0, walk) {
        return "node \(number) \(problem)"
      }
    }
    return problemInPaths(walk)
  }

  /// Why a node is wrong; `nil` when its basis gives its equilibrium and index.
  private func problem(in node: Node, isFirst: Bool, _ walk: RationalPath) -> String? {
    guard node.basis.count == 2, node.basis[0].count == node.basis[1].count,
      (0..<2).allSatisfy({ side in
        let actions = 0..<walk.counts[side]
        return node.basis[side].allSatisfy(actions.contains)
          && node.basis[side] == Set(node.basis[side]).sorted()
      })
    else { return "has no basis" }
    let signs = walk.payoffs.map { matrix in
      GaussianElimination.determinantSign(
        of: node.basis[0].map { row in node.basis[1].map { matrix[row][$0] } }
      )
    }
    if signs.contains(0) { return "has a basis without a solution" }
    let index = (node.basis[0].count % 2 == 0 ? -1 : 1) * signs[0] * signs[1]
    if node.index != index { return "has index \(index), not \(node.index)" }
    if isFirst { return nil }
    guard let place = node.equilibrium, equilibria.indices.contains(place) else {
      return "has no equilibrium"
    }
    // The only profile on the basis that makes all of it best replies.
    for side in 0..<2 {
      let strategy = equilibria[place].profile[side]
      let values = equilibria[place].check.actionPayoffs[side]
      guard Set(strategy.supportIndices).isSubset(of: node.basis[side]),
        node.basis[side].allSatisfy({ values[$0] == equilibria[place].payoffs[side] })
      else { return "has the basis of another equilibrium" }
    }
    return nil
  }

  private func problemInPaths(_ walk: RationalPath) -> String? {
    let labels = walk.counts[0] + walk.counts[1]
    var isTaken = nodes.map { _ in [Bool](repeating: false, count: labels) }
    for path in paths {
      let name = "the path of label \(path.label) from node \(path.start)"
      guard (0..<labels).contains(path.label), nodes.indices.contains(path.start),
        nodes.indices.contains(path.end)
      else { return "\(name) does not fit the graph" }
      for end in [path.start, path.end] {
        if isTaken[end][path.label] { return "\(name) meets another one of its label" }
        isTaken[end][path.label] = true
      }
      guard nodes[path.start].index == -nodes[path.end].index else {
        return "\(name) joins equal indices"
      }
      guard let end = walk.follow(from: nodes[path.start].basis, dropping: path.label) else {
        return "\(name) does not start at a vertex"
      }
      if end.basis != nodes[path.end].basis { return "\(name) ends elsewhere" }
      if end.pivotCount != path.pivotCount { return "\(name) has \(end.pivotCount) pivots" }
    }
    if stopReason != nil { return nil }
    for (number, labels) in isTaken.enumerated() {
      if let label = labels.firstIndex(of: false) {
        return "node \(number) has no path of label \(label)"
      }
    }
    return nil
  }
}
