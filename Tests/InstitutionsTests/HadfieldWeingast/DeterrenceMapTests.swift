import EquilibriaNumerics
import Testing

@testable import Institutions

@Suite struct DeterrenceMapTests {
  private static let grid = (0..<12).map { Rational($0, 12) }

  @Test(arguments: 0..<30)
  func `every cell is the verdict of the whole check`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed)
    let doubts = Self.grid + [1]
    let map = try order.deterrenceMap(rho: doubts, discount: Self.grid)
    #expect(map.regions.count == doubts.count * Self.grid.count)
    for (row, discount) in Self.grid.enumerated() where row % 3 == 1 {
      for (column, rho) in doubts.enumerated() where column % 4 == 0 {
        let verdict = try order.with(rho: rho, discount: discount).verdict()
        let region = map.region(row: row, column: column)
        #expect((region == .holds) == verdict.binding.holds)
        if !verdict.binding.holds {
          let slack = map.slack(row: row, column: column)
          let error = (slack - verdict.binding.slack.doubleValue).magnitude
          #expect(error < 1e-9 * (1 + slack.magnitude))
        }
        let single = verdict.constraints.filter {
          if case .cheat(let victims) = $0.deviation { return victims.count == 1 }
          return false
        }
        #expect((region == .oneVictim) == single.contains { !$0.holds })
      }
    }
  }

  @Test func `the printed regime: between one victim and two`() throws {
    let order = try LegalOrderCaseTests.order(cost: 5)
    let rho = (0..<40).map { Rational($0, 40) }
    let map = try order.deterrenceMap(rho: rho, discount: [0.9])
    for (column, rho) in rho.enumerated() {
      let x: Rational = 1.8 * (1 - rho) * (1 - rho)
      let wanted: DeterrenceMap.Region =
        5 * (1 + x) > 10 * x ? .oneVictim : 5 * (2 + x) > 10 * x ? .severalVictims : .holds
      #expect(map.region(row: 0, column: column) == wanted)
    }
  }

  @Test func `slacks that vanish are decided`() throws {
    // Buyers with nothing to gain, and boycotts on which nothing depends: indifferent everywhere.
    let kinds: [LegalOrder.Boycott] = [.init(), .init(quorum: 0, effect: .additive)]
    for boycott in kinds {
      let order = try LegalOrderCaseTests.order(
        cost: 4.1,
        value: 10,
        boycott: boycott
      )
      let map = try order.deterrenceMap(rho: Self.grid, discount: Self.grid)
      #expect(map.exactCount == 0)
      #expect(map.regions.contains(.holds) && !map.regions.contains(.boycottFails))
    }
    // The critical discount factor itself belongs to the region where the order holds.
    let edge = try LegalOrderCaseTests.order(cost: 5, victims: 1)
    let cell = try edge.deterrenceMap(rho: [0.1], discount: [Rational(50, 81)])
    #expect(cell.regions == [.holds] && cell.exactCount == 1)
  }

  @Test func `numbers out of their domains are refused`() throws {
    let order = try LegalOrderCaseTests.order()
    #expect(throws: InstitutionError.self) {
      try order.deterrenceMap(rho: [0.5, 1.5], discount: [0.5])
    }
    #expect(throws: InstitutionError.self) { try order.deterrenceMap(rho: [0.5], discount: [1]) }
  }

  @Test func `a stopped map has the rows before the first unfinished one`() throws {
    let order = try LegalOrderCaseTests.order()
    let whole = try order.deterrenceMap(rho: Self.grid, discount: Self.grid)
    #expect(whole.stopReason == nil)
    let part = try order.deterrenceMap(
      rho: Self.grid,
      discount: Self.grid,
      limits: Limits(iterations: 3)
    )
    #expect(part.stopReason == .iterationLimit && part.discount == Array(Self.grid.prefix(3)))
    #expect(part.regions == Array(whole.regions.prefix(3 * Self.grid.count)))
    let none = try order.deterrenceMap(
      rho: Self.grid,
      discount: Self.grid,
      limits: Limits(time: .zero)
    )
    #expect(none.stopReason == .timeLimit && none.regions.isEmpty && none.discount.isEmpty)
  }
}

extension LegalOrder {
  /// The same order with equal doubts and another discount factor.
  func with(rho: Rational, discount: Rational) throws -> LegalOrder {
    try LegalOrder(
      buyers: buyers.map { buyer in
        guard case .doubt(_, let convergence) = buyer.assessment else { return buyer }
        return Buyer(
          buyer.name,
          price: buyer.price,
          rho: rho,
          convergence: convergence,
          menu: buyer.menu,
          misfit: buyer.misfit
        )
      },
      classification: classification,
      discount: discount,
      boycott: boycott,
      collapse: collapse,
      victims: victims,
      draws: draws
    )
  }
}
