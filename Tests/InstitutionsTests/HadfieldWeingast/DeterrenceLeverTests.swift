import EquilibriaNumerics
import Testing

@testable import Institutions

/// What a step of each legal attribute does to the critical cost.
@Suite struct DeterrenceLeverTests {
  @Test func `levers: what each attribute buys`() throws {
    let order = try LegalOrder(
      buyers: LegalOrderCaseTests.order(rho: [0.1, 0.3]).buyers,
      classification: .init(
        lawful: ["sound"],
        wrongful: ["defective"],
        misclassification: 0.05,
        publicity: 0.9
      ),
      discount: 0.9,
      collapse: .neutral
    )
    let levers = try order.deterrenceLevers(victims: 1)
    #expect(levers.count == LegalAttribute.allCases.count)
    let gains = Dictionary(uniqueKeysWithValues: levers.map { ($0.attribute, $0.gain) })
    // q = φ (1 − ε)² (1 − ρ)(1 − ρ′), c* = xP/(1 + x), x = 2δq.
    func critical(_ q: Rational) -> Rational { 10 * 1.8 * q / (1 + 1.8 * q) }
    let clear: Rational = 0.95 * 0.95
    let before = critical(0.9 * clear * 0.9 * 0.7)
    #expect(gains[.stability] == critical(0.9 * clear * 0.91 * 0.71) - before)
    #expect(gains[.impersonality] == critical(0.9 * clear * 0.9 * 0.71) - before)
    #expect(gains[.clarity] == critical(0.9 * 0.96 * 0.96 * 0.9 * 0.7) - before)
    #expect(gains[.publicity] == critical(0.91 * clear * 0.9 * 0.7) - before)
    // One more buyer like the last: x = 3δφ(1 − ε)³ …
    let x: Rational = 2.7 * 0.9 * clear * 0.95 * 0.9 * 0.7 * 0.7
    #expect(gains[.universality] == 10 * x / (1 + x) - before)
    let sorted = levers.compactMap(\.gain)
    #expect(sorted == sorted.sorted(by: >))
    #expect(LegalAttribute.universality.description == "one more buyer")
    #expect(throws: InstitutionError.self) { try order.deterrenceLevers(step: 0) }
  }

  @Test func `levers say nothing where every cost up to the price is deterred`() throws {
    // Whatever happens after the failed boycott is so bad that any cost is deterred.
    let order = try LegalOrderCaseTests.order(
      collapse: .stipulated(seller: -1_000, buyers: [0, 0])
    )
    #expect(try order.criticalCost() == 10)
    let levers = try order.deterrenceLevers()
    #expect(levers.filter { $0.criticalCost == 10 }.allSatisfy { $0.gain == nil })
    #expect(levers[0].description.hasSuffix("nothing that c* shows"))
  }
}
