import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

@Suite("The cultural niche")
struct CulturalNicheTests {
  static func niche(
    _ delta: Rational,
    _ a: Rational,
    _ gamma: Rational,
    _ environment: CulturalNiche.Environment = .renewal
  ) throws -> CulturalNiche {
    try CulturalNiche(
      relativeCost: delta,
      improvement: a,
      switchProbability: gamma,
      environment: environment
    )
  }

  @Test("All cases of the group niche", arguments: EvolutionCase.group("niche"))
  func fixture(_ row: EvolutionCase) throws {
    let delta = try row.inputs["delta"] == nil ? 0.3 : row.rational("delta")
    let a = try row.rational("a")
    let gamma = try row.inputs["gamma"] == nil ? 0.1 : row.rational("gamma")
    func model(_ kind: CulturalNiche.Environment) throws -> CulturalNiche {
      try Self.niche(delta, a, gamma, kind)
    }
    func imitation(_ kind: CulturalNiche.Environment) throws -> Double {
      try #require(try model(kind).thresholds.imitation).doubleValue
    }
    let isQuadratic = row.expected["mse"] != nil || row.expected["gamma2"] != nil
    let base = try model(isQuadratic ? .stationary : .renewal)
    for name in row.expected.keys.sorted() {
      switch name {
      case "gammaSlide", "slide":
        try row.expect(name, base.thresholds.smallImprovementLimit.doubleValue)
      case "gammaExactA", "imitationESS_below":
        try row.expect(name, imitation(.renewal))
      case "gammaExactB": try row.expect(name, imitation(.renewalAfterImprovement))
      case "learningESS_above", "gamma2":
        try row.expect(name, base.thresholds.learning.doubleValue)
        #expect(base.thresholds.learning == row.exact?[name]?.rational)
      case "gamma1":
        try row.expect(name, imitation(.stationary))
        #expect(base.thresholds.imitation == row.exact?[name]?.rational)
      case "gammaCrit":
        let kind: CulturalNiche.Environment =
          row.id.contains("two-state") ? .twoStates : .renewalWithSquaredLoss
        try row.expect(name, imitation(kind))
      case "meanDistance", "mse":
        try row.expect(name, base.meanLoss(imitators: row.rational("q")).doubleValue)
      case "mse_q1": try row.expect(name, base.meanLoss(imitators: 1).doubleValue)
      case "qStar":
        let outcome = try model(.stationary).outcome
        #expect(outcome.regime == .mixture)
        try row.expect(name, outcome.gains[0].imitators.doubleValue)
      default: Issue.record("unknown expectation \(name)")
      }
    }
  }

  // evolution.md A.2.1, table of thresholds.
  @Test(
    "Thresholds of all models",
    arguments: [
      (0.01, 0.3, 0.004286, 0.004329, 0.004267, 0.007576, 0.008702),
      (0.1, 0.3, 0.042857, 0.047619, 0.041096, 0.083333, 0.100529),
      (0.2, 0.5, 0.2, 0.25, 0.166667, .infinity, 0.5625),
    ] as [(Double, Double, Double, Double, Double, Double, Double)]
  )
  func table(_ row: (Double, Double, Double, Double, Double, Double, Double)) throws {
    let (a, delta) = (Rational(row.0), Rational(row.1))
    let rows: [(CulturalNiche.Environment, Double)] = [
      (.renewal, row.3), (.renewalAfterImprovement, row.4), (.twoStates, row.5),
      (.renewalWithSquaredLoss, row.6),
    ]
    for (kind, wanted) in rows {
      let thresholds = try Self.niche(delta, a, 0.1, kind).thresholds
      let found = thresholds.imitation?.doubleValue ?? .infinity
      #expect(found == wanted || abs(found - wanted) < 5e-7)
      #expect(abs(thresholds.smallImprovementLimit.doubleValue - row.2) < 5e-7)
    }
  }

