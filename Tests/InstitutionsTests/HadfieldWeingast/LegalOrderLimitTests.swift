import EquilibriaNumerics
import Testing

@testable import Institutions

/// Extreme parameters, refusals and fixed points.
@Suite struct LegalOrderLimitTests {
  @Test func `certain doubt deters nothing under a neutral collapse`() throws {
    let order = try LegalOrderCaseTests.order(cost: 1, rho: [1, 1])
    #expect(try !order.verdict().isEquilibrium)
    #expect(try order.criticalCost() == 0)
    #expect(try order.boycottLengthNeeded() == nil)
  }

  @Test func `an impatient seller is deterred only where nothing is saved`() throws {
    let impatient = try LegalOrderCaseTests.order(cost: 0.01, discount: 0)
    #expect(try !impatient.verdict().isEquilibrium)
    let free = try LegalOrderCaseTests.order(cost: 0, discount: 0)
    let verdict = try free.verdict()
    #expect(verdict.isEquilibrium && LegalOrderCheck(verdict, of: free).isValid)
  }

  @Test func `the most patient seller`() throws {
    let discount: Rational = 1 - 1 / 1_000_000
    let order = try LegalOrderCaseTests.order(discount: discount, collapse: .autarky)
    let verdict = try order.verdict()
    #expect(verdict.isEquilibrium && LegalOrderCheck(verdict, of: order).isValid)
    // Where cheating pays more than law for ever after, patience does not help.
    let tempting = try LegalOrder.canonical(
      price: 10,
      cost: 2,
      defectiveValue: 12,
      rho: [0.1, 0.1],
      discount: 0.5,
      boycott: .init(effect: .additive),
      collapse: .caveatEmptor
    )
    let points = try tempting.criticalDiscounts(victims: 1)
    #expect(points.map(\.holdsAbove) == [true, false])
  }

  @Test func `a single buyer`() throws {
    let order = try LegalOrderCaseTests.order(rho: [0], collapse: .autarky)
    let verdict = try order.verdict()
    #expect(LegalOrderCheck(verdict, of: order).isValid)
    // δ/(1 + δ) of the price.
    #expect(try order.criticalCost() == Rational(90, 19))
  }

  @Test func `nothing wrongful on the menu`() throws {
    func order(_ collapse: LegalOrder.Collapse) throws -> LegalOrder {
      try LegalOrder(
        buyers: [
          .init("A", price: 10, rho: 0, menu: [.init("sound", cost: 4, value: 20)])
        ],
        classification: .init(lawful: ["sound"], wrongful: []),
        discount: 0.5,
        collapse: collapse
      )
    }
    // Why should he stay away?
    #expect(try !order(.autarky).verdict().isEquilibrium)
    let order = try order(.neutral)
    let verdict = try order.verdict()
    #expect(verdict.isEquilibrium && !verdict.isAnythingWrongful)
    #expect(verdict.description.contains("nothing to deter"))
    #expect(LegalOrderCheck(verdict, of: order).isValid)
    #expect(try order.criticalCost() == 10)
  }

  @Test func `caveat emptor must be worth its price`() throws {
    let order = try LegalOrderCaseTests.order(cost: 2, collapse: .caveatEmptor)
    let verdict = try order.verdict()
    #expect(!verdict.isEquilibrium && verdict.binding.node == .collapse)
    #expect(verdict.bindingWords == "A stops buying after the collapse")
  }

  @Test func `persistent doubts do not fit (B2)`() throws {
    let independent = try LegalOrderCaseTests.order()
    let order = try LegalOrder(
      buyers: independent.buyers,
      classification: independent.classification,
      discount: independent.discount,
      collapse: .autarky,
      draws: .persistent
    )
    let verdict = try order.verdict()
    #expect(verdict.binding.holds && !verdict.isEquilibrium)
    #expect(verdict.beliefs.flaws == [.persistentDoubts])
    #expect(verdict.description.hasPrefix("the order does not hold: no deviation pays, but"))
    #expect(!verdict.description.contains("closest to breaking"))
    #expect(order.printedOmissions(verdict) == [.beliefs])
  }

