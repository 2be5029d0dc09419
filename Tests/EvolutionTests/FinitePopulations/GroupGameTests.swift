import EquilibriaNumerics
import Evolution
import RealModule
import Testing

@Suite("Games in groups drawn from a finite population")
struct GroupGameTests {
  @Test("Groups of two are the game in pairs")
  func pairs() throws {
    let matrix: [[Rational]] = [[1, 4], [2, 3]]
    let pair = try SymmetricGame(matrix)
    // With j = 0 the other plays the second strategy.
    let group = try GroupGame(
      first: 0,
      second: 1,
      firstPayoffs: [4, 1],
      secondPayoffs: [3, 2]
    )
    for mutant in 0...1 {
      #expect(
        try group.exactFixationProbability(of: mutant, size: 10)
          == pair.exactFixationProbability(of: mutant, into: 1 - mutant, size: 10)
      )
    }
    for revision: PopulationProcess.Revision in [
      .pairwiseComparison(intensity: 0.7), .moran(.exponential(intensity: 0.7)),
      .moran(.linear(weight: 0.5)), .wrightFisher(.exponential(intensity: 0.7)),
    ] {
      let process = try PopulationProcess(size: 12, revision: revision)
      let left = try group.fixationProbability(of: 0, under: process)
      let right = try pair.fixationProbability(of: 0, into: 1, under: process)
      #expect(abs(left.logarithm - right.logarithm) < 1e-13)
      let limits = try (
        group.smallMutationLimit(under: process),
        pair.smallMutationLimit(under: process)
      )
      #expect(abs(limits.0.logShares[0] - limits.1.logShares[0]) < 1e-12)
    }
    let process = try PopulationProcess(size: 12)
    let times = try (
      group.fixationTimes(of: 1, under: process),
      pair.fixationTimes(of: 1, into: 0, under: process)
    )
    #expect(abs(times.0.conditional / times.1.conditional - 1) < 1e-12)
    let gradients = try (
      group.selectionGradient(under: process),
      pair.selectionGradient(of: 0, against: 1, under: process)
    )
    for (left, right) in zip(gradients.0, gradients.1) { #expect(abs(left - right) < 1e-15) }
  }

  @Test("Sampling without replacement in a public good")
  func publicGood() throws {
    // Source: Hauert et al. (2006): π_C − π_D = rc/n·(1 − (n − 1)/(N − 1)) − c at every count.
    let game = try GroupGame.publicGood(groupSize: 4, factor: 3)
    let payoffs = try game.meanPayoffs(size: 9)
    for count in 1...8 {
      let difference = payoffs.first[count] - payoffs.second[count]
      #expect(difference == Rational(3, 4) * (1 - Rational(3, 8)) - 1)
    }
    #expect(payoffs.second[0] == 0 && payoffs.first[9] == 2)
  }

  @Test("Malformed games and populations are refused")
  func malformed() throws {
    #expect(throws: EvolutionError.self) {
      try GroupGame(first: 0, second: 0, firstPayoffs: [1, 2], secondPayoffs: [1, 2])
    }
    #expect(throws: EvolutionError.self) {
      try GroupGame(first: 0, second: 1, firstPayoffs: [1, 2], secondPayoffs: [1])
    }
    #expect(throws: EvolutionError.self) {
      try GroupGame.publicGood(groupSize: 5, factor: 2).meanPayoffs(size: 4)
    }
  }
}
