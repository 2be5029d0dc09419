import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite struct Fisheries {
  /// Case fish-01.
  @Test func `case fish-01`() throws {
    let given = try InstitutionCase.named("fish-01")
    let fishery = try LevhariMirmanFishery(
      fleets: given.count("n"),
      elasticity: given.rational("alpha"),
      discount: given.rational("delta")
    )
    try given.expect("shareMPE", fishery.equilibriumShare.doubleValue)
    try given.expect("shareCoop", fishery.cooperativeShare.doubleValue)
    try given.expect("taxPerShare", fishery.optimalTax.doubleValue)
    try given.expect(
      "taxPerShareEqualRebateIncludingSelf",
      fishery.optimalTaxRebatedToAll.doubleValue
    )
    try given.expect("valueGainPerPlayer", fishery.gainFromOptimalTax)
    try given.expect("steadyMPE", try fishery.steadyStock(share: fishery.equilibriumShare))
    try given.expect("steadyCoop", try fishery.steadyStock(share: fishery.cooperativeShare))
  }

  /// Theory B.5, fish-02.
  @Test func `three fleets`() throws {
    let fishery = try LevhariMirmanFishery(fleets: 3, elasticity: 0.3, discount: 0.95)
    #expect(abs(fishery.equilibriumShare.doubleValue - 0.294239) < 1e-6)
    #expect(abs(fishery.cooperativeShare.doubleValue - 0.238333) < 1e-6)
    #expect(abs(fishery.optimalTax.doubleValue - 2.797203) < 1e-6)
    #expect(abs(fishery.gainFromOptimalTax - 2.863873) < 1e-6)
  }

  @Test func `the share falls with the tax, to the cooperative one at the optimum`() throws {
    for fleets in 1...4 {
      let fishery = try LevhariMirmanFishery(fleets: fleets, elasticity: 0.4, discount: 0.8)
      #expect(fishery.isEquilibrium(share: fishery.equilibriumShare, tax: 0))
      #expect(fishery.isEquilibrium(share: fishery.cooperativeShare, tax: fishery.optimalTax))
      #expect(
        try fishery.equilibriumShare(tax: fishery.optimalTax).exact == fishery.cooperativeShare
      )
      #expect(try fishery.equilibriumShare(tax: 0).exact == fishery.equilibriumShare)
      var last = 1.0
      for tenth in 0...20 {
        let share = try fishery.equilibriumShare(tax: Rational(tenth, 5))
        #expect(share.doubleValue < last && share.doubleValue > 0)
        #expect(share.doubleValue * Double(fleets) < 1)
        last = share.doubleValue
        let tax = Double(tenth) / 5
        let weight = 0.32 / 0.68
        let slack = 1 / last - tax - weight / (1 - Double(fleets) * last)
        #expect(abs(slack) < 1e-9)
      }
    }
  }

  /// The taxed game on a grid, by the checker of Markov equilibria: an independent method.
  @Test func `the tax makes the cooperative share an equilibrium on the grid`() throws {
    let fishery = try LevhariMirmanFishery(fleets: 2, elasticity: 0.5, discount: 0.9)
    let war = try FishWar(stocks: 9)
    let table = try war.tabulated()
    let taxed = try table.under(
      MarkovContract.tax(rate: fishery.optimalTax, in: table) { _, shares in shares }
    )
    let place = try #require(war.shares.firstIndex(of: fishery.cooperativeShare))
    let policy = try StationaryPolicy<Rational, Double>(
      pure: Array(repeating: [place, place], count: 9),
      for: taxed
    )
    #expect(try taxed.check(stationary: policy).isEquilibrium(within: 1e-8))
    #expect(try !table.check(stationary: policy).isEquilibrium(within: 0.1))
  }

  @Test func `a stock in whole numbers`() throws {
    let lake = try FishStock(largestStock: 6, growth: 1, leastStock: 3, largestCatch: 3)
    #expect((0...6).map { lake.regrown($0) } == [0, 0, 0, 4, 5, 5, 6])
    let table = try lake.tabulated()
    // Four fish, five wanted: each fleet gets its part, and nothing is left.
    let row = table.row(ofState: 4, profile: [2, 3])
    #expect(table.rewards.map { $0[row] } == [1.6, 2.4])
    #expect(table.transitions.distribution(ofRow: row).map(\.successor) == [0])

    // Three fish at once and one ever after, against everything at once.
    let free = try lake.commonsAssessment()
    #expect(free.isTragedy && free.optimalWelfare == 12 && free.equilibriumWelfares == [6])
    func taxed(
      _ rate: Rational,
      below stock: Int
    ) throws -> CommonsAssessment<Int> {
      try table.under(lake.tax(perFish: rate, below: stock)).commonsAssessment()
    }
    // A small tax on a small stock makes the optimum an equilibrium; a large one ends fishing.
    let mild = try taxed(0.25, below: 5)
    #expect(mild.optimalWelfare == 12 && mild.equilibriumWelfares == [6, 12])
    #expect(try taxed(2, below: 7).equilibriumWelfares == [0])
  }

  @Test func `stocks that grow without measure stop at their largest`() throws {
    let stock = try FishStock(
      largestStock: 4,
      growth: Rational(Int.max),
      leastStock: 1,
      largestCatch: 1
    )
    #expect((0...4).map(stock.regrown) == [0, 4, 4, 4, 4])
  }

  @Test func `numbers out of range are refused`() throws {
    let fishery = try LevhariMirmanFishery(fleets: 2, elasticity: 0.5, discount: 0.9)
    #expect(throws: InstitutionError.self) { try fishery.steadyStock(share: 0.5) }
    #expect(throws: InstitutionError.self) { try fishery.value(share: 0) }
    #expect(throws: InstitutionError.self) { try fishery.value(share: 0.1, stock: 0) }
    #expect(throws: InstitutionError.self) { try fishery.equilibriumShare(tax: -1) }
    #expect(fishery.isEquilibrium(share: 0.6, tax: 0) == false)
    // A stock twice as large is worth ln 2/(1 − αδ) more.
    let more = try fishery.value(share: 0.2, stock: 2) - fishery.value(share: 0.2)
    #expect(abs(more - 0.6931471805599453 / 0.55) < 1e-9)
    #expect(throws: InstitutionError.self) {
      try LevhariMirmanFishery(fleets: 0, elasticity: 0.5, discount: 0.9)
    }
    #expect(throws: InstitutionError.self) {
      try LevhariMirmanFishery(fleets: 2, elasticity: 1, discount: 0.9)
    }
    #expect(throws: InstitutionError.self) {
      try FishStock(largestStock: 5, growth: -1, leastStock: 2, largestCatch: 2)
    }
  }
}
