import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

/// The model of a case of the group br92.
func punishment(_ row: EvolutionCase) throws -> PunishmentModel {
  func input(_ name: String, _ standard: Rational) throws -> Rational {
    row.inputs[name] == nil ? standard : try row.rational(name)
  }
  return try PunishmentModel(
    groupSize: row.inputs["n"]?.int ?? 16,
    benefit: input("b", 3),
    cost: input("c", 1),
    punishmentCost: input("k", 0.2),
    punishmentLoss: input("p", 0.5),
    continuation: input("w", 0.9),
    cooperationError: input("e", 0.01)
  )
}

@Suite("Punishment in groups")
struct PunishmentTests {
  static func model(
    _ n: Int,
    b: Rational = 3,
    c: Rational = 1,
    k: Rational = 0.2,
    p: Rational = 0.5,
    w: Rational = 0.9,
    e: Rational = 0.01,
    escape: Rational = 0
  ) throws -> PunishmentModel {
    try PunishmentModel(
      groupSize: n,
      benefit: b,
      cost: c,
      punishmentCost: k,
      punishmentLoss: p,
      continuation: w,
      cooperationError: e,
      punishmentError: escape
    )
  }

  @Test("All cases of the group br92", arguments: EvolutionCase.group("br92"))
  func fixture(_ row: EvolutionCase) throws {
    let model = try punishment(row)
    if let group = row.inputs["group"]?.text {
      func count(_ letter: Character) -> Int { group.count { $0 == letter } }
      let payoffs = try model.groupPayoffs(
        StrategyValues(
          punisher: count("P"),
          reluctant: count("R"),
          easygoing: count("E"),
          uncooperative: count("U")
        )
      )
      try expect(row, payoffs)
    } else if let x = row.inputs["x"]?.list?.compactMap(\.rational) {
      let fitness = try model.populationFitness(
        StrategyValues(punisher: x[0], reluctant: x[1], easygoing: x[2], uncooperative: x[3])
      )
      try expect(row, fitness)
    } else if row.expected["stable"] != nil {
      let found = try model.punishersAmongReluctant().equilibria
      for (name, kind) in [("stable", Stability.stable), ("unstable", .unstable)] {
        let wanted = try #require(row.expected[name]?.list).compactMap(\.double)
        let states = found.filter { $0.stability == kind }.map(\.share.doubleValue)
        #expect(states.count == wanted.count)
        for (a, b) in zip(states, wanted) { #expect(abs(a - b) <= row.tol) }
      }
    } else if let size = row.expected["nMax"]?.int {
      #expect(model.largestGroupForInvasion == size)
    } else if row.expected["stableFocus"] != nil {
      let mixture = try #require(try model.easygoingCoexistence())
      try row.expect("P", mixture.punishers.doubleValue)
      try row.expect("R", mixture.reluctant.doubleValue)
      try row.expect("E", mixture.easygoing.doubleValue)
      #expect(mixture.isStableFocus == row.expected["stableFocus"]?.bool)
      let wanted = try #require(row.expected["eigenvalues"]?.list?[0].list).compactMap(\.double)
      #expect(abs(mixture.eigenvalues.real.0 - wanted[0]) < row.tol)
      #expect(abs(mixture.eigenvalues.imaginary - wanted[1]) < row.tol)
    } else {
      let moralists = try model.moralistStability()
      for name in row.expected.keys {
        switch name {
        case "M_vs_U":
          try row.expect(
            name,
            (moralists.overUncooperative.doubleValue / moralists.interactions.doubleValue)
          )
        case "M_vs_E":
          let pieces = (moralists.interactions * moralists.others).doubleValue
          try row.expect(name, moralists.overEasygoing.doubleValue / pieces)
        case "M_isESS_vs_UE":
          let resists =
            moralists.overUncooperative.sign == 1 && moralists.overEasygoing.sign == 1
          #expect(resists == row.expected[name]?.bool)
        default: Issue.record("unknown expectation \(name)")
        }
      }
    }
  }

  private func expect(_ row: EvolutionCase, _ values: StrategyValues<Rational>) throws {
    try row.expect("P", values.punisher.doubleValue)
    try row.expect("R", values.reluctant.doubleValue)
    try row.expect("E", values.easygoing.doubleValue)
    try row.expect("U", values.uncooperative.doubleValue)
  }

  @Test(
    "Fitness in a population is the sum over all groups",
    arguments: [2, 3, 5],
    [Rational(0), 0.2]
  )
  func bruteForce(_ n: Int, _ escape: Rational) throws {
    let model = try Self.model(n, p: 0.7, w: 0.8, e: 0.05, escape: escape)
    let shares: [Rational] = [0.2, 0.3, 0.4, 0.1]
    let fitness = try model.populationFitness(
      StrategyValues(punisher: 0.2, reluctant: 0.3, easygoing: 0.4, uncooperative: 0.1)
    )
    // All sequences of the n − 1 others.
    var sums = [Rational](repeating: 0, count: 4)
    var sequence = [Int](repeating: 0, count: n - 1)
    while true {
      let chance = sequence.reduce(Rational.one) { $0 * shares[$1] }
      for own in 0..<4 {
        var counts = [0, 0, 0, 0]
        for other in sequence + [own] { counts[other] += 1 }
        let payoffs = try model.groupPayoffs(
          StrategyValues(
            punisher: counts[0],
            reluctant: counts[1],
            easygoing: counts[2],
            uncooperative: counts[3]
          )
        )
        let values = [
          payoffs.punisher, payoffs.reluctant, payoffs.easygoing, payoffs.uncooperative,
        ]
        sums[own] += chance * values[own]
      }
      guard let place = sequence.lastIndex(where: { $0 < 3 }) else { break }
      sequence[place] += 1
      for rest in (place + 1)..<max(n - 1, place + 1) { sequence[rest] = 0 }
    }
    #expect(
      sums == [
        fitness.punisher, fitness.reluctant, fitness.easygoing, fitness.uncooperative,
      ]
    )
  }