  @Test("Thresholds are where the regime changes", arguments: CulturalNiche.Environment.allCases)
  func consistency(_ kind: CulturalNiche.Environment) throws {
    let step = Rational(1, 1_000_000)
    for (delta, a) in [(Rational(3, 10), Rational(1, 10)), (0.2, 0.3), (0.6, 0.2), (0.9, 0.05)] {
      let thresholds = try Self.niche(delta, a, 0.1, kind).thresholds
      if let first = thresholds.imitation, first < 1 {
        let below = try Self.niche(delta, a, first - step, kind).outcome
        let above = try Self.niche(delta, a, first + step, kind).outcome
        #expect(below.imitationMargin > 0 && below.equilibria.last?.stability == .stable)
        #expect(above.imitationMargin < 0 && above.equilibria.last?.stability == .unstable)
        #expect(try Self.niche(delta, a, first, kind).outcome.imitationMargin == 0)
      } else {
        #expect(try Self.niche(delta, a, 0.999, kind).outcome.imitationMargin > 0)
      }
      if thresholds.learning < 1 {
        let outcome = try Self.niche(delta, a, thresholds.learning, kind).outcome
        #expect(outcome.learningMargin == 0)
        let above = try Self.niche(delta, a, thresholds.learning + step, kind).outcome
        #expect(above.learningMargin > 0 && above.equilibria.first?.stability == .stable)
      }
    }
  }

  @Test("The stable mixture of the linear model in closed form, where culture adds nothing")
  func mixture() throws {
    let (delta, a, gamma) = (Rational(3, 10), Rational(1, 10), Rational(1, 5))
    let niche = try Self.niche(delta, a, gamma)
    let outcome = niche.outcome
    #expect(outcome.regime == .mixture)
    let wanted = (delta - 0.9 * gamma) / (delta * 0.9 * (1 - gamma))
    #expect(outcome.gains.map(\.imitators.exact) == [wanted])
    #expect(outcome.gains.map(\.gain) == [0])
    #expect(try niche.meanLoss(imitators: wanted) == delta)
  }

  @Test("Culture raises mean fitness exactly where imitation resists learners")
  func pays() throws {
    let below = try Self.niche(0.3, 0.1, Rational(1, 25)).outcome
    #expect(below.regime == .imitation && below.gains[0].gain > 0)
    #expect(below.imitationSwitchMargin == Rational(1, 21) - Rational(1, 25))
    let above = try Self.niche(0.3, 0.1, 0.4).outcome
    #expect(above.regime == .learning && above.gains.map(\.gain) == [0])
    #expect(above.description.hasPrefix("everybody learns individually: share of imitators 0"))
    // a + δ ≥ 1: imitation takes over at every chance of change below 1.
    for gamma in [Rational(1, 10), 0.5, 0.99] {
      #expect(try Self.niche(0.5, 0.5, gamma).regime == .imitation)
    }
  }

  // evolution.md A.2.2: M(0) = .9801, M(.5) = 1.2898, M(1) = .9753.
  @Test("A mixture and a population of imitators can both be stable")
  func several() throws {
    let niche = try Self.niche(0.99, 0.01, 0.5, .stationary)
    let outcome = niche.outcome
    #expect(outcome.regime == .mixtureOrUniform)
    #expect(outcome.gains.count == 2 && outcome.equilibria.count == 4)
    #expect(niche.verify(outcome.equilibria) == nil)
    for (q, wanted) in [(Rational(0), 0.9801), (0.5, 1.2898), (1, 0.9753)] {
      #expect(try abs(niche.meanLoss(imitators: q).doubleValue - wanted) < 5e-5)
    }
    let missing = [outcome.equilibria[0], outcome.equilibria[3]]
    #expect(niche.verify(missing) == nil)
    #expect(niche.verify(outcome.equilibria.reversed()) != nil)
  }

  @Test("Simulated losses agree", arguments: CulturalNiche.Environment.allCases)
  func simulation(_ kind: CulturalNiche.Environment) throws {
    let niche = try Self.niche(0.3, 0.1, 0.05, kind)
    // Without selection the share of imitators stays.
    let simulation = try CoupledSimulation(
      generations: 40_000,
      selectionStrength: 0,
      initialImitators: 0.8
    )
    let run = try niche.simulate(simulation, seed: 12)
    let wanted = try 1 - niche.meanLoss(imitators: 0.8).doubleValue
    #expect(run.accuracy.isWithin(4, standardErrorsOf: wanted))
    #expect(run.accuracy.standardError < 0.02)
    #expect(abs(run.imitators.mean - 0.8) < 1e-9)
  }