  @Test(arguments: [Rational(0), 1])
  func `doubts that are certain may persist`(rho: Rational) throws {
    let independent = try LegalOrderCaseTests.order(cost: 1, rho: [rho, rho], collapse: .autarky)
    let order = try LegalOrder(
      buyers: independent.buyers,
      classification: independent.classification,
      discount: independent.discount,
      collapse: .autarky,
      draws: .persistent
    )
    let verdict = try order.verdict()
    #expect(verdict.beliefs.areConsistent)
    #expect(LegalOrderCheck(verdict, of: order).isValid)
    #expect(try verdict.isEquilibrium == independent.verdict().isEquilibrium)
  }

  @Test func `a collapse that is neutral for buyers makes boycotts pointless`() throws {
    // Boycotting gives δU, buying gives u + δU: the slack is −u.
    let order = try LegalOrderCaseTests.order(
      convergence: 0.7,
      collapse: .stipulated(seller: nil, buyers: [4, 4])
    )
    let verdict = try order.verdict()
    #expect(verdict.violations.map(\.slack) == [-4, -4])
    #expect(verdict.violations.allSatisfy { $0.deviation == .buy(convergence: 0.7) })
    #expect(verdict.beliefs.thresholds.allSatisfy { $0 != nil && $0 ?? 0 > 0.7 })
  }

  @Test func `under autarky doubt deters up to a point`() throws {
    // c* = P (A − 2δρ)/(A + 1), A = 2δ(1 − δ(1 − ρ)²)/(1 − δ): its peak is near .55.
    func slope(_ rho: Rational) throws -> Rational {
      let order = try LegalOrderCaseTests.order(
        rho: [rho, rho],
        boycott: .init(effect: .additive),
        collapse: .autarky
      )
      return try #require(try order.comparativeStatics(victims: 1)).rho[0]
    }
    #expect(try slope(0.1) > .zero && slope(0.5) > .zero)
    #expect(try slope(0.6) < .zero && slope(1) < .zero)
  }

