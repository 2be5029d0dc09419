import EquilibriaNumerics
import Testing

@Suite("Binomial draws")
struct BinomialTests {
  @Test(
    "Frequencies fit the distribution",
    arguments: [(5, 0.3), (40, 0.1), (40, 0.5), (60, 0.8), (1_000, 0.004), (100, 0.35)]
  )
  func distribution(_ row: (trials: Int, chance: Double)) {
    var generator = Xoshiro256(seed: 11)
    let draws = 40_000
    var counts = [Int](repeating: 0, count: row.trials + 1)
    for _ in 0..<draws {
      counts[
        Binomial.sample(trials: row.trials, probability: row.chance, using: &generator)
      ] += 1
    }
    // Pearson's statistic over values with at least ten expected draws; the rest is pooled.
    var mass = (0..<row.trials).reduce(1.0) { product, _ in product * (1 - row.chance) }
    var (statistic, cells, rest) = (0.0, 0, (seen: 0.0, expected: 0.0))
    for k in 0...row.trials {
      let expected = mass * Double(draws)
      if expected >= 10 {
        statistic += (Double(counts[k]) - expected) * (Double(counts[k]) - expected) / expected
        cells += 1
      } else {
        rest = (rest.seen + Double(counts[k]), rest.expected + expected)
      }
      mass *= Double(row.trials - k) / Double(k + 1) * row.chance / (1 - row.chance)
    }
    #expect(abs(rest.seen - rest.expected) < 5 * (rest.expected + 1).squareRoot() + 1)
    let freedom = Double(cells)
    #expect(statistic < freedom + 4 * (2 * freedom).squareRoot())
  }

  @Test("Means and variances of large populations", arguments: [0.001, 0.2, 0.5, 0.999])
  func large(_ chance: Double) {
    var generator = Xoshiro256(seed: 3)
    let trials = 1_000_000
    let draws = (0..<20_000).map { _ in
      Double(Binomial.sample(trials: trials, probability: chance, using: &generator))
    }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    let wanted = Double(trials) * chance * (1 - chance)
    #expect(abs(mean - Double(trials) * chance) < 4 * (wanted / 20_000).squareRoot())
    #expect(abs(variance / wanted - 1) < 0.05)
  }

  @Test("The ends of the domain")
  func ends() {
    var generator = Xoshiro256(seed: 1)
    #expect(Binomial.sample(trials: 0, probability: 0.5, using: &generator) == 0)
    #expect(Binomial.sample(trials: 9, probability: 0, using: &generator) == 0)
    #expect(Binomial.sample(trials: 9, probability: -1, using: &generator) == 0)
    #expect(Binomial.sample(trials: 9, probability: 1, using: &generator) == 9)
    #expect(Binomial.sample(trials: 9, probability: .nan, using: &generator) == 0)
  }
}
