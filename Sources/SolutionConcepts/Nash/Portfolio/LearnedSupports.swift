internal import EquilibriaNumerics

/// The actions that players who learn from regret end up using.
///
/// Both players repeat the game; each plays in proportion to how much better every action would have
/// been so far. Averages over the later rounds put weight on the actions that matter, above all in
/// games of opposed interests. The result is only a place to start from.
///
/// > Source: Hart & Mas-Colell (2000), *A simple adaptive procedure leading to correlated
/// > equilibrium*; Tammelin (2014) (regrets that never fall below zero).
struct LearnedSupports {
  let tables: ReplyTables

  /// An average weight below this share of the uniform one counts as none.
  private static var leastShare: Double { 0.5 }

  /// The actions in use after some rounds of learning, beginning with a row.
  func find(rounds: Int, row: Int, _ stopwatch: Stopwatch) -> [[Int]] {
    let counts = [tables.count(0), tables.count(1)]
    var regrets = counts.map { [Double](repeating: 0, count: $0) }
    var averages = regrets
    var mixtures = counts.map { [Double](repeating: 1 / Double($0), count: $0) }
    regrets[0][row] = 1
    mixtures[0] = Self.normalized(regrets[0])
    for round in 1...rounds {
      if round % 64 == 0, stopwatch.reasonToStop() != nil { break }
      for player in 0..<2 {
        // In turn, each against the other's newest mixture.
        let values = tables.replies(
          of: player,
          to: mixtures[1 - player].enumerated().compactMap { action, weight in
            weight > 0 ? (action: action, weight: weight) : nil
          }
        )
        let mean = zip(values, mixtures[player]).reduce(0) { $0 + $1.0 * $1.1 }
        for action in values.indices {
          regrets[player][action] = max(regrets[player][action] + values[action] - mean, 0)
        }
        mixtures[player] = Self.normalized(regrets[player])
        for action in values.indices {
          averages[player][action] += Double(round) * mixtures[player][action]
        }
      }
    }
    return averages.map { average in
      let total = average.reduce(0, +)
      let threshold = Self.leastShare * total / Double(average.count)
      return average.indices.filter { average[$0] > threshold }
    }
  }

  private static func normalized(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return total > 0
      ? weights.map { $0 / total } : weights.map { _ in 1 / Double(weights.count) }
  }
}
