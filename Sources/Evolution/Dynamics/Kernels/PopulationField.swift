internal import EquilibriaNumerics
internal import RealModule

/// The right-hand side of a dynamic: shares, payoffs and rates of all populations.
///
/// The state lists the coordinates of the populations one after another: shares, or their logarithms
/// up to a constant per population. The memory lives as long as the object; `total` is the number of
/// coordinates.
final class PopulationField<Rule: RevisionRule> {
  let rule: Rule
  let counts: [Int]
  let total: Int
  private let matrices: UnsafeMutablePointer<Double>
  private let shares: UnsafeMutablePointer<Double>
  private let payoffs: UnsafeMutablePointer<Double>
  private let populationCount: Int
  private let firstCount: Int
  private let lastCount: Int

  init(_ game: PopulationGame, _ rule: Rule) {
    self.rule = rule
    counts = game.counts
    populationCount = counts.count
    firstCount = counts[0]
    lastCount = counts[counts.count - 1]
    total = counts.reduce(0, +)
    let entries = counts.indices.flatMap { game.matrix(of: $0) }
    matrices = .allocate(capacity: max(entries.count, 1))
    for (place, entry) in entries.enumerated() {
      (matrices + place).initialize(to: entry)
    }
    shares = .allocate(capacity: max(total, 1))
    shares.initialize(repeating: 0, count: total)
    payoffs = .allocate(capacity: max(total, 1))
    payoffs.initialize(repeating: 0, count: total)
  }

  deinit {
    matrices.deallocate()
    shares.deallocate()
    payoffs.deallocate()
  }

  /// Writes the rates at a state.
  func rates(_ state: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>) {
    if Rule.followsLogarithms {
      Self.normalize(state, firstCount, shares)
      if populationCount == 2 {
        Self.normalize(state + firstCount, lastCount, shares + firstCount)
      }
    } else {
      for place in 0..<total { shares[place] = state[place] }
    }
    // The opponents of a population stand at the other end; one population meets itself.
    let second = populationCount == 2 ? firstCount : 0
    population(0, matrices, 0, firstCount, second, lastCount, result)
    if populationCount == 2 {
      population(
        1,
        matrices + firstCount * lastCount,
        firstCount,
        lastCount,
        0,
        firstCount,
        result + firstCount
      )
    }
  }

  @inline(__always)
  private func population(
    _ number: Int,
    _ matrix: UnsafePointer<Double>,
    _ start: Int,
    _ count: Int,
    _ opponents: Int,
    _ opponentCount: Int,
    _ result: UnsafeMutablePointer<Double>
  ) {
    let others = shares + opponents
    for row in 0..<count {
      var sum = 0.0
      let line = matrix + row * opponentCount
      for column in 0..<opponentCount { sum += line[column] * others[column] }
      payoffs[start + row] = sum
    }
    rule.rates(
      population: number,
      count: count,
      shares: shares + start,
      opponents: others,
      payoffs: payoffs + start,
      into: result
    )
  }

  /// Shares from their logarithms up to a constant.
  static func normalize(
    _ logarithms: UnsafePointer<Double>,
    _ count: Int,
    _ shares: UnsafeMutablePointer<Double>
  ) {
    var largest = logarithms[0]
    for place in 1..<max(count, 1) { largest = max(largest, logarithms[place]) }
    var sum = 0.0
    for place in 0..<count {
      let distance = logarithms[place] - largest
      // The largest needs no exponential, which is what takes the time in small games.
      let share = distance == 0 ? 1 : Double.exp(distance)
      shares[place] = share
      sum += share
    }
    for place in 0..<count { shares[place] /= sum }
  }
}
