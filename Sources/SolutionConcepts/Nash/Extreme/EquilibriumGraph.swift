internal import EquilibriaNumerics

/// The bipartite graph whose edges are the extreme equilibria and whose nodes are their strategies.
///
/// Connected components of the graph are the components of the set of equilibria; maximal complete
/// bipartite subgraphs are the maximal Nash subsets.
///
/// > Source: Avis, Rosenberg, Savani & von Stengel (2010), *Enumeration of Nash equilibria for
/// > two-player games*, section 2.
struct EquilibriumGraph {
  /// The different strategies of each player, in the order of their first appearance.
  private let strategies: [[[Rational]]]
  /// For each equilibrium the strategy numbers of the two players.
  private let edges: [(Int, Int)]

  init(_ equilibria: [[[Rational]]]) {
    var strategies: [[[Rational]]] = [[], []]
    var numbers: [[[Rational]: Int]] = [[:], [:]]
    func number(_ strategy: [Rational], of player: Int) -> Int {
      if let known = numbers[player][strategy] { return known }
      let number = strategies[player].count
      numbers[player][strategy] = number
      strategies[player].append(strategy)
      return number
    }
    edges = equilibria.map { (number($0[0], of: 0), number($0[1], of: 1)) }
    self.strategies = strategies
  }

  /// The equilibria of each connected component, in the order of their first members.
  var components: [[Int]] {
    let offset = strategies[0].count
    var parents = Array(0..<(offset + strategies[1].count))
    func root(_ node: Int) -> Int {
      var node = node
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for (first, second) in edges { parents[root(first)] = root(offset + second) }
    var numbers: [Int: Int] = [:]
    var result: [[Int]] = []
    for (equilibrium, edge) in edges.enumerated() {
      let root = root(edge.0)
      if let number = numbers[root] {
        result[number].append(equilibrium)
      } else {
        numbers[root] = result.count
        result.append([equilibrium])
      }
    }
    return result
  }

  /// The maximal complete bipartite subgraphs among the edges of a component.
  ///
  /// The second players' sides are the intersections of neighbourhoods of first players' nodes;
  /// each intersection that is not empty is met once.
  ///
  /// - Complexity: Proportional to the number of subsets, which can be exponential.
  func maximalSubsets(of component: [Int]) -> [(members: [Int], dimension: Int)] {
    if component.count == 1 { return [(component, 0)] }
    var neighbours: [Int: LabelSet] = [:]
    for equilibrium in component {
      neighbours[edges[equilibrium].0, default: LabelSet()].insert(edges[equilibrium].1)
    }
    let nodes = neighbours.sorted { $0.key < $1.key }
    var closed: [LabelSet] = []
    var seen: Set<LabelSet> = []
    for (_, neighbourhood) in nodes {
      let intersections = closed.map { $0.intersection(neighbourhood) } + [neighbourhood]
      for set in intersections where set != LabelSet() && seen.insert(set).inserted {
        closed.append(set)
      }
    }
    return closed.map { side in
      let members = component.filter { equilibrium in
        let (first, second) = edges[equilibrium]
        return side.contains(second) && neighbours[first]?.isSuperset(of: side) == true
      }
      let firsts = Set(members.map { edges[$0].0 }).sorted()
      let seconds = Set(members.map { edges[$0].1 }).sorted()
      return (
        members,
        Self.dimension(of: firsts.map { strategies[0][$0] })
          + Self.dimension(of: seconds.map { strategies[1][$0] })
      )
    }.sorted { $0.members.lexicographicallyPrecedes($1.members) }
  }

  /// The dimension of the convex hull of points.
  static func dimension(of points: [[Rational]]) -> Int {
    var rows = points.dropFirst().map { point in zip(point, points[0]).map { $0 - $1 } }
    var rank = 0
    for column in points[0].indices {
      guard let pivot = (rank..<rows.count).first(where: { !rows[$0][column].isZero }) else {
        continue
      }
      rows.swapAt(rank, pivot)
      for row in (rank + 1)..<max(rows.count, rank + 1) where !rows[row][column].isZero {
        let factor = rows[row][column] / rows[rank][column]
        for other in column..<points[0].count { rows[row][other] -= factor * rows[rank][other] }
      }
      rank += 1
    }
    return rank
  }
}
