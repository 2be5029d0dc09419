import EquilibriaNumerics
import Games

/// The profiles left when strictly dominated actions are removed until none is left.
///
/// Dominance by another action only, not by mixtures.
func iteratedElimination(of table: PayoffTable<Int>) -> [[Int]] {
  let space = table.space
  var alive = space.counts.map { Array(0..<$0) }
  var changed = true
  while changed {
    changed = false
    for player in alive.indices {
      let profiles = (0..<space.profileCount).filter { index in
        alive.indices.allSatisfy { other in
          let action = space.action(of: other, at: index)
          return other == player ? action == 0 : alive[other].contains(action)
        }
      }
      let stride = space.strides[player]
      let payoffs = table.payoffs[player]
      let kept = alive[player].filter { action in
        !alive[player].contains { better in
          profiles.allSatisfy { payoffs[$0 + better * stride] > payoffs[$0 + action * stride] }
        }
      }
      if kept.count < alive[player].count {
        alive[player] = kept
        changed = true
      }
    }
  }
  return alive
}

/// The equilibrium that the Lemke–Howson path from the artificial one reaches, and its length.
///
/// Exact textbook tableaus without any safeguard against degeneracy: Shapley (1974), *A note on the
/// Lemke–Howson algorithm*. Labels 0, …, m − 1 are row actions, m, …, m + n − 1 column actions.
func lemkeHowson(
  _ table: PayoffTable<Int>,
  dropping label: Int
) -> (steps: Int, row: [Rational], column: [Rational])? {
  let m = table.space.counts[0]
  let n = table.space.counts[1]
  let size = m + n
  let least = (table.payoffs[0] + table.payoffs[1]).min() ?? 0
  func unit(_ k: Int) -> [Rational] { (0..<size).map { $0 == k ? 1 : 0 } }
  // Tableau 0 has the columns' weights y and slacks r, A·y + r = 1; tableau 1 has x and s.
  var tableaus: [[[Rational]]] = [
    (0..<m).map { i in
      var line = unit(i)
      for j in 0..<n { line[m + j] = table.payoffs[0][i * n + j] - least + 1 }
      return line + [1]
    },
    (0..<n).map { j in
      var line = unit(m + j)
      for i in 0..<m { line[i] = table.payoffs[1][i * n + j] - least + 1 }
      return line + [1]
    },
  ]
  var basis = [Array(0..<m), Array(m..<size)]
  var entering = label
  var side = label < m ? 1 : 0
  var steps = 0
  repeat {
    var lines = tableaus[side]
    let candidates = lines.indices.filter { lines[$0][entering] > 0 }
    guard steps < 10_000,
      let leave = candidates.min(by: {
        lines[$0][size] / lines[$0][entering] < lines[$1][size] / lines[$1][entering]
      })
    else { return nil }
    let pivot = lines[leave][entering]
    lines[leave] = lines[leave].map { $0 / pivot }
    for other in lines.indices where other != leave && !lines[other][entering].isZero {
      let factor = lines[other][entering]
      for k in 0...size { lines[other][k] -= factor * lines[leave][k] }
    }
    tableaus[side] = lines
    swap(&basis[side][leave], &entering)
    side = 1 - side
    steps += 1
  } while entering != label
  func weights(_ side: Int, _ labels: Range<Int>) -> [Rational] {
    let raw = labels.map { label in
      basis[side].firstIndex(of: label).map { tableaus[side][$0][size] } ?? 0
    }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }
  return (steps, weights(1, 0..<m), weights(0, m..<size))
}

/// A checksum of all payoffs that does not depend on the process, unlike `hashValue` (FNV-1a).
func checksum(_ table: PayoffTable<Int>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for payoff in table.payoffs.joined() {
    for byte in payoff.description.utf8 + [UInt8(ascii: ";")] {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
  }
  return hash
}