  @Test("Simulated groups earn what the closed forms say", arguments: [Rational(0), 0.3])
  func simulation(_ escape: Rational) throws {
    let model = try Self.model(6, p: 0.7, w: 0.8, e: 0.05, escape: escape)
    let members: [PunishmentStrategy] = [
      .punisher, .punisher, .reluctant, .reluctant, .easygoing, .uncooperative,
    ]
    let runs = try model.simulateGroups(of: members, groups: 8_000, seed: 9)
    let wanted = try model.groupPayoffs(
      StrategyValues(punisher: 2, reluctant: 2, easygoing: 1, uncooperative: 1)
    )
    for (member, run) in zip(members, runs) {
      let value =
        switch member {
        case .punisher: wanted.punisher
        case .reluctant: wanted.reluctant
        case .easygoing: wanted.easygoing
        default: wanted.uncooperative
        }
      #expect(run.isWithin(4, standardErrorsOf: value.doubleValue))
    }
  }

  // evolution.md A.4: n = 32 gives .029607 and .356336, n = 8 with p = .05 a single .2884963986.
  @Test("Mixtures of punishers and reluctant members")
  func mixtures() throws {
    let large = try Self.model(32).punishersAmongReluctant()
    #expect(large.equilibria.count == 4)
    #expect(abs(large.equilibria[1].share.doubleValue - 0.029607) < 1e-6)
    #expect(abs(large.equilibria[2].share.doubleValue - 0.356336) < 1e-6)
    let weak = try Self.model(8, p: 0.05)
    let result = try weak.punishersAmongReluctant()
    #expect(result.equilibria.count == 3)
    #expect(abs(result.stableMixtures[0].share.doubleValue - 0.2884963986) < 1e-9)
    #expect(result.invasionMargin > 0 && result.resistanceMargin < 0)
    #expect(try weak.verify(result) == nil)
  }

  @Test("The advantage is the difference of fitness, and the fold its minimum")
  func advantage() throws {
    let model = try Self.model(16)
    let result = try model.punishersAmongReluctant()
    func difference(_ x: Rational) throws -> Rational {
      let fitness = try model.populationFitness(
        StrategyValues(punisher: x, reluctant: 1 - x, easygoing: 0, uncooperative: 0)
      )
      return fitness.punisher - fitness.reluctant
    }
    #expect(try difference(0) == result.invasionMargin)
    #expect(try difference(1) == result.resistanceMargin)
    for state in result.equilibria.filter(\.isInterior) {
      let range = state.share.enclosure
      #expect(try difference(range.lower).signum * difference(range.upper).signum < 0)
    }
    // (1 − x)ⁿ⁻² = (p + k) / ((b − c)Ω)
    let fold = try #require(result.fold)
    let ratio = (1 - fold.doubleValue).raised(to: 14)
    #expect(abs(ratio - 0.7 / 18) < 1e-9)
    #expect(result.smallestAdvantage?.sign == -1)
    let least = try difference(Rational(binary: fold.doubleValue))
    #expect(abs((least - (result.smallestAdvantage?.lower ?? 0)).doubleValue) < 1e-9)
  }

