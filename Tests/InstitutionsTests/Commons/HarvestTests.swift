import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite struct `Commons Harvest` {
  /// Theory B.4, the three rows; the first is case commons-01.
  @Test(arguments: [
    (4, [0, 0.1, 0.2, 0.5] as [Rational], 0.9 as Rational, 5.689543, [0, 1, 2, 2], 4.218088),
    (4, [0, 0.05, 0.1, 0.25], 0.95, 5.847470, [0, 1, 2, 2], 4.106943),
    (6, [0, 0.0025, 0.005, 0.025], 0.99, 10.390175, [0, 0, 0, 1, 2, 2], 6.011607),
  ])
  func `what two agents could have, and what they get`(
    sites: Int,
    regrowth: [Rational],
    discount: Rational,
    optimum: Double,
    eaters: [Int],
    total: Double
  ) throws {
    let patch = try CommonsHarvestPatch(sites: sites, regrowth: regrowth, discount: discount)
    let finding = try patch.commonsAssessment()
    #expect(abs(finding.optimalWelfare.doubleValue - optimum) < 1e-6)
    let counts = finding.optimum.decisions.actions.dropFirst().map { moves in
      moves.count { $0 == .eat }
    }
    #expect(counts == eaters)
    #expect(finding.optimum.gap == 0 && finding.optimum.check.isProof)
    #expect(finding.equilibriumWelfares.count == 1 && finding.equilibria.includesAllPure)
    #expect(abs(finding.equilibriumWelfares[0].doubleValue - total) < 1e-6)
    for equilibrium in finding.equilibria {
      let moves = try #require(equilibrium.policy.pureChoices).dropFirst()
      #expect(moves.allSatisfy { $0 == [1, 1] })
    }
    #expect(finding.isTragedy)
  }

  @Test func `case commons-01`() throws {
    let given = try InstitutionCase.named("commons-01")
    let patch = try CommonsHarvestPatch(
      sites: given.count("K"),
      regrowth: try #require(given.inputs["p"]?.list).compactMap(\.rational),
      agents: given.count("n"),
      discount: given.rational("gamma")
    )
    let finding = try patch.commonsAssessment()
    try given.expect("socialOptimum", finding.optimalWelfare.doubleValue)
    try given.expect("mpeSum", try #require(finding.equilibriumWelfares.first).doubleValue)
    #expect(finding.description.hasPrefix("optimum 5.68954"))
    // With no apples nobody can eat; the file counts no eaters there.
    let eaters = finding.optimum.decisions.actions.enumerated().map { apples, moves in
      apples == 0 ? 0 : moves.count { $0 == .eat }
    }
    #expect(given.expected["eatersByK"]?.list?.compactMap(\.int) == eaters)
    #expect(given.expected["pureMPE"]?.text == "all-eat only (unique)")
    #expect(finding.equilibria.includesAllPure)
    for equilibrium in finding.equilibria {
      let moves = try #require(equilibrium.policy.pureChoices).dropFirst()
      #expect(moves.allSatisfy { $0 == [1, 1] })
    }
  }

  @Test func `one agent alone has no tragedy`() throws {
    let finding = try CommonsHarvestPatch(agents: 1).commonsAssessment()
    #expect(!finding.isTragedy)
    #expect(finding.equilibriumWelfares == [finding.optimalWelfare])
  }
}