  // evolution.md A.2.2: the redrawn optimum and the autoregression have the same second moments.
  @Test("An autoregressive optimum gives the loss of the redrawn one")
  func autoregression() throws {
    let (q, r, rho) = (0.8, 0.9, 0.95)
    var generator = Xoshiro256(seed: 6)
    var (optimum, first, second, sum) = (0.0, 0.0, 0.0, 0.0)
    for generation in 0..<60_000 {
      let shock = (1 - rho * rho).squareRoot() * (Bool.random(using: &generator) ? 1.0 : -1.0)
      let step = rho * optimum + shock - optimum
      optimum += step
      second += step * step - 2 * first * step
      first -= step
      let loss = r * r * second
      if generation >= 100 { sum += loss }
      (first, second) = (q * r * first, q * loss)
    }
    let wanted = try Self.niche(0.3, 0.1, 0.05, .stationary).meanLoss(imitators: 0.8)
    #expect(abs(sum / 59_900 - wanted.doubleValue) < 0.01)
  }

  @Test("Selection leads the simulated share to the mixture")
  func coupled() throws {
    let niche = try Self.niche(0.3, 0.1, 0.2)
    let simulation = try CoupledSimulation(generations: 40_000, selectionStrength: 0.02)
    let run = try niche.simulate(simulation, seed: 5)
    let wanted = try #require(niche.outcome.gains.first?.imitators.doubleValue)
    #expect(abs(run.imitators.mean - wanted) < 0.02)
  }

  @Test("Parameters outside their domains are named")
  func errors() {
    func name(_ build: () throws -> CulturalNiche) -> String? {
      do throws(any Error) {
        _ = try build()
        return nil
      } catch EvolutionError.parameter(let name, _, _) { return name } catch { return "?" }
    }
    #expect(name { try Self.niche(1, 0.1, 0.1) } == "relativeCost")
    #expect(name { try Self.niche(0, 0.1, 0.1) } == "relativeCost")
    #expect(name { try Self.niche(0.3, 1, 0.1) } == "improvement")
    #expect(name { try Self.niche(0.3, 0.1, -0.1) } == "switchProbability")
    #expect(name { try Self.niche(0.3, 0.1, 0) } == nil)
  }
}

@Suite("Effort of improvement")
struct ImprovementEffortTests {
  // evolution.md A.2.2, V = c = 1, γ = .1.
  @Test("Too little improvement evolves")
  func published() throws {
    let effort = try ImprovementEffort(value: 1, cost: 1, switchProbability: 0.1)
    let (evolved, best) = (effort.evolvedImprovement, effort.bestImprovement)
    #expect(abs(evolved.doubleValue - 0.282375696128) < 1e-9)
    #expect(abs(best.doubleValue - 0.426750441) < 1e-8)
    #expect(abs(effort.fitness(improvement: evolved).doubleValue + 0.242508) < 1e-6)
    #expect(abs(effort.fitness(improvement: best).doubleValue + 0.209480) < 1e-6)
    #expect(effort.loss.sign == 1)
    #expect(evolved.isRoot(of: effort.gradient) && evolved.proof == .falls)
    #expect(best.isRoot(of: effort.welfareGradient))
  }

  @Test("Cheap effort is complete, and the domain is checked")
  func ends() throws {
    let cheap = try ImprovementEffort(value: 10, cost: 1, switchProbability: 0.5)
    #expect(cheap.evolvedImprovement.exact == 1 && cheap.loss.exact == 0)
    let renewal = try ImprovementEffort(value: 1, cost: 2, switchProbability: 1)
    #expect(renewal.evolvedImprovement.exact == 0.5)
    #expect(throws: EvolutionError.self) {
      try ImprovementEffort(value: 1, cost: 1, switchProbability: 0)
    }
    #expect(throws: EvolutionError.self) {
      try ImprovementEffort(value: 0, cost: 1, switchProbability: 0.5)
    }
    #expect(throws: EvolutionError.self) {
      try ImprovementEffort(value: 1, cost: -1, switchProbability: 0.5)
    }
  }
}