  @Test("Punishers invade groups of two, whose advantage is linear")
  func pairs() throws {
    let result = try Self.model(2).punishersAmongReluctant()
    #expect(result.fold == nil && result.equilibria.count <= 3)
    #expect(try Self.model(2).verify(result) == nil)
  }

  @Test("A checker rejects states of another model")
  func checker() throws {
    let found = try Self.model(16).punishersAmongReluctant()
    #expect(try Self.model(16).verify(found) == nil)
    #expect(try Self.model(17).verify(found) != nil)
    let mixture = try #require(
      try Self.model(8, k: 1, p: 1.8, e: 0.001).easygoingCoexistence()
    )
    #expect(try Self.model(8, k: 1, p: 1.8, e: 0.001).verify(mixture))
    #expect(try !Self.model(8, k: 1, p: 1.81, e: 0.001).verify(mixture))
    let wrong = EasygoingCoexistence(
      punishers: mixture.punishers,
      reluctant: mixture.reluctant + Enclosure(0.001),
      easygoing: mixture.easygoing - Enclosure(0.001),
      stability: mixture.stability,
      trace: mixture.trace,
      determinant: mixture.determinant,
      fitness: mixture.fitness,
      marginOverUncooperative: mixture.marginOverUncooperative
    )
    #expect(try !Self.model(8, k: 1, p: 1.8, e: 0.001).verify(wrong))
  }

  // evolution.md A.4: U earns 3.73 against 18.93.
  @Test("Coexistence with easy-going members keeps uncooperative ones out")
  func coexistence() throws {
    let model = try Self.model(8, k: 1, p: 1.8, e: 0.001)
    let mixture = try #require(try model.easygoingCoexistence())
    #expect(abs(mixture.fitness.doubleValue - 18.93) < 0.01)
    #expect(abs(mixture.marginOverUncooperative.doubleValue - (18.93 - 3.73)) < 0.01)
    // Without errors they gain nothing from not punishing; without fear nobody contributes.
    #expect(try Self.model(8, e: 0).easygoingCoexistence() == nil)
    #expect(try Self.model(8, p: 0.05).easygoingCoexistence() == nil)
    // Contributing is no sacrifice; and where punishment does no harm either, mixtures are not isolated.
    #expect(try Self.model(16, b: 300).easygoingCoexistence() == nil)
    #expect(try Self.model(16, b: 16).easygoingCoexistence() == nil)
    #expect(throws: EvolutionError.self) { try Self.model(16, b: 16, p: 0).easygoingCoexistence() }
    // The derivatives, by differences of the exact fitness.
    let (x, z) = (
      Rational(binary: mixture.punishers.doubleValue),
      Rational(binary: mixture.easygoing.doubleValue)
    )
    func speed(_ x: Rational, _ z: Rational) throws -> (Double, Double) {
      let f = try model.populationFitness(
        StrategyValues(punisher: x, reluctant: 1 - x - z, easygoing: z, uncooperative: 0)
      )
      let mean = x * f.punisher + z * f.easygoing + (1 - x - z) * f.reluctant
      return ((x * (f.punisher - mean)).doubleValue, (z * (f.easygoing - mean)).doubleValue)
    }
    let h = Rational(1, 1_000_000)
    let (right, left) = (try speed(x + h, z), try speed(x - h, z))
    let (up, down) = (try speed(x, z + h), try speed(x, z - h))
    let j = [
      (right.0 - left.0) * 5e5, (up.0 - down.0) * 5e5, (right.1 - left.1) * 5e5,
      (up.1 - down.1) * 5e5,
    ]
    #expect(abs(j[0] + j[3] - mixture.trace.doubleValue) < 1e-6)
    #expect(abs(j[0] * j[3] - j[1] * j[2] - mixture.determinant.doubleValue) < 1e-6)
  }
}
