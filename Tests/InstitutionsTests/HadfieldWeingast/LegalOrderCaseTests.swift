import CaseFiles
import EquilibriaNumerics
import Testing

@testable import Institutions

/// The cases hw-01, …, hw-09 and every number of sections A.3 and A.4 of the theory notes.
@Suite struct LegalOrderCaseTests {
  /// A canonical order at P = 10 and δ = 0.9.
  static func order(
    cost: Rational = 4,
    rho: [Rational] = [0.1, 0.1],
    discount: Rational = 0.9,
    value: Rational = 20,
    convergence: Rational = 1,
    boycott: LegalOrder.Boycott = .init(),
    collapse: LegalOrder.Collapse = .neutral,
    victims: Int? = nil
  ) throws -> LegalOrder {
    try LegalOrder.canonical(
      price: 10,
      cost: cost,
      value: value,
      convergence: convergence,
      rho: rho,
      discount: discount,
      boycott: boycott,
      collapse: collapse,
      victims: victims
    )
  }

  @Test func `hw-01: the printed critical cost`() throws {
    let test = try InstitutionCase.named("hw-01")
    let critical = try #require(try Self.order().criticalCost(victims: 1))
    #expect(test.expected["cStarExact"]?.rational == critical)
    try test.expect("cStar", critical.doubleValue)
    guard case .object(let deterred) = test.expected["deterred"] else {
      Issue.record("nothing is said to be deterred")
      return
    }
    #expect(deterred.count == 2)
    for (text, isDeterred) in deterred {
      let cost = try #require(Rational(text))
      let verdict = try Self.order(cost: cost, victims: 1).verdict()
      #expect(verdict.isEquilibrium == isDeterred.bool)
      #expect(LegalOrderCheck(verdict, of: try Self.order(cost: cost, victims: 1)).isValid)
    }
    #expect(try Self.order(rho: [0.1, 0.3]).criticalCost(victims: 1) == Rational(5670, 1067))
  }

  @Test func `hw-03: the critical discount factor and doubt`() throws {
    let test = try InstitutionCase.named("hw-03")
    let order = try Self.order(cost: 5)
    let discounts = try order.criticalDiscounts(victims: 1)
    #expect(discounts.map(\.value.exact) == [50 / 81])
    #expect(discounts[0].holdsAbove && !discounts[0].holdsBelow)
    try test.expect("deltaStar", discounts[0].value.doubleValue)
    let doubts = try order.criticalDoubts(victims: 1)
    #expect(doubts.count == 1 && doubts[0].holdsBelow && !doubts[0].holdsAbove)
    try test.expect("rhoStar", doubts[0].value.doubleValue)
    // ρ* is irrational: (1 − ρ)² = 5/9 between the bounds.
    let bounds = doubts[0].value.enclosure
    #expect((1 - bounds.lower) * (1 - bounds.lower) >= 5 / 9)
    #expect((1 - bounds.upper) * (1 - bounds.upper) <= 5 / 9)
  }