  @Test func `two fixed points of doubt`() throws {
    // Certain buyers boycott when the others are; when the others doubt, only r = 1 would.
    let order = try LegalOrder(
      buyers: ["A", "B"].map { name in
        LegalOrder.Buyer(
          name,
          price: 10,
          menu: [
            .init("sound", cost: 4, value: 20), .init("defective", cost: 0, value: 11),
          ],
          assessment: .distribution([
            .init(convergence: 0.56, probability: 0.9), .init(convergence: 0.9, probability: 0.1),
          ]),
          misfit: 0
        )
      },
      classification: .init(lawful: ["sound"], wrongful: ["defective"]),
      discount: 0.9,
      collapse: .caveatEmptor
    )
    let least = try order.convergenceFixedPoint(.least)
    let greatest = try order.convergenceFixedPoint(.greatest)
    #expect(least.rho == [0, 0] && greatest.rho == [1, 1])
    #expect(greatest.thresholds == [nil, nil])
    let verdict = try order.verdict()
    #expect(verdict.beliefs.areConsistent && verdict.buyerTypes.count == 4)
    #expect(LegalOrderCheck(verdict, of: order).isValid)
    #expect(throws: InstitutionError.self) {
      try order.deterrenceMap(rho: [0], discount: [0.5])
    }
  }

  @Test func `longer boycotts under heterogeneous prices, without a quorum`() throws {
    // A.4: Σ c ≤ Σ_S Pr(S) D_L Σ_{j∈S} (P − κ), where nobody's boycott fails.
    let order = try LegalOrder(
      buyers: [(10, 0.1), (14, 0.25)].enumerated().map { number, parts in
        LegalOrder.Buyer(
          "\(number)",
          price: Rational(parts.0),
          rho: Rational(parts.1),
          menu: [.init("sound", cost: 3, value: 30), .init("defective", cost: 1, value: 0)]
        )
      },
      classification: .init(lawful: ["sound"], wrongful: ["defective"]),
      discount: 0.8,
      boycott: .init(length: .periods(3), quorum: 0, effect: .additive),
      collapse: .neutral
    )
    let powers: Rational = 0.8 + 0.64 + 0.512
    let loss = powers * (0.9 * 7 + 0.75 * 11)
    let both = try order.verdict().constraints.first { $0.deviation == .cheat(victims: [0, 1]) }
    #expect(both?.slack == loss - 4)
  }

  @Test func `twelve buyers: every set of victims`() throws {
    let order = try LegalOrderCaseTests.order(
      rho: (0..<12).map { Rational($0, 50) },
      collapse: .autarky
    )
    let verdict = try order.verdict()
    let sets = verdict.constraints.filter { $0.player == .seller && $0.node == .law }
    #expect(sets.count == 4_095)
  }

  @Test func `refusals name the parameter`() {
    let menu = [LegalOrder.Performance("sound", cost: 4, value: 20)]
    let law = ClassificationInstitution(lawful: ["sound"], wrongful: ["defective"])
    func refusal(
      _ buyers: [LegalOrder.Buyer],
      law: ClassificationInstitution = law,
      discount: Rational = 0.9,
      boycott: LegalOrder.Boycott = .init(),
      collapse: LegalOrder.Collapse = .neutral,
      victims: Int? = nil
    ) -> String {
      do {
        _ = try LegalOrder(
          buyers: buyers,
          classification: law,
          discount: discount,
          boycott: boycott,
          collapse: collapse,
          victims: victims
        )
        return "accepted"
      } catch {
        return error.description
      }
    }
    let good = LegalOrder.Buyer("A", price: 10, rho: 0.1, menu: menu)
    #expect(refusal([good]) == "accepted")
    #expect(refusal([]).hasPrefix("buyers is a list of 0"))
    #expect(
      refusal([good, .init("B", price: 10, rho: 1.2, menu: menu)])
        == "buyers[1].rho is 6/5; expected a probability from 0 to 1"
    )
    #expect(refusal([.init("A", price: 3, rho: 0, menu: menu)]).hasPrefix("buyers[0].price is 3"))
    #expect(refusal([.init("A", price: 3, rho: 0, menu: [])]).hasPrefix("buyers[0].menu is empty"))
    #expect(
      refusal([
        .init("A", price: 3, rho: 0, menu: [.init("defective", cost: 0, value: 0)])
      ]).hasPrefix("buyers[0].menu is without a lawful performance")
    )
    #expect(
      refusal([.init("A", price: 3, rho: 0, menu: [.init("odd", cost: 0, value: 0)])])
        .hasPrefix("buyers[0].menu[0].name is \"odd\"")
    )
    #expect(refusal([good, good]).hasPrefix("buyers[1].name is \"A\" once more"))
    #expect(refusal([good], discount: 1).hasPrefix("discount is 1"))
    #expect(refusal([good], boycott: .init(length: .periods(0))).hasPrefix("boycott.length is 0"))
    #expect(refusal([good], boycott: .init(quorum: 2)).hasPrefix("boycott.quorum is 2"))
    #expect(
      refusal([good], boycott: .init(quorum: 0))
        == "boycott.quorum is 0; expected at least 1 for a joint boycott"
    )
    #expect(refusal([good], boycott: .init(quorum: 0, effect: .additive)) == "accepted")
    #expect(refusal([good], boycott: .init(effect: .table([1]))).hasPrefix("boycott.effect is"))
    #expect(
      refusal([good], collapse: .stipulated(seller: 0, buyers: [])).hasPrefix("collapse.buyers is")
    )
    #expect(refusal([good], victims: 2).hasPrefix("victims is 2"))
    #expect(
      refusal([good], law: .init(lawful: ["sound"], wrongful: ["sound"]))
        .hasPrefix("classification.lawful[0] is \"sound\"")
    )
  }
}
