import EquilibriaNumerics
import Evolution
import Testing

@Suite("Moralists")
struct MoralistTests {
  @Test("The chain agrees with the closed forms", arguments: [(6, 0.7), (12, 0.3), (32, 0.5)])
  func closedForms(_ row: (n: Int, p: Double)) throws {
    let model = try PunishmentTests.model(row.n, p: Rational(row.p), w: 0.8, e: 0.05)
    let exact = try model.moralistStability()
    let own = try model.moralistGroupPayoff(of: .moralist)
    for (strategy, margin) in [
      (PunishmentStrategy.uncooperative, exact.overUncooperative),
      (.easygoing, exact.overEasygoing), (.reluctant, exact.overReluctant),
      (.punisher, exact.overPunishers),
    ] {
      let found = own - (try model.moralistGroupPayoff(of: strategy))
      #expect(found.width < 1e-6)
      #expect(found.contains(try #require(margin.exact)))
    }
    #expect(!exact.isStable && exact.isNeutrallyStable == exact.resistsFreeRiders)
  }

  @Test("The chain agrees with simulated groups", arguments: [Rational(0), 0.2])
  func simulation(_ escape: Rational) throws {
    let model = try PunishmentTests.model(6, p: 0.7, w: 0.8, e: 0.1, escape: escape)
    for strategy in PunishmentStrategy.allCases {
      let members = [strategy] + [PunishmentStrategy](repeating: .moralist, count: 5)
      let runs = try model.simulateGroups(of: members, groups: 6_000, seed: 21)
      let wanted = try model.moralistGroupPayoff(of: strategy)
      #expect(wanted.width < 1e-9)
      #expect(runs[0].isWithin(4, standardErrorsOf: wanted.doubleValue), "\(strategy)")
    }
  }

  // evolution.md A.4: n = 6, e = .1, e_p = .2: moralists earn more than a punisher among them.
  @Test("Errors of punishment can make moralists strictly better than punishers")
  func errorsOfPunishment() throws {
    let model = try PunishmentTests.model(6, p: 0.7, w: 0.8, e: 0.1, escape: 0.2)
    let stability = try model.moralistStability()
    #expect(stability.isStable && stability.overPunishers.sign == 1)
    #expect(stability.description.hasPrefix("moralists are evolutionarily stable"))
    #expect(throws: EvolutionError.self) {
      try PunishmentTests.model(101, escape: 0.1).moralistStability()
    }
  }

  @Test("In large groups errors of punishment put everybody at fault, and punishers invade")
  func largeGroups() throws {
    let model = try PunishmentTests.model(32, escape: 0.1)
    let stability = try model.moralistStability()
    #expect(stability.overPunishers.sign == -1 && !stability.isStable)
    for strategy in [PunishmentStrategy.moralist, .punisher] {
      let members = [strategy] + [PunishmentStrategy](repeating: .moralist, count: 31)
      let runs = try model.simulateGroups(of: members, groups: 150, seed: 3)
      let wanted = try model.moralistGroupPayoff(of: strategy)
      #expect(runs[0].isWithin(4, standardErrorsOf: wanted.doubleValue))
    }
  }

  @Test("Punishment stabilises a norm that is of no use to anybody")
  func useless() throws {
    let model = try PunishmentTests.model(32, b: 0, c: 5)
    let stability = try model.moralistStability()
    #expect(stability.resistsFreeRiders && stability.isNeutrallyStable)
    #expect(stability.overPunishers.exact == 0)
    #expect(
      stability.description.hasPrefix("moralists are neutrally stable (punishers do as well)")
    )
    let weak = try PunishmentTests.model(2, c: 1.8, k: 0.5, w: 0.5)
    #expect(try !weak.moralistStability().resistsFreeRiders)
  }

  @Test("Where nobody ever fails, all contributors are alike", arguments: [Rational(0), 0.1])
  func noFailures(_ escape: Rational) throws {
    let stability = try PunishmentTests.model(16, e: 0, escape: escape).moralistStability()
    #expect(stability.overEasygoing.exact == 0 && stability.overPunishers.exact == 0)
    #expect(!stability.isStable && stability.isNeutrallyStable && !stability.hasFailures)
    #expect(stability.description.contains("easy-going members and punishers do as well"))
    let weak = try PunishmentTests.model(16, c: 9, e: 0).moralistStability()
    #expect(!weak.isNeutrallyStable)
  }

  @Test(
    "Groups of moralists and reluctant members earn what is simulated",
    arguments: [1, 3, 4, 5]
  )
  func mixedGroups(_ moralists: Int) throws {
    let model = try PunishmentTests.model(5, p: 0.7, w: 0.8, e: 0.1)
    let members =
      [PunishmentStrategy](repeating: .moralist, count: moralists)
      + [PunishmentStrategy](repeating: .reluctant, count: 5 - moralists)
    let runs = try model.simulateGroups(of: members, groups: 4_000, seed: 2)
    let wanted = try model.moralistsAmongReluctant(moralists: moralists)
    #expect(runs[0].isWithin(4, standardErrorsOf: wanted.moralist.doubleValue))
    if moralists < 5 {
      #expect(runs[4].isWithin(4, standardErrorsOf: wanted.reluctant.doubleValue))
    }
  }

  @Test(
    "Moralists need a share to invade; what rare ones lose grows with the number of interactions"
  )
  func barrier() throws {
    var last = Rational.zero
    for continuation in [Rational(1, 2), 0.8, 0.95] {
      let model = try PunishmentTests.model(8, b: 1, w: continuation)
      #expect(
        try model.moralistAdvantage(share: 1) == model.moralistStability().overReluctant.exact
      )
      let barrier = try #require(try model.moralistInvasionBarrier())
      #expect(barrier.isRoot { try? model.moralistAdvantage(share: $0).signum })
      let loss = try -model.moralistAdvantage(share: 0)
      #expect(loss > last)
      last = loss
    }
    let weak = try PunishmentTests.model(8, b: 1, p: 0.01)
    #expect(try weak.moralistInvasionBarrier() == nil)
    #expect(throws: EvolutionError.self) {
      try PunishmentTests.model(8, escape: 0.1).moralistInvasionBarrier()
    }
    #expect(throws: EvolutionError.self) { try weak.moralistsAmongReluctant(moralists: 9) }
  }
}
