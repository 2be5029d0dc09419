import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

@Suite("Biased transmission")
struct TransmissionTests {
  @Test("Three conformist models (case DYN-10)")
  func three() throws {
    let row = try EvolutionCase.named("DYN-10")
    let model = try ConformistTransmission(strength: row.rational("D"))
    let next = try model.next(row.rational("p"))
    #expect(next == row.exact?["p1"]?.rational)
    try row.expect("p1", next.doubleValue)
  }

  @Test("All cases of the group conformist", arguments: EvolutionCase.group("conformist"))
  func henrichBoyd(_ row: EvolutionCase) throws {
    func input(_ name: String) throws -> Rational {
      row.inputs[name] == nil ? 0 : try row.rational(name)
    }
    let model = try PunishmentByConformists(
      groupSize: row.count("N"),
      cost: input("C"),
      punishmentLoss: input("rho"),
      punishmentCost: input("phi"),
      error: input("e"),
      conformism: input("alpha"),
      payoffBias: input("beta")
    )
    if let wanted = row.expected["next"]?.list?.compactMap(\.double) {
      let next = try model.next(cooperators: input("p0"), punishers: input("p1"))
      #expect(abs(next.cooperators.doubleValue - wanted[0]) < row.tol)
      #expect(abs(next.punishers.doubleValue - wanted[1]) < row.tol)
    } else {
      try row.expect("alphaStar", model.conformismThreshold.doubleValue)
    }
  }

  // evolution.md A.5: .8α* → 0, 1.2α* → 1, with everybody cooperating.
  @Test("Little conformism stabilises punishment", arguments: [(0.8, false), (1.2, true)])
  func threshold(_ row: (factor: Double, isStable: Bool)) throws {
    func model(_ alpha: Rational) throws -> PunishmentByConformists {
      try PunishmentByConformists(
        groupSize: 32,
        cost: 0,
        punishmentLoss: 1,
        punishmentCost: 0.05,
        error: 0.01,
        conformism: alpha,
        payoffBias: 0.1
      )
    }
    let threshold = try model(0).conformismThreshold
    let run = try model(Rational(row.factor) * threshold)
    #expect((run.margin > 0) == row.isStable)
    let start = Rational(9_999, 10_000)
    let next = try run.next(cooperators: 1, punishers: start).punishers
    #expect((next > start) == row.isStable)
  }

  // evolution.md A.5: n = 5, D_3 = .1, D_4 = .15 → .63888.
  @Test("Five models")
  func five() throws {
    let model = try ConformistTransmission(models: 5, biases: [0.1, 0.15])
    #expect(try model.next(0.6) == Rational(63_888, 100_000))
    let states = model.advantage.equilibria
    #expect(states.map(\.share.exact) == [0, 0.5, 1])
    #expect(states.map(\.stability) == [.stable, .unstable, .stable])
    // Both behaviours are treated alike.
    #expect(try model.next(0.3) == 1 - model.next(0.7))
  }

  @Test("The polynomial is the sum over majorities", arguments: [3, 4, 7, 10])
  func sum(_ n: Int) throws {
    let first = n / 2 + 1
    let biases = (first..<n).map { Rational($0 - first + 1, 20 * n) }
    let model = try ConformistTransmission(models: n, biases: biases)
    for p in [Rational(1, 10), 0.45, 0.8] {
      var wanted = p
      for k in first..<n {
        var ways = Rational.one
        for place in 0..<k { ways = ways * Rational(n - place) / Rational(place + 1) }
        let q = 1 - p
        wanted +=
          biases[k - first] * ways
          * (p.raised(to: k) * q.raised(to: n - k) - p.raised(to: n - k) * q.raised(to: k))
      }
      #expect(try model.next(p) == wanted)
    }
  }

  @Test("Payoff-biased transmission is the replicator dynamics")
  func payoffs() throws {
    let hawks = try PayoffBiasedTransmission(strength: 0.1, payoffs: [[-1, 2], [0, 1]])
    let states = hawks.advantage.equilibria
    #expect(states.map(\.share.exact) == [0, 0.5, 1])
    #expect(states.map(\.stability) == [.unstable, .stable, .unstable])
    #expect(try hawks.next(0.9) == 0.9 + 0.1 * 0.09 * (-0.8))
    // A pairwise comparison, spelled out.
    let p: Rational = 0.3
    let (a, b) = (-p + 2 * (1 - p), 1 - p)
    let up = (1 - p) * p * (1 + 0.1 * (a - b)) / 2
    let down = p * (1 - p) * (1 + 0.1 * (b - a)) / 2
    #expect(try hawks.next(p) == p + up - down)
  }

  @Test("Parameters outside their domains are refused")
  func errors() {
    #expect(throws: EvolutionError.self) { try ConformistTransmission(strength: 1.1) }
    #expect(throws: EvolutionError.self) { try ConformistTransmission(models: 2, biases: []) }
    #expect(throws: EvolutionError.self) { try ConformistTransmission(models: 5, biases: [0]) }
    #expect(throws: EvolutionError.self) {
      try ConformistTransmission(models: 5, biases: [0.5, 0])
    }
    #expect(throws: EvolutionError.self) {
      try PayoffBiasedTransmission(strength: 1, payoffs: [[-1, 3], [0, 1]])
    }
    #expect(throws: EvolutionError.self) {
      try PayoffBiasedTransmission(strength: 1, payoffs: [[1]])
    }
    #expect(throws: EvolutionError.self) {
      try PunishmentByConformists(
        groupSize: 2,
        cost: 1,
        punishmentLoss: 1,
        punishmentCost: 1,
        error: 1,
        conformism: 0,
        payoffBias: 0
      )
    }
  }
}
