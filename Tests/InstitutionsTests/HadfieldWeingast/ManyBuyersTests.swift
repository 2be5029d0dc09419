import EquilibriaNumerics
import Testing

@testable import Institutions

/// What more buyers, quorums and boycotts of each by himself do to the critical cost.
@Suite struct ManyBuyersTests {
  @Test func `many buyers: unanimity peaks, with an exact tie`() throws {
    func ratio(_ count: Int) throws -> Rational {
      let rho = [Rational](repeating: 0.1, count: count)
      return try #require(try LegalOrderCaseTests.order(rho: rho).criticalCost(victims: 1)) / 10
    }
    let wanted = [1: 0.4475, 2: 0.5932, 5: 0.7266, 9: 0.7583, 10: 0.7583, 14: 0.7424]
    for (count, value) in wanted {
      #expect((try ratio(count).doubleValue - value).magnitude < 5e-5)
    }
    #expect(try ratio(9) == ratio(10))
    #expect(try ratio(8) < ratio(9) && ratio(11) < ratio(10))
    // Where all can be cheated at once, c*/(P − c*) = δ (1 − ρ)ⁿ falls from the first buyer on.
    var x: Rational = 0.9
    for count in 1...6 {
      x = x * 0.9
      let rho = [Rational](repeating: 0.1, count: count)
      #expect(try LegalOrderCaseTests.order(rho: rho).criticalCost() == 10 * x / (1 + x))
    }
  }

  @Test func `quorums and independent boycotts`() throws {
    let rho = [Rational](repeating: 0.1, count: 10)
    func ratio(_ boycott: LegalOrder.Boycott) throws -> Rational {
      try #require(
        try LegalOrderCaseTests.order(rho: rho, boycott: boycott).criticalCost(victims: 1)
      ) / 10
    }
    // x = nδ Pr(Bin(10, .9) ≥ 8).
    let chances: [Rational] = [8, 9, 10].map { count in
      let choose: Rational = [8: 45, 9: 10, 10: 1][count] ?? 0
      return choose * (0..<count).reduce(1) { product, _ in product * 0.9 }
        * (count..<10).reduce(1) { product, _ in product * 0.1 }
    }
    let x = 9 * chances.reduce(0, +)
    #expect(try ratio(.init(quorum: 8)) == x / (1 + x))
    #expect(try ratio(.init(quorum: 8)) > ratio(.init()))
    // x = δ Σ(1 − ρ).
    #expect(try ratio(.init(effect: .additive)) == 8.1 / 9.1)
  }
}
