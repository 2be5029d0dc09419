import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import RealModule
import Testing

@Suite("Long-run behaviour of finite populations")
struct PopulationLawTests {
  @Test("Rare mutations in Hawk–Dove (case FIN-08)")
  func smallMutations() throws {
    let row = try ESSCases.named("FIN-08")
    let process = try PopulationProcess(size: 100, revision: .pairwiseComparison(intensity: 1))
    let limit = try FixationTests.hawkDove().smallMutationLimit(under: process)
    for (share, expected) in zip(limit.shares, row.expected["stationary"].doubles) {
      #expect(abs(share - expected) < 1e-12)
    }
    #expect(limit.imbalance < 1e-12)
    #expect(row.expected["closed"].text == "1/(1+e^-2) = logistic(2)")
    #expect(abs(limit.shares[0] - 1 / (1 + Double.exp(-2))) < 1e-12)
    let strong = try PopulationProcess(size: 100, revision: .pairwiseComparison(intensity: 1000))
    let extreme = try FixationTests.hawkDove().smallMutationLimit(under: strong)
    #expect(abs(extreme.logShares[1] + 2000) < 1e-9)
  }

  @Test("Three conventions under rare mutations")
  func conventions() throws {
    // Source: closed sums for N = 20, β = 0.1, in doubles with an independent program.
    let game = try SymmetricGame([[1, 0, 0], [0, 2, 0], [0, 0, 3]])
    let process = try PopulationProcess(size: 20, revision: .pairwiseComparison(intensity: 0.1))
    let limit = try game.smallMutationLimit(under: process)
    let expected = [0.105160758154, 0.258653727926, 0.636185513920]
    for (share, value) in zip(limit.shares, expected) { #expect(abs(share - value) < 1e-11) }
    let strong = try game.strongSelectionLimit(size: 20)
    #expect(strong.shares == [0, 0, 1])
    // The floating law at a strong intensity falls at the exact rates.
    let steep = try PopulationProcess(size: 20, revision: .pairwiseComparison(intensity: 500))
    let law = try game.smallMutationLimit(under: steep)
    for place in 0..<3 {
      #expect(abs(-law.logShares[place] / 500 - strong.costs[place].doubleValue) < 0.01)
    }
  }

  @Test("Small exact laws (case FIN-10)", arguments: [PopulationProcess.Partner.others])
  func smallLaw(_ partner: PopulationProcess.Partner) throws {
    let row = try ESSCases.named("FIN-10")
    let process = try PopulationProcess(
      size: 4,
      revision: .pairwiseComparison(intensity: 1),
      partner: partner,
      mutation: .init(rate: 0.1)
    )
    let law = try FixationTests.hawkDove().stationaryLaw(under: process)
    for (found, expected) in zip(law.probabilities, row.expected["pi"].doubles) {
      #expect(abs(found - expected) < 1e-13)
    }
  }

  @Test("The law of a hundred Hawks and Doves (case FIN-09)")
  func hundred() throws {
    let row = try ESSCases.named("FIN-09")
    let process = try PopulationProcess(
      size: 100,
      revision: .pairwiseComparison(intensity: 1),
      mutation: .init(rate: 0.001)
    )
    let law = try FixationTests.hawkDove().stationaryLaw(under: process)
    #expect(abs(law.meanShares[0] - (try #require(row.expected["meanHawk"].double))) < 1e-11)
    #expect(Double(law.mode[0]) == row.expected["mode"].double)
    #expect(law.imbalance < 1e-10)
  }

  @Test("Compositions are numbered both ways", arguments: [(1, 1), (5, 2), (6, 3), (4, 5)])
  func states(_ row: (size: Int, strategies: Int)) throws {
    let states = try #require(PopulationStates(size: row.size, strategyCount: row.strategies))
    var previous: [Int]?
    for index in states.indices {
      let counts = states[index]
      #expect(counts.reduce(0, +) == row.size)
      #expect(states.index(of: counts) == index)
      if let previous { #expect(previous.lexicographicallyPrecedes(counts)) }
      previous = counts
    }
  }

  static let revisions: [PopulationProcess.Revision] = [
    .pairwiseComparison(intensity: 2), .moran(.linear(weight: 0.5)),
    .moran(.exponential(intensity: 1)), .wrightFisher(.exponential(intensity: 1)),
  ]

  @Test("Elimination agrees with powers of the chain and with simulation", arguments: revisions)
  func threeStrategies(_ revision: PopulationProcess.Revision) throws {
    let game = try SymmetricGame([[1, 0, 3], [3, 1, 0], [0, 3, 1]])
    for timing in PopulationProcess.Mutation.Timing.allCases {
      for target in PopulationProcess.Mutation.Target.allCases {
        let process = try PopulationProcess(
          size: 6,
          revision: revision,
          mutation: .init(rate: 0.2, timing: timing, target: target)
        )
        let law = try game.stationaryLaw(under: process)
        #expect(law.imbalance < 1e-12)
        #expect(abs(law.probabilities.reduce(0, +) - 1) < 1e-12)
        // The game looks the same after turning the strategies round.
        #expect(abs(law[[1, 2, 3]] / law[[2, 3, 1]] - 1) < 1e-10)
        var generator = Xoshiro256(seed: 5)
        let steps = 20_000
        let run = try game.simulate(process, from: [2, 2, 2], steps: steps, using: &generator)
        let visits = try #require(run.visits)
        #expect(visits.reduce(0, +) == steps)
        for share in run.meanShares { #expect(abs(share - 1.0 / 3) < 0.03) }
        for (state, probability) in law.probabilities.enumerated() where probability > 0.03 {
          #expect(abs(Double(visits[state]) / Double(steps) - probability) < 0.025)
        }
      }
    }
  }

  @Test("A third strategy that never enters leaves the two-strategy law")
  func reduction() throws {
    // With mutation to any strategy of a pair of twins, twins can be counted together.
    let two = try SymmetricGame([[-1, 2], [0, 1]])
    let process = try PopulationProcess(
      size: 12,
      mutation: .init(rate: 0.05, target: .anyStrategy)
    )
    // Doves in two colours; the colourless game mutates to Dove twice as often.
    let three = try SymmetricGame([[-1, 2, 2], [0, 1, 1], [0, 1, 1]])
    let law = try three.stationaryLaw(under: process)
    var marginal = Array(repeating: 0.0, count: 13)
    for (counts, probability) in zip(law.states, law.probabilities) {
      marginal[counts[0]] += probability
    }
    // The colours are exchangeable.
    #expect(abs(law[[4, 5, 3]] / law[[4, 3, 5]] - 1) < 1e-11)
    // Birth–death balance of the marginal with mutation 2/3·μ to Dove and 1/3·μ to Hawk.
    for hawks in 0..<12 {
      let up = Self.rate(two, hawks: hawks, up: true)
      let down = Self.rate(two, hawks: hawks + 1, up: false)
      #expect(abs(marginal[hawks] * up / (marginal[hawks + 1] * down) - 1) < 1e-10)
    }
  }

  private static func rate(_ game: SymmetricGame<Int>, hawks: Int, up: Bool) -> Double {
    let (size, mu) = (12.0, 0.05)
    let h = Double(hawks)
    let hawk = (-(h - 1) + 2 * (size - h)) / (size - 1)
    let dove = (size - h - 1) / (size - 1)
    let gain = up ? hawk - dove : dove - hawk
    let pairs = h * (size - h) / (size * (size - 1)) / (1 + Double.exp(-gain))
    let mutation = up ? (size - h) / size * mu / 3 : h / size * mu * 2 / 3
    return (1 - mu) * pairs + mutation
  }

  @Test("Extreme selection gives finite logarithms")
  func extremes() throws {
    let game = try SymmetricGame([[1, 0, 3], [3, 1, 0], [0, 3, 1]])
    for rate in [1e-300, 1e-12] {
      let process = try PopulationProcess(
        size: 15,
        revision: .pairwiseComparison(intensity: 1000),
        mutation: .init(rate: rate)
      )
      let law = try game.stationaryLaw(under: process)
      #expect(law.logProbabilities.allSatisfy { $0.isFinite })
      #expect(law.imbalance < 1e-9)
    }
  }

  @Test("A law that was altered is found out")
  func altered() throws {
    let game = try SymmetricGame([[1, 0, 3], [3, 1, 0], [0, 3, 1]])
    let process = try PopulationProcess(size: 8, mutation: .init(rate: 0.1))
    var law = try game.stationaryLaw(under: process).logProbabilities
    #expect(try game.imbalance(ofLogLaw: law, under: process) < 1e-12)
    law.swapAt(3, 7)
    #expect(try game.imbalance(ofLogLaw: law, under: process) > 1e-3)
    law[3] += 1
    #expect(try game.imbalance(ofLogLaw: law, under: process) == .infinity)
    #expect(try game.imbalance(ofLogLaw: [0], under: process) == .infinity)
  }

  @Test("Without mutation there is no unique law")
  func noMutation() throws {
    #expect(throws: EvolutionError.self) {
      try FixationTests.hawkDove().stationaryLaw(under: PopulationProcess(size: 5))
    }
  }

  @Test("Simulation repeats with the same seed and refuses wrong starts")
  func simulation() throws {
    let game = try FixationTests.hawkDove()
    let process = try PopulationProcess(size: 20, mutation: .init(rate: 0.01))
    var first = Xoshiro256(seed: 3)
    var second = Xoshiro256(seed: 3)
    #expect(
      try game.simulate(process, from: [10, 10], steps: 1000, using: &first)
        == game.simulate(process, from: [10, 10], steps: 1000, using: &second)
    )
    #expect(throws: EvolutionError.self) {
      try game.simulate(process, from: [10, 11], steps: 1, using: &first)
    }
  }
}
