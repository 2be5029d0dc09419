internal import EquilibriaNumerics

/// `ẋᵢ = P(i earns most when each strategy meets k opponents of its own) − xᵢ`, an exact polynomial.
///
/// Totals of payoffs are compared exactly beforehand; what is left are the ranks of distinct totals.
/// The memory is used by one integration at a time.
final class ExperienceRule: RevisionRule {
  static var followsLogarithms: Bool { false }

  private let samples: [OpponentSamples]

  /// For each population, the rank of a strategy's total in a sample, at `strategy·samples + sample`.
  private let ranks: [[Int]]

  /// For each population, the number of distinct totals.
  private let rankCounts: [Int]

  private let powers: UnsafeMutablePointer<Double>
  private let probabilities: UnsafeMutablePointer<Double>

  /// The probability that a strategy's total has a rank, at `rank·strategies + strategy`.
  private let masses: UnsafeMutablePointer<Double>

  /// Room for the probability of lower totals, and for a polynomial.
  private let below: UnsafeMutablePointer<Double>
  private let polynomial: UnsafeMutablePointer<Double>

  init(_ game: PopulationGame, trials: Int) throws(EvolutionError) {
    let all = game.counts.indices.map {
      OpponentSamples(size: trials, strategyCount: game.counts[game.opponent(of: $0)])
    }
    samples = all
    var ranks: [[Int]] = []
    var rankCounts: [Int] = []
    for population in game.counts.indices {
      let matrix = game.exact[population]
      let totals = (0..<matrix.rowCount).flatMap { all[population].totals(of: matrix.row($0)) }
      let distinct = Set(totals).sorted()
      let places = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
      ranks.append(totals.map { places[$0] ?? 0 })
      rankCounts.append(distinct.count)
    }
    self.ranks = ranks
    self.rankCounts = rankCounts
    let strategies = game.counts.max() ?? 1
    func room(_ count: Int) -> UnsafeMutablePointer<Double> {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: count)
      memory.initialize(repeating: 0, count: count)
      return memory
    }
    powers = room((trials + 1) * strategies)
    probabilities = room(all.map(\.count).max() ?? 1)
    masses = room((rankCounts.max() ?? 1) * strategies)
    below = room(strategies)
    polynomial = room(strategies + 1)
  }

  deinit {
    for memory in [powers, probabilities, masses, below, polynomial] { memory.deallocate() }
  }

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    let sampleCount = samples[population].count
    samples[population].probabilities(opponents, powers: powers, into: probabilities)
    let rankCount = rankCounts[population]
    for place in 0..<(rankCount * count) { masses[place] = 0 }
    ranks[population].withUnsafeBufferPointer { ranks in
      for strategy in 0..<count {
        for number in 0..<sampleCount {
          let rank = ranks[strategy * sampleCount + number]
          masses[rank * count + strategy] += probabilities[number]
        }
      }
    }
    for place in 0..<count {
      result[place] = -shares[place]
      below[place] = 0
    }
    for rank in 0..<rankCount {
      let line = masses + rank * count
      for place in 0..<count where line[place] != 0 {
        result[place] += line[place] * winning(place, line, count)
      }
      for place in 0..<count { below[place] += line[place] }
    }
  }

  /// The probability to win with a total of a rank: `∫₀¹ Πⱼ (lowerⱼ + u·equalⱼ) du` over the others.
  ///
  /// The integral gives m tied others a weight of 1/(m + 1).
  private func winning(_ strategy: Int, _ equal: UnsafePointer<Double>, _ count: Int) -> Double {
    polynomial[0] = 1
    var degree = 0
    for other in 0..<count where other != strategy {
      polynomial[degree + 1] = 0
      for power in stride(from: degree, through: 0, by: -1) {
        polynomial[power + 1] += polynomial[power] * equal[other]
        polynomial[power] *= below[other]
      }
      degree += 1
    }
    var sum = 0.0
    for power in 0...degree { sum += polynomial[power] / Double(power + 1) }
    return sum
  }
}
