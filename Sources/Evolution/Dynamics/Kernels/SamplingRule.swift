internal import EquilibriaNumerics

/// `ẋᵢ = P(i is a best reply to a random sample of k opponents) − xᵢ`, an exact polynomial.
///
/// Its memory is used by one integration at a time.
final class SamplingRule: RevisionRule {
  static var followsLogarithms: Bool { false }

  private let samples: [OpponentSamples]

  /// For each population and sample, the best replies, of which each is as likely.
  private let replies: [[[Int]]]

  private let powers: UnsafeMutablePointer<Double>
  private let probabilities: UnsafeMutablePointer<Double>

  init(_ game: PopulationGame, sampleSize: Int) throws(EvolutionError) {
    let all = game.counts.indices.map {
      OpponentSamples(size: sampleSize, strategyCount: game.counts[game.opponent(of: $0)])
    }
    samples = all
    replies = game.counts.indices.map { population in
      let matrix = game.exact[population]
      let totals = (0..<matrix.rowCount).map { all[population].totals(of: matrix.row($0)) }
      return (0..<all[population].count).map { number in
        let best = totals.map { $0[number] }.max()
        return totals.indices.filter { totals[$0][number] == best }
      }
    }
    powers = .allocate(capacity: (sampleSize + 1) * (game.counts.max() ?? 1))
    powers.initialize(repeating: 0, count: (sampleSize + 1) * (game.counts.max() ?? 1))
    let largest = all.map(\.count).max() ?? 1
    probabilities = .allocate(capacity: largest)
    probabilities.initialize(repeating: 0, count: largest)
  }

  deinit {
    powers.deallocate()
    probabilities.deallocate()
  }

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    samples[population].probabilities(opponents, powers: powers, into: probabilities)
    for place in 0..<count { result[place] = -shares[place] }
    for (number, best) in replies[population].enumerated() {
      let part = probabilities[number] / Double(best.count)
      for place in best { result[place] += part }
    }
  }
}
