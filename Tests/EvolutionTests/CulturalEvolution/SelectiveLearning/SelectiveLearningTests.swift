import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

@Suite("Selective learning")
struct SelectiveLearningTests {
  @Test("All cases of the group selective", arguments: EvolutionCase.group("selective"))
  func fixture(_ row: EvolutionCase) throws {
    let model = try SelectiveLearning(
      signal: row.rational("mu"),
      noise: row.rational("sigma"),
      switchProbability: row.rational("gamma")
    )
    let found = model.equilibrium
    let threshold = try #require(found.threshold)
    try row.expect("dStar", threshold.doubleValue)
    try row.expect("PStar", found.accuracy)
    if row.expected["imitateProb"] != nil { try row.expect("imitateProb", found.copying) }
    if row.expected["PLearnOnly"] != nil {
      try row.expect("PLearnOnly", found.accuracyOfLearning)
    }
    #expect(model.verify(threshold))
    #expect(threshold.enclosure.width < 1e-10)
  }

  // evolution.md A.3.1: what is passed on and what is earned are the same.
  @Test(
    "The evolved threshold is best for everybody",
    arguments: [(1, 0.1), (0.5, 0.01), (2, 0.3)]
  )
  func theorem(_ row: (signal: Double, gamma: Double)) throws {
    let model = try SelectiveLearning(
      signal: Rational(row.signal),
      noise: 1,
      switchProbability: Rational(row.gamma)
    )
    let best = try #require(model.equilibrium.threshold).doubleValue
    for step in -100...100 where step != 0 {
      let other = max(best + Double(step) / 50, 0)
      if other == best { continue }
      #expect(model.outcome(threshold: other).accuracy < model.equilibrium.accuracy)
      #expect(model.mutantAccuracy(threshold: other, resident: best) < model.equilibrium.accuracy)
    }
    #expect(
      abs(model.mutantAccuracy(threshold: best, resident: best) - model.equilibrium.accuracy)
        < 1e-12
    )
  }

  @Test("The ends of the domain, and wrong thresholds")
  func ends() throws {
    func model(_ gamma: Rational) throws -> SelectiveLearning {
      try SelectiveLearning(signal: 1, noise: 1, switchProbability: gamma)
    }
    #expect(try model(0).equilibrium.threshold == nil)
    #expect(try model(0).equilibrium.accuracy == 1)
    #expect(try model(0.8).equilibrium.threshold?.exact == 0)
    let root = try #require(try model(0.1).equilibrium.threshold)
    #expect(try !model(0.11).verify(root))
    let rare = try SelectiveLearning(signal: 1, noise: 1, switchProbability: 1e-9)
    #expect(rare.verify(try #require(rare.equilibrium.threshold)))
    #expect(throws: EvolutionError.self) {
      try SelectiveLearning(signal: 0, noise: 1, switchProbability: 0.1)
    }
    #expect(throws: EvolutionError.self) {
      try SelectiveLearning(signal: 1, noise: -1, switchProbability: 0.1)
    }
    #expect(throws: EvolutionError.self) { try model(-1) }
  }
}

@Suite("Critical learning")
struct CriticalLearningTests {
  @Test("All cases of the group critical", arguments: EvolutionCase.group("critical"))
  func fixture(_ row: EvolutionCase) throws {
    let model = try CriticalLearning(
      benefit: row.rational("b"),
      individualSuccess: row.rational("p_i"),
      individualCost: row.rational("c_i"),
      persistence: row.rational("v")
    )
    let share = try #require(model.socialShare)
    try row.expect("qStar", share.doubleValue)
    #expect(share == row.exact?["qStar"]?.rational)
  }

  // evolution.md A.3.2.
  @Test("Published fitness")
  func published() throws {
    let model = try CriticalLearning(
      benefit: 1,
      individualSuccess: 0.5,
      individualCost: 0.2,
      persistence: 0.9
    )
    #expect(model.individualFitness == 1.3)
    #expect(model.criticalFitness == Rational(103, 55))
    #expect(abs(model.socialFitnessAmongCritical.doubleValue - 1.81818) < 1e-5)
    #expect(abs(model.conditionalFitness.doubleValue - 1.70909) < 1e-5)
    #expect(model.isCriticalLearningStable)
    #expect(model.description.hasPrefix("critical learning is stable: fitness 103/55"))
  }

  @Test("Margins have the signs of the published conditions")
  func margins() throws {
    for cost in [Rational(1, 10), 0.4, 0.6] {
      for copying in [Rational(0), 0.2] {
        let model = try CriticalLearning(
          benefit: 1,
          individualSuccess: 0.5,
          individualCost: cost,
          socialSuccess: 0.8,
          socialCost: copying,
          persistence: 0.7
        )
        #expect((model.marginOverSocial > 0) == (0.5 > cost))
        let q = model.criticalAccuracy
        #expect((model.marginOverIndividual > 0) == (0.56 * q * (0.5 + cost) > copying))
        #expect(q == 0.56 * q + (1 - 0.56 * q) * 0.5)
      }
    }
  }

  @Test("The ends of the domain")
  func ends() throws {
    let perfect = try CriticalLearning(
      benefit: 1,
      individualSuccess: 0.5,
      individualCost: 0.2,
      persistence: 1
    )
    #expect(perfect.criticalAccuracy == 1 && perfect.socialShare == nil)
    #expect(throws: EvolutionError.self) { try perfect.socialAdvantage() }
    for (success, cost, v) in [
      (Rational(0), Rational(0), Rational(1)), (2, 0, 0), (1, -1, 0), (1, 0, 2),
    ] {
      #expect(throws: EvolutionError.self) {
        try CriticalLearning(
          benefit: 1,
          individualSuccess: success,
          individualCost: cost,
          persistence: v
        )
      }
    }
  }
}
