internal import EquilibriaNumerics

/// A group of n − 1 moralists and one other member, as a Markov chain: how many moralists failed to
/// punish in the previous interaction, whether the other member did, and whether it is awake when it
/// is a reluctant one.
struct MoralistGroup {
  private let moralists: Int
  private let strategy: PunishmentStrategy
  private let fails: Double
  private let escapes: Double
  private let continuation: Double
  private let yield: Double
  private let price: Double
  private let punishing: Double
  private let blow: Double

  /// `sums[bad][s][c]`: the chance that c moralists fail to punish when s of them are to be punished,
  /// and the other member is or is not.
  private let failures: [[[Double]]]

  init(_ model: PunishmentModel, other: PunishmentStrategy) {
    moralists = model.groupSize - 1
    strategy = other
    fails = model.cooperationError.doubleValue
    escapes = model.punishmentError.doubleValue
    continuation = model.continuation.doubleValue
    yield = model.benefit.doubleValue / Double(model.groupSize)
    price = model.cost.doubleValue
    punishing = model.punishmentCost.doubleValue * (1 - escapes)
    blow = model.punishmentLoss.doubleValue * (1 - escapes)
    let (count, escape) = (moralists, escapes)
    failures = [0, 1].map { other in
      (0...count).map { bad in
        // A moralist who is to be punished has one less to punish.
        let among = Self.binomial(bad, 1 - (1 - escape).raised(to: max(bad - 1 + other, 0)))
        let rest = Self.binomial(count - bad, 1 - (1 - escape).raised(to: bad + other))
        return Self.convolved(among, rest)
      }
    }
  }

  /// What the other member earns over all interactions, with a bound of the error.
  func payoff() -> (value: Double, error: Double) {
    let chain = transitions()
    let values = solve(chain.matrix, chain.rewards)
    // ‖(I − wT)⁻¹‖ = 1 / (1 − w), so the residual bounds the error.
    var residual = 0.0
    var scale = 0.0
    for (state, row) in chain.matrix.enumerated() {
      var sum = values[state]
      for (next, chance) in row.enumerated() { sum -= continuation * chance * values[next] }
      residual = max(residual, abs(sum - chain.rewards[state]))
      scale = max(scale, abs(values[state]), abs(chain.rewards[state]))
    }
    let rounding = Double(chain.rewards.count) * 0x1p-50 * scale
    return (values[0], (residual + rounding) / (1 - continuation))
  }

  /// The number of a state; the first one is the start.
  private func number(_ culpable: Int, _ isCulpable: Bool, _ isAwake: Bool) -> Int {
    4 * culpable + (isCulpable ? 2 : 0) + (isAwake ? 1 : 0)
  }

  private func transitions() -> (matrix: [[Double]], rewards: [Double]) {
    let count = 4 * (moralists + 1)
    var matrix = Array(repeating: [Double](repeating: 0, count: count), count: count)
    var rewards = [Double](repeating: 0, count: count)
    for culpable in 0...moralists {
      for (isCulpable, isAwake) in [(false, false), (false, true), (true, false), (true, true)] {
        let state = number(culpable, isCulpable, isAwake)
        let tries = self.tries(isAwake)
        // The other member is to be punished unless it contributes with a clean record.
        let good = isCulpable ? 0 : tries * (1 - fails)
        rewards[state] = reward(culpable, tries, good)
        let wakes = isAwake ? 1 : 1 - escapes.raised(to: moralists)
        let defecting = Self.binomial(moralists - culpable, fails)
        for (extra, chance) in defecting.enumerated() {
          let bad = culpable + extra
          let becomes = becomesCulpable(culpable, bad)
          for (other, part) in [(0, good), (1, 1 - good)] where part > 0 {
            for (next, rate) in failures[other][bad].enumerated() where rate > 0 {
              let flow = chance * part * rate
              for (flag, share) in [(true, becomes), (false, 1 - becomes)] where share > 0 {
                matrix[state][number(next, flag, true)] += flow * share * wakes
                matrix[state][number(next, flag, false)] += flow * share * (1 - wakes)
              }
            }
          }
        }
      }
    }
    return (matrix, rewards)
  }

  /// Whether the other member tries to contribute.
  private func tries(_ isAwake: Bool) -> Double {
    switch strategy {
    case .punisher, .easygoing, .moralist: 1
    case .reluctant: isAwake ? 1 : 0
    case .uncooperative: 0
    }
  }

  /// What the other member expects in one interaction.
  private func reward(_ culpable: Int, _ tries: Double, _ good: Double) -> Double {
    let contributes = tries * (1 - fails)
    let count = Double(moralists)
    let bad = Double(culpable) + (count - Double(culpable)) * fails
    let punished =
      switch strategy {
      case .moralist: bad
      case .punisher: count * fails
      default: 0.0
      }
    return yield * (count * (1 - fails) + contributes) - price * contributes
      - blow * count * (1 - good) - punishing * punished
  }

  /// The chance that the other member fails to punish somebody whom a moralist has to punish.
  private func becomesCulpable(_ culpable: Int, _ bad: Int) -> Double {
    if bad == 0 { return 0 }
    let succeeds = (1 - escapes).raised(to: bad)
    switch strategy {
    case .moralist: return 1 - succeeds
    // A punisher only punishes those who did not contribute now, so all must be among them.
    case .punisher: return 1 - fails.raised(to: culpable) * succeeds
    default: return 1
    }
  }

  /// Elimination without pivoting, stable since `I − wT` is diagonally dominant.
  private func solve(_ matrix: [[Double]], _ rewards: [Double]) -> [Double] {
    var rows = matrix.enumerated().map { state, row in
      row.enumerated().map { (state == $0 ? 1 : 0) - continuation * $1 }
    }
    var values = rewards
    let count = rows.count
    for step in 0..<count {
      let pivot = rows[step]
      for below in (step + 1)..<max(count, step + 1) where rows[below][step] != 0 {
        let factor = rows[below][step] / pivot[step]
        for column in step..<count { rows[below][column] -= factor * pivot[column] }
        values[below] -= factor * values[step]
      }
    }
    for step in (0..<count).reversed() {
      var sum = values[step]
      for column in (step + 1)..<max(count, step + 1) { sum -= rows[step][column] * values[column] }
      values[step] = sum / rows[step][step]
    }
    return values
  }

  /// The chances of 0, 1, … successes.
  private static func binomial(_ trials: Int, _ chance: Double) -> [Double] {
    var law = [1.0]
    for _ in 0..<trials { law = convolved(law, [1 - chance, chance]) }
    return law
  }

  private static func convolved(_ left: [Double], _ right: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: left.count + right.count - 1)
    for (i, a) in left.enumerated() where a != 0 {
      for (j, b) in right.enumerated() { result[i + j] += a * b }
    }
    return result
  }
}
