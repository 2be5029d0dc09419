import EquilibriaNumerics
import Evolution
import Testing

@Suite("Simulated learners and imitators")
struct PopulationSimulationTests {
  @Test("The geometric mean of fitness is that of learners", arguments: [0.1, 0.3, 0.6])
  func geometricMean(_ strength: Double) throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.1, 1)
    let simulation = try CoupledSimulation(
      generations: 30_000,
      selectionStrength: strength,
      initialImitators: 0.8
    )
    let run = try model.simulate(simulation, seed: 3)
    // ln(1 + σ/2), by its series.
    let half = strength / 2
    let wanted = (1..<60).reduce(0.0) { sum, k in
      sum - (0..<k).reduce(1.0) { product, _ in product * -half } / Double(k)
    }
    #expect(abs(run.logFitness.mean - wanted) < max(4 * run.logFitness.standardError, 1e-4))
    // The arithmetic mean exceeds it.
    #expect(run.fitnessGain.mean > 0.5)
  }

  @Test("Under weak selection the share approaches the equilibrium")
  func weakSelection() throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.1, 1)
    let simulation = try CoupledSimulation(
      generations: 60_000,
      selectionStrength: 0.01,
      initialImitators: 0.83
    )
    let run = try model.simulate(simulation, seed: 3)
    #expect(abs(run.imitators.mean - 5.0 / 6) < 0.01)
    #expect(run.accuracy.isWithin(4, standardErrorsOf: 0.75))
  }

  // evolution.md A.1.5: N = 10⁴, means .826 and .512 with n = 1, .9365 and .519 with n = 3.
  @Test("The exact chain", arguments: [(1, 0.826, 0.512), (3, 0.9365, 0.519)])
  func chain(_ row: (observed: Int, imitators: Double, gain: Double)) throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.1, row.observed)
    let population = try FinitePopulation(model, size: 10_000, baselineFitness: 10)
    let run = try population.simulate(generations: 20_000, seed: 4)
    #expect(abs(run.imitators.mean - row.imitators) < 0.03)
    #expect(abs(run.fitnessGain.mean - row.gain) < 0.03)
    #expect(run == (try population.simulate(generations: 20_000, seed: 4)))
  }

  @Test(
    "Individuals and the chain agree",
    arguments: [FinitePopulation.Sampling.withReplacement, .withoutReplacement]
  )
  func individuals(_ sampling: FinitePopulation.Sampling) throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.2, 3)
    let population = try FinitePopulation(
      model,
      size: 30,
      baselineFitness: 3,
      mutation: 0.05,
      sampling: sampling
    )
    let chain = try population.simulate(generations: 60_000, seed: 1)
    let each = try population.simulateIndividuals(generations: 3_000, burnIn: 100, seed: 2)
    for (a, b) in [
      (chain.imitators, each.imitators), (chain.accuracy, each.accuracy),
      (chain.fitnessGain, each.fitnessGain),
    ] {
      let error = a.standardError * a.standardError + b.standardError * b.standardError
      #expect(abs(a.mean - b.mean) < 4 * error.squareRoot())
    }
  }

  @Test("A simulation stops at its limits and says so")
  func limits() throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.2, 3)
    let population = try FinitePopulation(model, size: 50, baselineFitness: 3)
    let limits = Limits(iterations: 2_048)
    let runs = [
      try population.simulate(generations: 9_000, burnIn: 48, seed: 1, limits: limits),
      try model.simulate(CoupledSimulation(burnIn: 48), seed: 1, limits: limits),
      try population.simulateIndividuals(generations: 9_000, burnIn: 48, seed: 1, limits: limits),
    ]
    for run in runs {
      #expect(run.stopReason == .iterationLimit && run.generations == 2_000)
      #expect(run.imitators.mean > 0 && run.imitators.mean < 1)
    }
    let whole = try population.simulate(generations: 3_000, seed: 1)
    #expect(whole.stopReason == nil && whole.generations == 3_000)
  }

  @Test("What a simulation needs is checked")
  func errors() throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.2, 3)
    #expect(throws: EvolutionError.self) { try CoupledSimulation(generations: 0) }
    #expect(throws: EvolutionError.self) { try CoupledSimulation(selectionStrength: 1) }
    #expect(throws: EvolutionError.self) { try CoupledSimulation(initialImitators: .nan) }
    #expect(throws: EvolutionError.self) {
      try FinitePopulation(model, size: 1, baselineFitness: 3)
    }
    #expect(throws: EvolutionError.self) {
      try FinitePopulation(model, size: 100, baselineFitness: 1)
    }
    #expect(throws: EvolutionError.self) {
      try FinitePopulation(model, size: 100, baselineFitness: 3, mutation: 2)
    }
    #expect(throws: EvolutionError.self) {
      try FinitePopulation(model, size: 3, baselineFitness: 3, sampling: .withoutReplacement)
    }
    let population = try FinitePopulation(model, size: 100, baselineFitness: 3)
    #expect(throws: EvolutionError.self) { try population.simulate(generations: 0, seed: 1) }
  }
}
