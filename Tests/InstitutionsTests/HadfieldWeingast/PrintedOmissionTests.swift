import EquilibriaNumerics
import Testing

@testable import Institutions

/// Why the printed inequality and the verdict disagree.
@Suite struct PrintedOmissionTests {
  private func omissions(_ order: LegalOrder) throws -> [PrintedOmission] {
    order.printedOmissions(try order.verdict())
  }

  @Test func `nothing is omitted where both agree`() throws {
    #expect(try omissions(LegalOrderCaseTests.order(cost: 4)).isEmpty)
    #expect(try omissions(LegalOrderCaseTests.order(cost: 9)).isEmpty)
  }

  @Test func `several victims`() throws {
    #expect(try omissions(LegalOrderCaseTests.order(cost: 6, rho: [0, 0])) == [.severalVictims])
  }

  @Test func `buyers who lose by boycotting`() throws {
    // Boycotting gives δU, buying u + δU.
    let order = try LegalOrderCaseTests.order(
      collapse: .stipulated(seller: nil, buyers: [10, 10])
    )
    #expect(try omissions(order) == [.buyers])
    let emptor = try LegalOrderCaseTests.order(cost: 2, collapse: .caveatEmptor)
    #expect(try omissions(emptor) == [.buyers])
  }

  @Test func `regimes and boycotts of another kind`() throws {
    // Between 45/7 at one period and 8.7 at four: the inequality fails, and the order holds.
    let longer = try LegalOrderCaseTests.order(
      cost: 7,
      rho: [0, 0],
      boycott: .init(length: .periods(4)),
      victims: 1
    )
    #expect(try omissions(longer) == [.length])
    // At ρ = 1/10: 5.93 as printed, 7.99 with additive boycotts under autarky.
    let autarky = try LegalOrderCaseTests.order(cost: 7, collapse: .autarky, victims: 1)
    #expect(try omissions(autarky) == [.collapse])
    let additive = try LegalOrderCaseTests.order(
      cost: 6,
      value: 20,
      boycott: .init(effect: .additive),
      victims: 1
    )
    #expect(try omissions(additive) == [.effect])
  }

  @Test func `law that is misread or not known`() throws {
    func order(_ misclassification: Rational, _ publicity: Rational) throws -> LegalOrder {
      try LegalOrder(
        buyers: LegalOrderCaseTests.order(cost: 5.9).buyers,
        classification: .init(
          lawful: ["sound"],
          wrongful: ["defective"],
          misclassification: misclassification,
          publicity: publicity
        ),
        discount: 0.9,
        collapse: .neutral,
        victims: 1
      )
    }
    #expect(try omissions(order(0, 1)).isEmpty)
    #expect(try omissions(order(0.1, 1)) == [.misclassification])
    #expect(try omissions(order(0, 0.9)) == [.publicity])
    // Neither alone would be enough.
    #expect(try omissions(order(0.1, 0.9)) == [.misclassification, .publicity])
  }

  @Test(arguments: 0..<60)
  func `every disagreement has a reason`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed)
    let verdict = try order.verdict()
    guard let slack = verdict.printedSlack else { return }
    #expect(
      order.printedOmissions(verdict).isEmpty == ((slack.signum >= 0) == verdict.isEquilibrium)
    )
  }
}
