import EquilibriaNumerics
import Testing

@testable import Institutions

/// Orders that look sound and are not.
@Suite struct LegalOrderSoundnessTests {
  private static let sound = LegalOrder.Performance("sound", cost: 4, value: 20)
  private static let defective = LegalOrder.Performance("defective", cost: 0, value: 0)
  private static let law = ClassificationInstitution(lawful: ["sound"], wrongful: ["defective"])

  @Test func `autarky: on whom nothing is saved is served well, and buys`() throws {
    let order = try LegalOrder(
      buyers: [
        .init("A", price: 10, rho: 0.1, convergence: 1, menu: [Self.sound]),
        .init("B", price: 10, rho: 0.1, convergence: 1, menu: [Self.sound, Self.defective]),
      ],
      classification: Self.law,
      discount: 0.9,
      collapse: .autarky
    )
    let verdict = try order.verdict()
    #expect(!verdict.isEquilibrium)
    let gain = LegalOrder.Constraint(
      player: .buyer(0),
      node: .collapse,
      deviation: .buyAfterCollapse(convergence: 1),
      slack: -10
    )
    #expect(verdict.violations == [gain] && verdict.binding == gain)
    #expect(verdict.bindingWords == "A buys after the collapse")
    #expect(LegalOrderCheck(verdict, of: order).isValid)
    let map = try order.deterrenceMap(rho: [0.1], discount: [0.9])
    #expect(map.regions == [.collapseIsNoThreat])
    #expect((map.slacks[0] + 10).magnitude < 1e-9)
    // Where both can be cheated, nobody buys.
    let canonical = try LegalOrder.canonical(
      price: 10,
      cost: 4,
      rho: [0.1, 0.1],
      discount: 0.9,
      collapse: .autarky
    )
    #expect(try canonical.verdict().isEquilibrium)
  }

  @Test func `patience that rounding cannot tell from 1 is decided exactly`() throws {
    // A boycott in which the seller earns more than under law deters nobody.
    let order = try LegalOrder(
      buyers: [.init("A", price: 10, rho: 0, convergence: 1, menu: [Self.sound, Self.defective])],
      classification: Self.law,
      discount: 0.9,
      boycott: .init(length: .forever, effect: .table([6, 8]), decision: .everyPeriod),
      collapse: .neutral
    )
    var nearly: Rational = 1
    for _ in 0..<17 { nearly = nearly / 10 }
    let map = try order.deterrenceMap(rho: [0], discount: [0.9, 1 - nearly])
    #expect(map.regions == [.oneVictim, .oneVictim] && map.exactCount == 1)
    let verdict = try order.with(rho: 0, discount: 1 - nearly).verdict()
    #expect(!verdict.binding.holds)
  }

  @Test func `a quotient is known only when its divisor is`() {
    let one = SlackBounds(1)
    let double = one.divided(byPositive: SlackBounds(0.5))
    #expect(double.sign == 1 && (double.doubleValue - 2).magnitude < 1e-9)
    // Its double is 0, so that its bounds reach to both sides.
    var tiny: Rational = 1
    for _ in 0..<400 { tiny = tiny / 10 }
    let unknown = one.divided(byPositive: SlackBounds(tiny))
    #expect(unknown.sign == nil && (unknown * one - one).sign == nil)
    #expect((SlackBounds(2) * unknown + one).sign == nil)
    #expect(SlackBounds(0).divided(byPositive: SlackBounds(tiny)).sign == 0)
  }

  @Test func `random assessments: doubts move with what is varied`() throws {
    func order(_ discount: Rational) throws -> LegalOrder {
      try LegalOrder(
        buyers: ["A", "B"].map { name in
          LegalOrder.Buyer(
            name,
            price: 10,
            menu: [.init("sound", cost: 5, value: 20), Self.defective],
            assessment: .distribution([
              .init(convergence: 0.6, probability: 0.5), .init(convergence: 1, probability: 0.5),
            ])
          )
        },
        classification: Self.law,
        discount: discount,
        collapse: .stipulated(seller: nil, buyers: [1, 1]),
        victims: 1
      )
    }
    // With the doubts that fit δ = .9, .6 would be enough to deter; the doubts of .6 are greater.
    let patient = try order(0.9)
    #expect(try patient.verdict().isEquilibrium && patient.doubts() == [0, 0])
    #expect(try patient.terms().with(discount: 0.6).deterrenceSlack() ?? -1 >= .zero)
    let impatient = try order(0.6)
    #expect(try !impatient.verdict().isEquilibrium && impatient.doubts() != [0, 0])
    let refusal = InstitutionError.notApplicable(
      reason: "where assessments are random, doubts move with what is varied"
    )
    #expect(throws: refusal) { try patient.criticalDiscounts() }
    #expect(throws: refusal) { try patient.criticalDoubts() }
    #expect(throws: refusal) { try patient.comparativeStatics() }
    #expect(
      try patient.verdict().assumptions.last { $0.contains("drawn afresh") }
        == "buyers value the future at today's assessment, although it is drawn afresh"
    )
  }

  @Test func `participation in periods of doubt is said to be supposed`() throws {
    func notes(_ rho: Rational) throws -> [String] {
      try LegalOrderCaseTests.order(rho: [rho, 0]).verdict().assumptions
    }
    let note = "while the law is kept, buyers go on buying in periods of doubt as well"
    #expect(try notes(0.1).contains(note) && !notes(0).contains(note))
  }

  @Test func `sets that tempt less are left out of the map`() throws {
    let rho = [Rational](repeating: 0.1, count: 8)
    for (limit, boycott) in [
      (1, LegalOrder.Boycott(length: .periods(4), quorum: 3, effect: .additive)),
      (3, .init(length: .periods(3), quorum: 2, effect: .additive, decision: .everyPeriod)),
    ] {
      let order = try LegalOrderCaseTests.order(rho: rho, boycott: boycott, victims: limit)
      let constants = OrderSurvey.Constants<Rational>(try order.terms())
      // Buyers are alike, so more victims need more buyers, who bring in more.
      #expect(constants.exploits.count == limit)
      #expect(constants.exploits.map(\.saving) == (1...limit).map { Rational(4 * $0) })
    }
  }

  @Test func `a long boycott that counts afresh is checked`() throws {
    let order = try LegalOrderCaseTests.order(
      rho: [Rational](repeating: 0, count: 9),
      boycott: .init(length: .periods(100), decision: .everyPeriod)
    )
    let verdict = try order.verdict()
    #expect(LegalOrderCheck(verdict, of: order).isValid)
  }
}
