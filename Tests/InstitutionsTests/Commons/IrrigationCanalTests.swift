import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite struct `Irrigation canals` {
  private func canal(_ rule: IrrigationCanal.Rule) throws -> IrrigationCanal {
    try IrrigationCanal(water: [0, 1, 4], harvest: [0, 4, 7, 9, 10], labour: 1.5).under(rule)
  }

  /// The payoffs of the pure equilibria under a rule.
  private func outcomes(_ rule: IrrigationCanal.Rule) throws -> Set<[Rational]> {
    Set(
      try canal(rule).nashEquilibria(using: .pureEnumeration, over: Rational.self).map(\.payoffs)
    )
  }

  @Test func `both gain by a rule that gives the tail a reason to help`() throws {
    #expect(try outcomes(.headFirst) == [[2.5, 0]])
    #expect(try outcomes(.equalShares) == [[5.5, 5.5]])
    #expect(try outcomes(.rotation) == [[3.5, 3.5]])
  }

  @Test func `the head takes first`() throws {
    let greedy = IrrigationCanal.Plan(helps: true, takes: 3)
    #expect(try canal(.headFirst).allocation(of: [greedy, greedy]) == [3, 1])
    #expect(try canal(.headFirst).allocation(of: [greedy, greedy], startingWith: 1) == [1, 3])
    #expect(try canal(.equalShares).allocation(of: [greedy, greedy]) == [2, 2])
    #expect(try canal(.rotation).payoffs(for: [greedy, greedy]) == [5, 5])
    #expect(try canal(.headFirst).payoffs(for: [greedy, greedy]) == [7.5, 2.5])
    #expect(try canal(.headFirst).playerNames == ["Head", "Tail"])
  }

  @Test func `water is never made`() throws {
    let three = try IrrigationCanal(
      water: [1, 2, 3, 5],
      harvest: [0, 3, 5, 6],
      labour: 1,
      rule: .equalShares
    )
    let table = try three.tabulated()
    for index in 0..<table.space.profileCount {
      let profile = table.profile(at: index)
      let flow = three.water[profile.count { $0.helps }]
      for first in 0..<3 {
        #expect(three.allocation(of: profile, startingWith: first).reduce(0, +) <= flow)
      }
    }
  }

  @Test func `a flood is shared like any other water`() throws {
    let canal = try IrrigationCanal(
      water: [0, 0, .max],
      harvest: [0, 1],
      labour: 0,
      rule: .equalShares
    )
    let all = canal.actions.map { plans in plans.first { $0.helps && $0.takes == 1 } }
    #expect(canal.allocation(of: all.compactMap { $0 }) == [1, 1])
  }

  @Test func `numbers out of range are refused`() {
    #expect(throws: InstitutionError.self) {
      try IrrigationCanal(water: [0, 2, 1], harvest: [0, 1], labour: 1)
    }
    #expect(throws: InstitutionError.self) {
      try IrrigationCanal(water: [0, 1, 2], harvest: [0, 1, 3], labour: 1)
    }
    #expect(throws: InstitutionError.self) {
      try IrrigationCanal(water: [0, 1], harvest: [0, 1], labour: 1)
    }
  }
}
