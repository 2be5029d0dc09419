internal import EquilibriaNumerics
internal import SolutionConcepts

/// The cheapest tree that leads all classes to a root, by Fulkerson's two phases.
///
/// First, a set without the root that no free move leaves pays until one does. Then the tree grows
/// from the root along free moves, those that became free first: so every set that paid is left
/// once.
///
/// > Source: Fulkerson (1974), *Packing rooted directed cuts in a weighted directed graph*; Frank
/// > (1979), *Kernel systems of directed graphs*.
struct TreeSearch {
  /// Resistances between classes.
  let resistances: Matrix<Rational>

  private var count: Int { resistances.rowCount }

  func tree(to root: Int) -> ResistanceTree {
    var costs = resistances
    var freedAt = Array(repeating: Int.max, count: count * count)
    for from in 0..<count {
      for to in 0..<count where to != from && costs[from, to].isZero {
        freedAt[from * count + to] = 0
      }
    }
    var bounds: [ResistanceTree.Bound] = []
    while let set = trappedSet(freedAt, root: root) {
      let inside = Set(set)
      let outside = (0..<count).filter { !inside.contains($0) }
      var least: Rational?
      for from in set {
        for to in outside { least = least.map { min($0, costs[from, to]) } ?? costs[from, to] }
      }
      guard let least else { break }
      bounds.append(ResistanceTree.Bound(classes: set, weight: least))
      for from in set {
        for to in outside {
          costs[from, to] -= least
          if costs[from, to].isZero { freedAt[from * count + to] = bounds.count }
        }
      }
    }
    let successors = grown(from: root, along: freedAt)
    var cost = Rational.zero
    for (place, successor) in successors.enumerated() {
      if let successor { cost += resistances[place, successor] }
    }
    return ResistanceTree(root: root, successors: successors, cost: cost, bounds: bounds)
  }

  /// A strongly connected set of free moves that does not contain the root and is not left.
  private func trappedSet(_ freedAt: [Int], root: Int) -> [Int]? {
    var starts = [0]
    var successors: [Int32] = []
    for from in 0..<count {
      for to in 0..<count where freedAt[from * count + to] < .max { successors.append(Int32(to)) }
      starts.append(successors.count)
    }
    return StateGraph(starts: starts, successors: successors).closedComponents()
      .first { !$0.contains(root) }
  }

  private func grown(from root: Int, along freedAt: [Int]) -> [Int?] {
    var successors: [Int?] = Array(repeating: nil, count: count)
    var reached = Array(repeating: false, count: count)
    reached[root] = true
    for _ in 1..<max(count, 1) {
      var best: (from: Int, to: Int, time: Int)?
      for from in 0..<count where !reached[from] {
        for to in 0..<count where reached[to] {
          let time = freedAt[from * count + to]
          if time < best?.time ?? .max { best = (from, to, time) }
        }
      }
      guard let best else { break }
      successors[best.from] = best.to
      reached[best.from] = true
    }
    return successors
  }
}