  @Test func `hw-04: passes the printed inequality and is no equilibrium`() throws {
    let test = try InstitutionCase.named("hw-04")
    let order = try Self.order(cost: 6, rho: [0, 0])
    let verdict = try order.verdict()
    try test.expect("cStarSeed", try #require(try order.criticalCost(victims: 1)).doubleValue)
    try test.expect("slackOneVictim", try #require(verdict.printedSlack).doubleValue)
    let one = verdict.constraints.filter { $0.deviation == .cheat(victims: [0]) }
    #expect(one.map(\.slack) == [1.2])
    #expect(verdict.binding.deviation == .cheat(victims: [0, 1]))
    try test.expect("slackTwoVictims", verdict.binding.slack.doubleValue)
    #expect(verdict.isEquilibrium == test.expected["isEquilibrium"]?.bool)
    #expect(!verdict.isEquilibrium && verdict.violations == [verdict.binding])
    #expect(verdict.bindingWords == "the seller cheats A and B in the same period")
    #expect(verdict.description.contains("the seller cheats A and B in the same period"))
    let single = try Self.order(cost: 6, rho: [0, 0], victims: 1).verdict()
    #expect(single.isEquilibrium && test.expected["isEquilibriumOneVictim"]?.bool == true)
  }

  @Test func `hw-05: the length that covers two victims`() throws {
    let test = try InstitutionCase.named("hw-05")
    // At the cost that just satisfies the printed inequality, 2δ/(1 + 2δ) of the price.
    let order = try Self.order(cost: 45 / 7, rho: [0, 0])
    #expect(try order.criticalCost(victims: 1) == 45 / 7)
    #expect(try order.boycottLengthNeeded() == .periods(test.expected["minL"]?.int ?? 0))
    for length in 1...3 {
      let longer = try Self.order(rho: [0, 0], boycott: .init(length: .periods(length)))
      let ratio = try #require(try longer.criticalCost()).doubleValue / 10
      guard case .object(let ratios)? = test.expected["ratios"] else { return }
      let wanted = try #require(ratios["\(length)"]?.double)
      #expect((ratio - wanted).magnitude < 1e-9)
    }
  }

  @Test(arguments: [
    (LegalOrder.Collapse.neutral, LegalOrder.Boycott.Effect.joint, 5.931652, 4.216310),
    (.autarky, .additive, 7.992514, 6.830474),
    (.caveatEmptor, .additive, 2.756039, 2.355335),
  ])
  func `hw-06: the critical cost by regime of collapse`(
    collapse: LegalOrder.Collapse,
    effect: LegalOrder.Boycott.Effect,
    one: Double,
    two: Double
  ) throws {
    let order = try Self.order(boycott: .init(effect: effect), collapse: collapse)
    let single = try #require(try order.criticalCost(victims: 1))
    let joint = try #require(try order.criticalCost())
    #expect((single.doubleValue - one).magnitude < 1e-6)
    #expect((joint.doubleValue - two).magnitude < 1e-6)
    let test = try InstitutionCase.named("hw-06")
    if collapse == .autarky {
      try test.expect("autarky-K1", single.doubleValue)
      try test.expect("autarky-K2", joint.doubleValue)
    }
    if collapse == .caveatEmptor {
      try test.expect("caveatEmptor-K1", single.doubleValue)
      try test.expect("caveatEmptor-K2", joint.doubleValue)
    }
    // The sign of ∂c*/∂ρ of the table.
    let statics = try #require(try order.comparativeStatics(victims: 1))
    #expect(statics.rho.allSatisfy { ($0 > .zero) == (collapse == .autarky) })
  }

  @Test func `autarky: c* rises with doubt, and the printed bound covers two victims late`() throws
  {
    func order(_ rho: Rational) throws -> LegalOrder {
      try Self.order(rho: [rho, rho], boycott: .init(effect: .additive), collapse: .autarky)
    }
    let certain = try #require(try order(0).criticalCost(victims: 1))
    #expect((certain.doubleValue - 6.4286).magnitude < 1e-4)
    // Below ρ = .053188 a cost that satisfies the printed inequality invites cheating both.
    for (rho, isCovered) in [(Rational(0.053), false), (0.0532, true)] {
      let printed = 20 * 0.9 * (1 - rho) * (1 - rho) / (1 + 2 * 0.9 * (1 - rho) * (1 - rho))
      let two = try #require(try order(rho).criticalCost())
      #expect((two >= printed) == isCovered)
    }
    // A = 2δ(1 − δq)/(1 − δ), c* = P (A − δ Σρ)/(A + K).
    let a: Rational = 2 * 0.9 * (1 - 0.9 * 0.81) / 0.1
    #expect(try order(0.1).criticalCost(victims: 1) == 10 * (a - 0.18) / (a + 1))
    #expect(try order(0.1).criticalCost() == 10 * (a - 0.18) / (a + 2))
  }

  @Test func `additive boycotts in the neutral regime`() throws {
    let order = try Self.order(boycott: .init(effect: .additive))
    let critical = try #require(try order.criticalCost(victims: 1))
    #expect((critical.doubleValue - 6.183).magnitude < 1e-3)
    #expect(critical == Rational(810, 131))  // Pδ·1.8/(1 + δ·1.8)
  }

  @Test func `hw-09: all slacks`() throws {
    let test = try InstitutionCase.named("hw-09")
    let order = try Self.order(
      convergence: 0.7,
      boycott: .init(effect: .additive),
      collapse: .autarky
    )
    let verdict = try order.verdict()
    func slack(_ deviation: LegalOrder.Deviation) throws -> Double {
      try #require(verdict.constraints.first { $0.deviation == deviation }).slack.doubleValue
    }
    try test.expect("seller K=1", slack(.cheat(victims: [1])))
    try test.expect("seller K=2", slack(.cheat(victims: [0, 1])))
    try test.expect("buyer boycott (convergent)", slack(.buy(convergence: 0.7)))
    try test.expect("buyer participation in Law", slack(.stayAway(convergence: 0.7)))
    try test.expect("collapse buyer", slack(.buyAfterCollapse(convergence: 0.7)))
    try test.expect("collapse seller", slack(.deliverLawfully(buyer: 0)))
    #expect(verdict.isEquilibrium && LegalOrderCheck(verdict, of: order).isValid)
    // Three of the seller, three of each buyer, two of the seller after the collapse.
    #expect(verdict.constraints.count == 11)
    // Good service after the collapse loses least, but can never pay.
    #expect(verdict.constraints.map(\.slack).min() == 4)
    #expect(verdict.binding.slack > 4 || verdict.binding.deviation == .stayAway(convergence: 0.7))
    #expect(verdict.binding.deviation != .deliverLawfully(buyer: 0))
  }

  @Test func `thresholds of convergence`() throws {
    // A.3: P = 10, V = 20, u₀ = 1, δ = .9, ρ = .1 and nothing from a misfit.
    let lone = try LegalOrder(
      buyers: ["A", "B"].map { name in
        LegalOrder.Buyer(
          name,
          price: 10,
          rho: 0.1,
          convergence: 0.7,
          menu: [
            .init("sound", cost: 4, value: 20), .init("defective", cost: 0, value: 11),
          ],
          misfit: 0
        )
      },
      classification: .init(lawful: ["sound"], wrongful: ["defective"]),
      discount: 0.9,
      collapse: .caveatEmptor
    )
    for threshold in try lone.verdict().beliefs.thresholds {
      #expect((try #require(threshold).doubleValue - 0.556173).magnitude < 1e-6)
    }
    let served = try Self.order(
      convergence: 0.7,
      collapse: .stipulated(seller: nil, buyers: [1, 1])
    )
    for threshold in try served.verdict().beliefs.thresholds {
      #expect((try #require(threshold).doubleValue - 0.557042).magnitude < 1e-6)
    }
    let autarky = try Self.order(convergence: 0.7, collapse: .autarky)
    #expect(try autarky.verdict().beliefs.thresholds == [0.5, 0.5])
  }

  @Test func `why law: one buyer, two buyers, and the band between`() throws {
    let alone = try #require(try Self.order(rho: [0]).criticalCost())
    let together = try #require(try Self.order(rho: [0, 0]).criticalCost(victims: 1))
    #expect((alone.doubleValue - 4.737).magnitude < 1e-3)
    #expect((together.doubleValue - 6.429).magnitude < 1e-3)
    // The victim's own boycott beats the joint one when 2(1 − ρ)² < 1, from ρ = .2929 on.
    for (rho, isBetterAlone) in [(Rational(0.292), false), (0.293, true)] {
      let joint = try #require(try Self.order(rho: [rho, rho]).criticalCost(victims: 1))
      #expect((alone > joint) == isBetterAlone)
    }
  }

  @Test func `longer boycotts`() throws {
    for (length, wanted) in [
      (LegalOrder.Boycott.Length.periods(2), 7.348), (.forever, 9.358),
    ] {
      let order = try Self.order(boycott: .init(length: length))
      let critical = try #require(try order.criticalCost(victims: 1)).doubleValue
      #expect((critical - wanted).magnitude < 5e-4)
    }
    // Afresh in every period: the loss is Σ (δq)ᵏ.
    let afresh = try Self.order(boycott: .init(length: .periods(2), decision: .everyPeriod))
    let x: Rational = 2 * (0.9 * 0.81 + 0.81 * 0.81 * 0.81)
    #expect(try afresh.criticalCost(victims: 1) == 10 * x / (1 + x))
  }

  @Test func `comparative statics of the printed regime`() throws {
    let statics = try #require(try Self.order(rho: [0.1, 0.3]).comparativeStatics(victims: 1))
    let q: Rational = 0.63
    let x = 2 * 0.9 * q
    #expect(statics.discount == 2 * q * 10 / ((1 + x) * (1 + x)))
    #expect(statics.rho == [0.7, 0.9].map { -2 * 0.9 * $0 * 10 / ((1 + x) * (1 + x)) })
    #expect(statics.price == x / (1 + x))
    // Nothing costlier than 2P/3 is deterred by two buyers in one period.
    let patient = try #require(
      try Self.order(rho: [0, 0], discount: 0.999999).criticalCost(victims: 1)
    )
    #expect(patient < 20 / 3 && patient > 6.66)
  }

  @Test func `texts for people`() throws {
    let order = try Self.order(cost: 6, rho: [0, 0])
    #expect(
      try order.verdict().description
        == "the order does not hold: the seller cheats A and B in the same period, and gains 24/5"
    )
    #expect(
      try Self.order(cost: 4, rho: [0, 0]).verdict().description
        == "the order holds; it is closest to breaking where "
        + "the seller cheats A and B in the same period (slack 14/5)"
    )
    let critical = try Self.order(cost: 5).criticalDiscounts(victims: 1)
    #expect(critical.map(\.description) == ["deterred from 50/81 on"])
    #expect(LegalOrderCheck(try order.verdict(), of: order).description == "the verdict is right")
    let mill = try LegalOrderFormat.read(LegalOrderFormat.example)
    let words = try mill.verdict().constraints.map { mill.words(for: $0) }
    #expect(words.contains("the seller delivers \"coarse cloth\" to Anna"))
    #expect(
      words.contains(
        "Bruno breaks off the boycott in period 3 of the boycott (expecting a lawful delivery to "
          + "be suitable with probability 4/5), which fails then"
      )
    )
  }
}
