import EquilibriaNumerics
import Games

/// Every extreme equilibrium of a small two-player game, from the definition: pairs of vertices of
/// the players' best-reply polyhedra in which each action is unplayed or a best reply.
///
/// A vertex is a strategy that some choice of tight inequalities determines; all are tried.
func naiveExtremeEquilibria(_ game: PayoffTable<Int>) -> Set<[[Rational]]> {
  let (m, n) = (game.space.counts[0], game.space.counts[1])
  let a = (0..<m).map { i in (0..<n).map { game.payoffs[0][i * n + $0] } }
  let bTransposed = (0..<n).map { j in (0..<m).map { game.payoffs[1][$0 * n + j] } }
  let first = naiveVertices(bTransposed)
  let second = naiveVertices(a)
  var result: Set<[[Rational]]> = []
  for x in first {
    let columns = naiveBestReplies(bTransposed, to: x)
    for y in second where y.indices.allSatisfy({ y[$0].isZero || columns.contains($0) }) {
      let rows = naiveBestReplies(a, to: y)
      if x.indices.allSatisfy({ x[$0].isZero || rows.contains($0) }) { result.insert([x, y]) }
    }
  }
  return result
}

/// The strategies x that are vertices of `{(x, v) : x ≥ 0, Σx = 1, M·x ≤ v}`.
func naiveVertices(_ replies: [[Rational]]) -> [[Rational]] {
  let own = replies[0].count
  var vertices: [[Rational]] = []
  for mask in 0..<(1 << (own + replies.count)) where mask.nonzeroBitCount == own {
    // Unknowns x and v; each tight inequality is one equation.
    var lines: [[Rational]] = [Array(repeating: 1, count: own) + [0, 1]]
    for label in 0..<(own + replies.count) where mask >> label & 1 == 1 {
      lines.append(
        label < own
          ? (0...own + 1).map { $0 == label ? 1 : 0 } : replies[label - own] + [-1, 0]
      )
    }
    guard let solution = naiveSolution(lines) else { continue }
    let (x, v) = (Array(solution[..<own]), solution[own])
    let values = replies.map { row in zip(row, x).reduce(Rational.zero) { $0 + $1.0 * $1.1 } }
    if x.allSatisfy({ $0 >= .zero }), values.allSatisfy({ $0 <= v }), !vertices.contains(x) {
      vertices.append(x)
    }
  }
  return vertices
}

/// The actions that are best against a strategy.
func naiveBestReplies(_ replies: [[Rational]], to x: [Rational]) -> [Int] {
  let values = replies.map { row in zip(row, x).reduce(Rational.zero) { $0 + $1.0 * $1.1 } }
  return values.indices.filter { values[$0] == values.max() }
}

/// The unique solution of a square system, right side last in each line; `nil` when singular.
private func naiveSolution(_ system: [[Rational]]) -> [Rational]? {
  var lines = system
  for column in lines.indices {
    guard let pivot = lines.indices.first(where: { $0 >= column && !lines[$0][column].isZero })
    else { return nil }
    lines.swapAt(column, pivot)
    let head = lines[column][column]
    lines[column] = lines[column].map { $0 / head }
    for other in lines.indices where other != column && !lines[other][column].isZero {
      let factor = lines[other][column]
      for k in lines[other].indices { lines[other][k] -= factor * lines[column][k] }
    }
  }
  return lines.map { $0[lines.count] }
}

/// Whether extreme equilibria are isolated: no two share a strategy, so that nothing between two
/// of them is an equilibrium.
func areIsolated(_ equilibria: Set<[[Rational]]>) -> Bool {
  (0..<2).allSatisfy { side in Set(equilibria.map { $0[side] }).count == equilibria.count }
}
