import EquilibriaNumerics
import Institutions
import SolutionConcepts
import Testing

@Suite("Silly rules: simulated communities")
struct CommunitySimulationTests {
  static func community(_ rules: Int, _ theta: Rational = 0.7) throws -> SillyRuleCommunity {
    try SillyRuleCommunity(
      enforcers: theta,
      prior: BetaBelief(3, 2),
      sillyRules: rules,
      benefit: 1,
      loss: 1,
      cost: 0.0005
    )
  }

  /// Two methods: the law of one member, and many members one by one.
  @Test(arguments: Witnesses.allCases, [0, 1, 4])
  func `simulations agree with the exact law`(witnesses: Witnesses, rules: Int) throws {
    let community = try Self.community(rules)
    let shock = try BeliefShock(after: 5, to: BetaBelief(3, 2), share: 0.5)
    let law = try community.exits(within: 12, shock: shock)
    let run = try community.simulate(
      members: 20,
      periods: 12,
      communities: 400,
      witnesses: witnesses,
      shock: shock,
      seed: 11
    )
    for period in 0...12 {
      let wanted = 20 * law.staying[period]
      #expect(run.size[period].isWithin(4, standardErrorsOf: wanted) || wanted == 20)
      if period == 0 { continue }
      // Whoever was there takes part, and the rule is enforced with probability θ.
      let active = run.activity[period]
      #expect(active.isWithin(4, standardErrorsOf: 20 * law.staying[period - 1] * 0.7))
    }
  }

  @Test func `with public experience communities stand or fall as a whole`() throws {
    let community = try Self.community(1)
    let run = try community.simulate(
      members: 10,
      periods: 30,
      communities: 500,
      witnesses: .everybody,
      seed: 3
    )
    #expect(abs(run.survival.mean * 10 - run.size[30].mean) < 1e-12)
    let law = try community.exits(within: 30)
    #expect(run.survival.isWithin(4, standardErrorsOf: law.staying[30]))
  }

  @Test func `a stopped simulation counts the communities that were run to the end`() throws {
    let community = try Self.community(1)
    func run(_ communities: Int, _ limits: Limits) throws -> CommunitySimulation {
      try community.simulate(
        members: 5,
        periods: 10,
        communities: communities,
        seed: 3,
        limits: limits
      )
    }
    let part = try run(9, Limits(iterations: 4))
    #expect(part.stopReason == .iterationLimit && part.communities == 4)
    let whole = try run(4, .none)
    #expect(whole.stopReason == nil && whole.size == part.size)
    #expect(throws: InstitutionError.solution(.stopped(.timeLimit))) {
      try run(4, Limits(time: .zero))
    }
  }

  @Test func `the same seed gives the same numbers`() throws {
    let community = try Self.community(3)
    let first = try community.simulate(members: 5, periods: 10, communities: 9, seed: 8)
    #expect(try community.simulate(members: 5, periods: 10, communities: 9, seed: 8) == first)
    #expect(try community.simulate(members: 5, periods: 10, communities: 9, seed: 9) != first)
    #expect(first.size[0].mean == 5 && first.activity[0].mean == 0)
    #expect(first.description.hasSuffix("of 9 communities survive"))
    let single = try community.simulate(members: 5, periods: 0, communities: 1, seed: 8)
    #expect(single.size[0].mean == 5 && single.size[0].standardError == .infinity)
  }

  @Test func `forward-looking communities are simulated as well`() throws {
    let community = try Self.community(0)
    let foresight = Foresight.forwardLooking(discount: 0.8)
    let shock = try BeliefShock(after: 3, to: BetaBelief(1, 2))
    let law = try community.exits(within: 8, foresight: foresight, shock: shock)
    let run = try community.simulate(
      members: 10,
      periods: 8,
      communities: 500,
      foresight: foresight,
      shock: shock,
      seed: 5
    )
    #expect(run.size[8].isWithin(4, standardErrorsOf: 10 * law.staying[8]))
  }

  @Test func `numbers outside their domains are refused`() throws {
    let community = try Self.community(0)
    for (members, periods, communities) in [(0, 1, 1), (1, -1, 1), (1, 1, 0), (1, 20_001, 1)] {
      #expect(throws: InstitutionError.self) {
        try community.simulate(
          members: members,
          periods: periods,
          communities: communities,
          seed: 1
        )
      }
    }
  }
}
