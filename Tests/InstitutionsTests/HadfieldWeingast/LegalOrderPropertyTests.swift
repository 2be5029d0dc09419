import EquilibriaNumerics
import Testing

@testable import Institutions

/// Properties of verdicts over seeded orders.
@Suite struct LegalOrderPropertyTests {
  @Test func `the verdict in the printed regime is the printed inequality`() throws {
    var generator = Xoshiro256(seed: 20_12)
    var deterred = 0
    for _ in 0..<2_000 {
      func random(_ range: ClosedRange<Int>, _ unit: Int) -> Rational {
        Rational(Int.random(in: range, using: &generator), unit)
      }
      let price = random(1...40, 2)
      let cost = price * random(0...20, 20)
      let rho = [random(0...20, 20), random(0...20, 20)]
      let discount = random(0...99, 100)
      let order = try LegalOrder.canonical(
        price: price,
        cost: cost,
        rho: rho,
        discount: discount,
        collapse: .neutral,
        victims: 1
      )
      let verdict = try order.verdict()
      // The inequality as it is printed, multiplied by its denominator.
      let x = 2 * discount * (1 - rho[0]) * (1 - rho[1])
      #expect(verdict.isEquilibrium == (cost * (1 + x) <= x * price))
      #expect(verdict.isEquilibrium == ((verdict.printedSlack ?? -1) >= .zero))
      deterred += verdict.isEquilibrium ? 1 : 0
    }
    #expect(deterred > 200 && deterred < 1_800)
  }

  @Test(arguments: 0..<60)
  func `the independent check accepts every verdict`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed)
    let verdict = try order.verdict()
    let check = LegalOrderCheck(verdict, of: order)
    #expect(check.isValid, "\(check)")
  }

  @Test(arguments: 0..<60)
  func `random assessments end at consistent doubts`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed, isUncertain: true)
    let least = try order.convergenceFixedPoint(.least)
    let greatest = try order.convergenceFixedPoint(.greatest)
    #expect(zip(least.rho, greatest.rho).allSatisfy { $0 <= $1 })
    let verdict = try order.verdict()
    let check = LegalOrderCheck(verdict, of: order)
    #expect(check.isValid, "\(check)")
    #expect(verdict.beliefs.rho == least.rho && verdict.beliefs.areConsistent)
    // ρ is the probability of the assessments up to the threshold.
    for (buyer, threshold) in zip(order.buyers, least.thresholds) {
      guard case .distribution(let beliefs) = buyer.assessment else { continue }
      let below = beliefs.filter { belief in threshold.map { belief.convergence <= $0 } ?? true }
      let place = order.buyers.firstIndex(of: buyer) ?? 0
      #expect(least.rho[place] == below.reduce(Rational.zero) { $0 + $1.probability })
    }
  }

  @Test(arguments: 0..<20)
  func `relabelling buyers changes nothing`(seed: Int) throws {
    var random = RandomOrder(seed: seed)
    let order = try random.order()
    let places = order.buyers.indices.shuffled(using: &random.generator)
    let renamed = try order.relabelled(places)
    let (first, second) = (try order.verdict(), try renamed.verdict())
    #expect(first.isEquilibrium == second.isEquilibrium)
    #expect(first.binding.slack == second.binding.slack)
    #expect(first.constraints.map(\.slack).sorted() == second.constraints.map(\.slack).sorted())
    #expect(try order.criticalCost() == renamed.criticalCost())
  }

  @Test(arguments: 0..<20)
  func `the unit of money is free`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed)
    let factor: Rational = 7 / 3
    let (first, second) = (try order.verdict(), try order.scaled(by: factor).verdict())
    #expect(first.constraints.map { $0.slack * factor } == second.constraints.map(\.slack))
    #expect(first.isEquilibrium == second.isEquilibrium)
    #expect(try order.criticalCost().map { $0 * factor } == order.scaled(by: factor).criticalCost())
  }

  @Test(arguments: 0..<30)
  func `at the critical cost the seller is indifferent`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed)
    let terms = try order.terms()
    guard let cost = try order.criticalCost(),
      cost < order.buyers.map(\.price).min() ?? 0
    else { return }
    #expect(terms.with(cost: cost).deterrenceSlack() == 0)
    #expect(try #require(terms.with(cost: cost + 1 / 1000).deterrenceSlack()) < .zero)
  }

  @Test(arguments: 0..<30)
  func `critical points separate signs of the slack`(seed: Int) throws {
    let terms = try LegalOrder.random(seed: seed).terms()
    let order = try LegalOrder.random(seed: seed)
    for point in try order.criticalDiscounts() {
      #expect(
        point.value.isRoot { terms.with(discount: $0).deterrenceSlack()?.signum }
          || point.value.proof == .touches
      )
    }
    for point in try order.criticalDoubts() {
      #expect(
        point.value.isRoot { terms.with(rho: $0).deterrenceSlack()?.signum }
          || point.value.proof == .touches
      )
    }
  }

  @Test func `tampering is found`() throws {
    let order = try LegalOrderCaseTests.order(
      convergence: 0.7,
      boycott: .init(effect: .additive),
      collapse: .autarky
    )
    let verdict = try order.verdict()
    #expect(LegalOrderCheck(verdict, of: order).flaw == nil)
    let other = try LegalOrderCaseTests.order(
      cost: 5,
      convergence: 0.7,
      boycott: .init(effect: .additive),
      collapse: .autarky
    )
    #expect(LegalOrderCheck(verdict, of: other).flaw != nil)
    let shorter = verdict.with(constraints: Array(verdict.constraints.dropLast()))
    #expect(
      LegalOrderCheck(shorter, of: order).flaw == .missingDeviation(.seller, .collapse)
    )
    var wrong = verdict.constraints
    wrong[0] = .init(player: .seller, node: .law, deviation: wrong[0].deviation, slack: 1)
    #expect(
      LegalOrderCheck(verdict.with(constraints: wrong), of: order).flaw
        == .wrongSlack(wrong[0], actual: verdict.constraints[0].slack)
    )
  }
}

extension LegalOrderVerdict {
  /// The same verdict with other constraints.
  fileprivate func with(constraints: [LegalOrder.Constraint]) -> LegalOrderVerdict {
    LegalOrderVerdict(
      seller: seller,
      buyerTypes: buyerTypes,
      constraints: constraints,
      binding: binding,
      beliefs: beliefs,
      printedSlack: printedSlack,
      bindingWords: bindingWords,
      assumptions: assumptions
    )
  }
}
