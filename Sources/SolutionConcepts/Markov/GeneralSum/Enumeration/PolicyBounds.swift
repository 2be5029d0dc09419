internal import EquilibriaNumerics
internal import Games

/// Bounds on equilibrium values when each state is left with some of its action profiles.
///
/// A player gets at most what all players together could arrange for him, and at least what he can
/// secure when the others choose among the profiles left to hurt him: he may then reply with any
/// action. Both are fixed points of monotone operators. Policy iteration proposes values v for them;
/// `v + max(T v − v)/(1 − δ)`, and likewise below, are bounds whatever v is, rounding included.
///
/// > Source: MacQueen (1966), *A modified dynamic programming method for Markovian decision problems*
/// > (for the bounds).
struct PolicyBounds {
  let arrays: MarkovArrays<Double>

  /// At most 1 − δ, for every player.
  private let complements: [Double]
  private let errorFactor: Double
  private let largestRewards: [Double]

  private static let roundLimit = 12
  private static let sweepLimit = 200

  /// Up to this number of states values are found by elimination, beyond by sweeps.
  private static let largestDense = 160

  init<State, Action>(_ game: TabularMarkovGame<State, Action>, arrays: MarkovArrays<Double>) {
    self.arrays = arrays
    complements = game.discounts.map { Double(1 - $0) * (1 - 2 * Double.roundingUnit) }
    errorFactor = arrays.errorFactor(extraTerms: 0)
    largestRewards = arrays.rewards.map { $0.reduce(0) { max($0, $1.magnitude) } }
  }

  /// A bound on the error of `r + δ·P·v` as computed.
  func error(_ player: Int, size: Double) -> Double {
    errorFactor * (largestRewards[player] + arrays.discounts[player] * size)
      + 16 * Double.roundingUnit * size
  }

  /// Bounds that hold whatever is played.
  func trivial() -> ValueRanges {
    func ranges(_ sign: Double) -> [[Double]] {
      arrays.rewards.indices.map { player in
        let most = largestRewards[player] / complements[player] * (1 + 8 * Double.roundingUnit)
        return Array(repeating: sign * most, count: arrays.stateCount)
      }
    }
    return ValueRanges(lower: ranges(-1), upper: ranges(1))
  }

  /// Tightens the bounds of all players for the rows left.
  func tighten(_ ranges: inout ValueRanges, rows: [[Int]], isOpen: [Bool]) {
    for player in 0..<arrays.playerCount {
      tighten(&ranges.upper[player], player, above: true) { values in
        best(player, rows, values)
      }
      tighten(&ranges.lower[player], player, above: false) { values in
        secured(player, rows, isOpen, values)
      }
    }
  }

  /// What an action profile is worth to a player when values follow.
  func payoff(_ player: Int, _ row: Int, _ values: [Double]) -> Double {
    arrays.rewards[player][row]
      + arrays.discounts[player] * arrays.expectation(of: values, inRow: row)
  }

  private typealias Step = (values: [Double], rows: [Int])

  /// Improves bounds by policy iteration with an operator that returns values and chosen rows.
  private func tighten(
    _ bounds: inout [Double],
    _ player: Int,
    above: Bool,
    _ operate: ([Double]) -> (values: [Double], rows: [Int])
  ) {
    var values = bounds
    var step = operate(values)
    for _ in 0..<Self.roundLimit {
      improve(&bounds, player, values, step.values, above: above)
      let rows = step.rows
      values = evaluate(rows, player, near: step.values)
      step = operate(values)
      if step.rows == rows { break }
    }
    improve(&bounds, player, values, step.values, above: above)
  }

  /// Intersects bounds with those that values v and T v prove.
  private func improve(
    _ bounds: inout [Double],
    _ player: Int,
    _ values: [Double],
    _ next: [Double],
    above: Bool
  ) {
    let size = values.reduce(0) { max($0, $1.magnitude) }
    var most = -Double.infinity
    for state in values.indices {
      most = max(most, above ? next[state] - values[state] : values[state] - next[state])
    }
    let raw = (most + error(player, size: size)) / complements[player]
    let shift = raw + 8 * Double.roundingUnit / complements[player] * (raw.magnitude + size)
    guard shift.isFinite else { return }
    for state in bounds.indices {
      bounds[state] =
        above
        ? min(bounds[state], values[state] + shift) : max(bounds[state], values[state] - shift)
    }
  }

  /// The most that all players together can arrange.
  private func best(_ player: Int, _ rows: [[Int]], _ values: [Double]) -> Step {
    var result: Step = ([], [])
    for candidates in rows {
      var most = -Double.infinity
      var choice = candidates.first ?? 0
      for row in candidates {
        let value = payoff(player, row, values)
        if value > most { (most, choice) = (value, row) }
      }
      result.values.append(most)
      result.rows.append(choice)
    }
    return result
  }

  /// The least, over the profiles left, of the player's best reply to what the others do in them.
  private func secured(
    _ player: Int,
    _ rows: [[Int]],
    _ isOpen: [Bool],
    _ values: [Double]
  ) -> Step {
    var result: Step = ([], [])
    for (state, candidates) in rows.enumerated() {
      let space = arrays.spaces[state]
      let (count, stride) = (space.counts[player], space.strides[player])
      let start = arrays.profileStarts[state]
      var least = Double.infinity
      var choice = candidates.first ?? 0
      for row in candidates {
        let own = (row - start) / stride % count
        let first = row - own * stride
        // One candidate stands for all with the same actions of the others.
        if (0..<own).contains(where: { isOpen[first + $0 * stride] }) { continue }
        var most = -Double.infinity
        var reply = row
        for action in 0..<count {
          let value = payoff(player, first + action * stride, values)
          if value > most { (most, reply) = (value, first + action * stride) }
        }
        if most < least { (least, choice) = (most, reply) }
      }
      result.values.append(least)
      result.rows.append(choice)
    }
    return result
  }

  /// The values of one row per state.
  private func evaluate(_ rows: [Int], _ player: Int, near guess: [Double]) -> [Double] {
    let states = arrays.stateCount
    let discount = arrays.discounts[player]
    if states > Self.largestDense {
      var values = guess
      for _ in 0..<Self.sweepLimit {
        var change = 0.0
        for state in 0..<states {
          let value = payoff(player, rows[state], values)
          change = max(change, (value - values[state]).magnitude)
          values[state] = value
        }
        if change <= 1e-13 * largestRewards[player] { break }
      }
      return values
    }
    var system = DenseElimination(size: states, rightSides: 1)
    for (state, row) in rows.enumerated() {
      let line = state * system.width
      system.entries[line + state] = 1
      for entry in arrays.entryStarts[row]..<arrays.entryStarts[row + 1] {
        system.entries[line + Int(arrays.successors[entry])] -=
          discount * arrays.probabilities[entry]
      }
      system.entries[line + states] = arrays.rewards[player][row]
    }
    system.solve()
    return system.solutions
  }
}
