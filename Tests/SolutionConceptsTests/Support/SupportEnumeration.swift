import EquilibriaNumerics
import Games

/// Every equilibrium with supports of every size, by brute force and only from the definition.
///
/// For each pair of supports the indifference equations are solved exactly. A pair whose equations
/// are singular is skipped, so the list is a lower bound on the number of equilibria, and all of
/// them in a nondegenerate game.
func equilibriaBySupports(_ game: PayoffTable<Int>) -> [[[Rational]]] {
  let (m, n) = (game.space.counts[0], game.space.counts[1])
  let a = (0..<m).map { i in (0..<n).map { game.payoffs[0][i * n + $0] } }
  let bTransposed = (0..<n).map { j in (0..<m).map { game.payoffs[1][$0 * n + j] } }
  var found: [[[Rational]]] = []
  for rows in subsets(m) {
    for columns in subsets(n) where columns.count == rows.count {
      // y on the columns makes the rows equally good, and x on the rows the columns.
      guard let y = indifferent(a, rows: rows, columns: columns),
        let x = indifferent(bTransposed, rows: columns, columns: rows)
      else { continue }
      if isBestReply(a, rows, to: y), isBestReply(bTransposed, columns, to: x) {
        found.append([x, y])
      }
    }
  }
  return found
}

private func subsets(_ count: Int) -> [[Int]] {
  (1..<(1 << count)).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
}

/// The weights on the columns, positive and with sum one, that make the rows equally good.
private func indifferent(
  _ matrix: [[Rational]],
  rows: [Int],
  columns: [Int]
) -> [Rational]? {
  let size = columns.count
  var lines: [[Rational]] = rows.map { row in columns.map { matrix[row][$0] } + [-1, 0] }
  lines.append(Array(repeating: 1, count: size) + [0, 1])
  for column in 0...size {
    guard let pivot = (column...size).first(where: { !lines[$0][column].isZero }) else {
      return nil
    }
    lines.swapAt(column, pivot)
    let head = lines[column][column]
    lines[column] = lines[column].map { $0 / head }
    for other in 0...size where other != column && !lines[other][column].isZero {
      let factor = lines[other][column]
      for k in column...(size + 1) { lines[other][k] -= factor * lines[column][k] }
    }
  }
  let weights = (0..<size).map { lines[$0][size + 1] }
  guard weights.allSatisfy({ $0 > .zero }) else { return nil }
  var full = [Rational](repeating: .zero, count: matrix[0].count)
  for (place, column) in columns.enumerated() { full[column] = weights[place] }
  return full
}

private func isBestReply(_ matrix: [[Rational]], _ rows: [Int], to mixture: [Rational]) -> Bool {
  let values = matrix.map { row in zip(row, mixture).reduce(Rational.zero) { $0 + $1.0 * $1.1 } }
  return rows.allSatisfy { row in values.allSatisfy { $0 <= values[row] } }
}

/// What each player can gain at most by leaving a mixed profile, from the definition.
func regrets(_ game: PayoffTable<Int>, _ mixtures: [[Rational]]) -> [Rational] {
  game.space.counts.indices.map { player in
    var own = Rational.zero
    var byAction = [Rational](repeating: .zero, count: game.space.counts[player])
    for index in 0..<game.space.profileCount {
      let profile = game.space.profile(at: index)
      var others: Rational = 1
      for other in profile.indices where other != player {
        others *= mixtures[other][profile[other]]
      }
      if others.isZero { continue }
      let payoff = others * game.payoffs[player][index]
      byAction[profile[player]] += payoff
      own += mixtures[player][profile[player]] * payoff
    }
    return (byAction.max() ?? own) - own
  }
}
