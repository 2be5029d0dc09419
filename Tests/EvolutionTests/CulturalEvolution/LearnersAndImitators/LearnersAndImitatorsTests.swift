import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

@Suite("Learners and imitators")
struct LearnersAndImitatorsTests {
  static func model(
    _ kappa: Rational,
    _ gamma: Rational,
    _ observed: Int,
    benefit: Rational = 1,
    environment: LearnersAndImitators.Environment = .states(2)
  ) throws -> LearnersAndImitators {
    try LearnersAndImitators(
      learningCost: kappa * benefit,
      benefit: benefit,
      switchProbability: gamma,
      observed: observed,
      environment: environment
    )
  }

  @Test("All cases of the group br95", arguments: EvolutionCase.group("br95"))
  func fixture(_ row: EvolutionCase) throws {
    let inputs = row.inputs
    if inputs["Q"] != nil {
      try lawFixture(row)
      return
    }
    let model = try Self.model(
      row.rational("kappa"),
      row.rational("gamma"),
      inputs["n"]?.int ?? 1,
      environment: inputs["states"] == nil ? .states(2) : .alwaysNew
    )
    let found = model.equilibrium
    for name in row.expected.keys.sorted() {
      switch name {
      case "qStar":
        try row.expect(name, found.imitators.doubleValue)
        if let text = row.exact?[name]?.rational { #expect(found.imitators.exact == text) }
      case "PStar":
        if case .null? = row.expected[name] {
          #expect(found.accuracy.value == nil)
        } else {
          try row.expect(name, #require(found.accuracy.value).doubleValue)
        }
      case "PLimit": try row.expect(name, found.accuracy.limit.doubleValue)
      case "meanFitnessOverD_minusW0":
        try row.expect(name, (1 - model.relativeCost + found.gainOverLearning).doubleValue)
      case "imitationIsESS": #expect((found.regime == .imitation) == row.expected[name]?.bool)
      case "dqdot_dq":
        try row.expect(name, found.eigenvalue.doubleValue)
        #expect(found.eigenvalue.exact == row.exact?[name]?.rational)
      case "qOpt": try row.expect(name, model.welfareOptimum.imitators.doubleValue)
      case "gainOverD": try row.expect(name, model.welfareOptimum.gain.doubleValue)
      case "limit_n_times_1_minus_q":
        try row.expect(name, model.limitOfLearnersSeen)
        let many = try Self.model(row.rational("kappa"), row.rational("gamma"), 100_000)
        let seen = many.equilibrium.learnersSeen.doubleValue
        #expect(abs(seen - model.limitOfLearnersSeen) < 1e-6)
      case "expMeanLogW":
        // A tenth of the generations, so the tolerance of the case still has room.
        let simulation = try CoupledSimulation(
          generations: 40_000,
          selectionStrength: row.rational("sigma").doubleValue,
          initialImitators: 0.8
        )
        let run = try model.simulate(simulation, seed: 17)
        try row.expect(name, 1 + run.logFitness.mean.exponentialMinusOne)
      default: Issue.record("unknown expectation \(name)")
      }
    }
  }

  private func lawFixture(_ row: EvolutionCase) throws {
    let law = try StationaryLaw(
      ratio: row.rational("Q"),
      switchProbability: row.rational("gamma")
    )
    #expect(law.kind == .uniform(lower: Rational(1, 2), upper: 1))
    #expect(row.expected["law"]?.text == "uniform[1/2,1]")
    try row.expect("mean", law.mean.doubleValue)
    try row.expect("var", law.variance.doubleValue)
    #expect(law.variance == row.exact?["var"]?.rational)
    try row.expect("quantile25", law.quantile(Rational(1, 4)).doubleValue)
  }

  // evolution.md A.1.2, with P* = 1 − κ/2 whatever γ and n.
  @Test(
    "The accuracy at an interior equilibrium depends on the relative cost only",
    arguments: [1, 2, 3, 7, 10],
    [Rational(1, 100), 0.1, 0.5, 0.9, 1]
  )
  func accuracy(_ observed: Int, _ gamma: Rational) throws {
    for kappa in [Rational(1, 10), 0.5, 0.9] {
      let found = try Self.model(kappa, gamma, observed).equilibrium
      #expect(found.regime == .mixture)
      #expect(found.accuracy == .value(1 - kappa / 2))
      #expect(found.gainOverLearning == 0)
      #expect(found.imitators.enclosure.width < 1e-14)
      // q*ⁿ is the exact chance of seeing imitators only.
      let power = found.imitators.doubleValue.power(observed)
      #expect(abs(power - found.blindness.doubleValue) < 1e-12)
    }
  }

  @Test("Only the relative cost matters", arguments: [Rational(1, 7), 3, 1_000])
  func scale(_ benefit: Rational) throws {
    let unit = try Self.model(0.3, 0.2, 3)
    let scaled = try Self.model(0.3, 0.2, 3, benefit: benefit)
    #expect(unit.equilibrium.imitators == scaled.equilibrium.imitators)
    #expect(unit.equilibrium.eigenvalue == scaled.equilibrium.eigenvalue)
    let (a, b) = (unit.welfareOptimum, scaled.welfareOptimum)
    #expect(a.imitators == b.imitators)
    #expect(abs(a.gain.doubleValue * benefit.doubleValue - b.gain.doubleValue) < 1e-9)
  }

  @Test("Where imitators take over", arguments: [Rational(1), 1.5, 40])
  func imitationFixes(_ kappa: Rational) throws {
    let found = try Self.model(kappa, 0.8, 2).equilibrium
    #expect(found.regime == .imitation)
    #expect(found.imitators.exact == 1)
    #expect(found.accuracy == .value(Rational(1, 2)))
    #expect(found.gainOverLearning == kappa - 1)
  }

  @Test("The ends of the domain")
  func ends() throws {
    // Nothing ever changes.
    let still = try Self.model(0.3, 0, 4).equilibrium
    #expect(still.imitators.exact == 1 && still.accuracy == .undefined(limit: 1))
    #expect(still.gainOverLearning == 0.3)
    // Learning is free.
    let free = try Self.model(0, 0.3, 4)
    #expect(free.equilibrium.imitators.exact == 0 && free.regime == .learning)
    #expect(free.welfareOptimum.imitators.exact == 0)
    #expect(free.limitOfLearnersSeen == .infinity)
    // Both.
    let idle = try Self.model(0, 0, 1)
    #expect(idle.regime == .neutral)
    #expect(idle.equilibrium.accuracy == .undefined(limit: 1))
    // Accuracy is a continuous function of the share elsewhere.
    #expect(try Self.model(0.3, 0, 1).accuracy(imitators: 0.99) == .value(1))
  }

  // evolution.md A.1.2: q*ⁿ = κ / (2γ + κ(1 − γm/(m − 1))), fixed from κ = 2(m − 1)/m on.
  @Test("Environments of several states", arguments: [2, 3, 5, 50])
  func states(_ count: Int) throws {
    let m = Rational(count)
    let threshold = 2 * (m - 1) / m
    let below = try Self.model(threshold - 0.01, 0.3, 1, environment: .states(count))
    #expect(below.regime == .mixture)
    let kappa = below.relativeCost
    #expect(below.equilibrium.imitators.exact == kappa / (0.6 + kappa * (1 - 0.3 * m / (m - 1))))
    let above = try Self.model(threshold, 0.3, 1, environment: .states(count))
    #expect(above.equilibrium.imitators.exact == 1)
    #expect(above.equilibrium.accuracy == .value(1 / m))
  }

  @Test("The recursion of accuracy keeps the mean where it is")
  func recursion() throws {
    let model = try Self.model(0.5, 0.1, 2)
    let p = try #require(try model.accuracy(imitators: 0.7).value)
    let stays = try model.nextAccuracy(p, imitators: 0.7, switches: false)
    let moves = try model.nextAccuracy(p, imitators: 0.7, switches: true)
    #expect(0.9 * stays + 0.1 * moves == p)
  }

  @Test("The welfare optimum is better than its neighbours", arguments: [1, 2, 3, 10])
  func welfare(_ observed: Int) throws {
    let model = try Self.model(0.5, 0.1, observed)
    let optimum = model.welfareOptimum
    #expect(model.verify(optimum))
    let best = optimum.gain.upper
    for step in 0...200 {
      #expect(try model.gainOverLearning(imitators: Rational(step, 200)) <= best)
    }
    #expect(optimum.loss == optimum.gain)
    let wrong = WelfareOptimum(
      imitators: CertifiedRoot(0.5),
      gain: optimum.gain,
      loss: optimum.loss
    )
    #expect(!model.verify(wrong))
  }

  @Test("A checker accepts what was found and rejects what was changed")
  func checker() throws {
    let model = try Self.model(0.5, 0.1, 3)
    let states = model.equilibria
    #expect(model.verify(states) == nil)
    let inner = states[1]
    let shifted = Enclosure(
      lower: inner.share.enclosure.lower + 1e-9,
      upper: inner.share.enclosure.upper + 1e-9
    )
    let moved = FrequencyEquilibrium(
      share: CertifiedRoot(enclosure: shifted, proof: .falls),
      stability: .stable,
      eigenvalue: inner.eigenvalue
    )
    #expect(model.verify([states[0], moved, states[2]]) != nil)
    let turned = FrequencyEquilibrium(
      share: inner.share,
      stability: .unstable,
      eigenvalue: inner.eigenvalue
    )
    #expect(model.verify([states[0], turned, states[2]]) != nil)
    let slow = FrequencyEquilibrium(
      share: inner.share,
      stability: .stable,
      eigenvalue: Enclosure(-1)
    )
    #expect(model.verify([states[0], slow, states[2]]) != nil)
    #expect(model.verify([states[0], states[2], inner]) != nil)
    #expect(model.verify(Array(states.dropFirst())) != nil)
  }

  @Test("Rogers' paradox is a computed statement")
  func rogers() throws {
    let holds = try Self.model(0.5, 0.1, 1).rogersParadox(baselineFitness: 10)
    #expect(holds.holds && holds.gain == 0 && holds.geometricMeanFitness == 10.5)
    let fails = try Self.model(1.5, 0.1, 1).rogersParadox(baselineFitness: 10)
    #expect(!fails.holds && fails.gain == 0.5 && fails.geometricMeanFitness == nil)
    #expect(fails.description == "culture raises mean fitness by 1/2")
  }

  @Test("Parameters outside their domains are named")
  func errors() {
    func name(_ build: () throws -> LearnersAndImitators) -> String? {
      do throws(any Error) {
        _ = try build()
        return nil
      } catch EvolutionError.parameter(let name, _, _) { return name } catch { return "?" }
    }
    #expect(name { try Self.model(-0.1, 0.1, 1) } == "learningCost")
    #expect(name { try Self.model(0, 0.1, 1, benefit: 0) } == "benefit")
    #expect(name { try Self.model(0.1, -0.1, 1) } == "switchProbability")
    #expect(name { try Self.model(0.1, 1.1, 1) } == "switchProbability")
    #expect(name { try Self.model(0.1, 0.1, 0) } == "observed")
    #expect(name { try Self.model(0.1, 0.1, 1, environment: .states(1)) } == "environment")
    #expect(name { try Self.model(0.1, 0.1, 1) } == nil)
    #expect(throws: EvolutionError.self) {
      try Self.model(0.1, 0.1, 1).accuracy(imitators: 1.2)
    }
    #expect(throws: EvolutionError.self) {
      try Self.model(0.1, 0.1, 1).rogersParadox(baselineFitness: 1)
    }
  }

  @Test("Results read as sentences")
  func text() throws {
    let model = try Self.model(0.5, 0.1, 1)
    #expect(
      model.equilibrium.description == """
        imitators and learners coexist: share of imitators 5/6, right with probability 3/4
        eigenvalue -1/4, gain over a population of learners 0
        """
    )
    #expect(model.welfareOptimum.description.hasPrefix("best share of imitators 0.52831216351"))
  }
}

extension Double {
  /// e to the number, minus one, by its series.
  fileprivate var exponentialMinusOne: Double {
    var (sum, term) = (0.0, 1.0)
    for k in 1..<40 {
      term *= self / Double(k)
      sum += term
    }
    return sum
  }

  fileprivate func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * self }
  }
}
