import CaseFiles
import EquilibriaNumerics
import Institutions
import Testing

@Suite("Silly rules: when members leave")
struct ExitLawTests {
  static func community(_ theta: Rational, _ rules: Int) throws -> SillyRuleCommunity {
    try SillyRuleCommunity(
      enforcers: theta,
      prior: BetaBelief(2, 2),
      sillyRules: rules,
      benefit: 1,
      loss: 1
    )
  }

  /// Case silly-01.
  @Test func `exit probabilities of the case file`() throws {
    let file = try InstitutionCase.named("silly-01")
    let theta = try file.rational("theta")
    for rules in try #require(file.inputs["D"]?.list?.compactMap { $0.int }) {
      let community = try Self.community(theta, rules)
      let probability = try community.exitProbability(within: 200)
      try file.expect("\(rules)", probability.doubleValue)
      #expect(probability.width < 1e-11)
    }
  }

  @Test func `bounds hold for probabilities that floating arithmetic cannot hold`() throws {
    for weight in [320, 1000] {
      let community = try SillyRuleCommunity(
        enforcers: 0.9,
        prior: BetaBelief(Rational(weight), 1),
        benefit: 1,
        loss: 1
      )
      // Only those leave who never see a rule enforced.
      let exact = Rational(1, 10).raised(to: weight)
      let bounds = try community.exitProbability(within: weight)
      #expect(bounds.contains(exact) && bounds.upper > 0)
      #expect(bounds.width < Rational(1, 10).raised(to: 300))
    }
    let certain = try SillyRuleCommunity(
      enforcers: 0.5,
      prior: BetaBelief(1, 1),
      benefit: 1,
      loss: 0
    )
    #expect(try certain.exitProbability(within: 50) == Enclosure(0))
  }

  /// Theory notes B.1: other shares of enforcers, with the parity effect between D = 1 and D = 4.
  @Test(
    arguments: [
      (Rational(0.6), [0.6666, 0.4444, 0.4635, 0.2715], [4.97, 5.00, 2.22, 1.96]),
      (Rational(0.3), [1, 1, 1, 1], [2.5, 2.5, 1.32, 1.20]),
    ] as [(Rational, [Double], [Double])]
  )
  func `exit probabilities and times`(theta: Rational, wanted: [Double], times: [Double]) throws {
    for (rules, (probability, time)) in zip([0, 1, 4, 9], zip(wanted, times)) {
      let law = try Self.community(theta, rules).exits(within: 200)
      #expect(abs(law.probability - probability) < 1e-4)
      let mean = try #require(law.meanPeriod)
      #expect(abs(mean - time) < 0.005)
    }
  }

  /// Feller (1968), *An Introduction to Probability Theory*, section XIV.2: with odds θ/(1 − θ) above 1 a
  /// gambler who stands one step from ruin is ruined with probability (1 − θ)/θ.
  @Test func `gambler's ruin when members decide after every interaction`() throws {
    for theta in [0.8, 0.9, 0.75] as [Rational] {
      let ruin = ((1 - theta) / theta).doubleValue
      let law = try Self.community(theta, 0).exits(within: 400)
      #expect(abs(law.probability - ruin) < 1e-12)
    }
  }

  /// All sequences of a few interactions, one by one.
  @Test(arguments: [(0, 8), (1, 4), (2, 3)])
  func `the exact law counts all sequences`(rules: Int, periods: Int) throws {
    let community = try Self.community(0.6, rules)
    let law = try community.exactExits(within: periods)
    let step = rules + 1
    var exits = Array(repeating: Rational.zero, count: periods + 1)
    for sequence in 0..<(1 << (step * periods)) {
      var enforced = 0
      for period in 1...periods {
        for place in (step * (period - 1))..<(step * period) {
          enforced += sequence >> place & 1
        }
        let mean = (2 + Rational(enforced)) / (4 + Rational(step * period))
        if community.payoff(believing: mean) < 0 {
          // The rest of the sequence is free: count it with its own probability.
          var probability = Rational.one
          for place in 0..<(step * periods) {
            probability *= sequence >> place & 1 == 1 ? 0.6 : 0.4
          }
          exits[period] += probability
          break
        }
      }
    }
    #expect(law.exits == exits)
    #expect(law.staying.last == 1 - law.probability)
    #expect(law.relativeError == 0)
  }

  @Test func `floating laws are within their error of exact ones`() throws {
    let shock = try BeliefShock(after: 7, to: BetaBelief(1, 1), share: 0.4)
    for rules in [0, 3] {
      let community = try Self.community(Rational(7, 10), rules)
      let exact = try community.exactExits(within: 40, shock: shock)
      let floating = try community.exits(within: 40, shock: shock)
      for (wanted, found) in zip(exact.exits + exact.staying, floating.exits + floating.staying) {
        let error = (Rational(binary: found) - wanted).magnitude
        #expect(error <= wanted * Rational(binary: floating.relativeError))
      }
      #expect(exact.staying.last == 1 - exact.probability)
      let bounds = try community.exitProbability(within: 40)
      #expect(bounds.contains(try community.exactExits(within: 40).probability))
    }
  }

  @Test func `nobody joins a community that costs more than it is worth`() throws {
    let community = try SillyRuleCommunity(
      enforcers: 0.9,
      prior: BetaBelief(2, 2),
      sillyRules: 9,
      benefit: 1,
      loss: 1,
      cost: 0.2
    )
    #expect(community.threshold == 1.4)
    let law = try community.exactExits(within: 3)
    #expect(law.exits == [1, 0, 0, 0] && law.staying == [0, 0, 0, 0])
    #expect(law.meanPeriod == 0)
  }

  @Test func `a shock after which everybody starts anew repeats the law`() throws {
    let community = try Self.community(0.8, 1)
    let plain = try community.exactExits(within: 20)
    let shocked = try community.exactExits(
      within: 30,
      shock: BeliefShock(after: 10, to: BetaBelief(2, 2))
    )
    let left = plain.staying[10]
    #expect(shocked.staying[30] == left * plain.staying[20])
    let none = try BeliefShock(after: 10, to: BetaBelief(1, 9), share: 0)
    #expect(try community.exactExits(within: 20, shock: none) == plain)
  }

  @Test func `parameters are named with their domains`() throws {
    let prior = try BetaBelief(2, 2)
    #expect(throws: InstitutionError.self) { try BetaBelief(0, 1) }
    #expect(throws: InstitutionError.self) { try BeliefShock(after: -1, to: prior) }
    #expect(throws: InstitutionError.self) { try BeliefShock(after: 1, to: prior, share: 2) }
    #expect(
      throws: InstitutionError.parameter(
        name: "enforcers",
        value: "6/5",
        domain: "a number from 0 to 1"
      )
    ) {
      try SillyRuleCommunity(enforcers: 1.2, prior: prior, benefit: 1, loss: 1)
    }
    for (benefit, loss, cost, rules) in [(0, 1, 0, 0), (1, -1, 0, 0), (1, 1, -1, 0), (1, 1, 0, -1)]
    {
      #expect(throws: InstitutionError.self) {
        try SillyRuleCommunity(
          enforcers: 0.5,
          prior: prior,
          sillyRules: rules,
          benefit: Rational(benefit),
          loss: Rational(loss),
          cost: Rational(cost)
        )
      }
    }
    #expect(throws: InstitutionError.self) { try Self.community(0.5, 9).exits(within: 2_001) }
    #expect(throws: InstitutionError.self) { try Self.community(0.5, 9).exits(within: -1) }
    #expect(throws: InstitutionError.self) { try Self.community(0.5, 9).exactExits(within: 201) }
  }

  @Test func `descriptions read well`() throws {
    let community = try Self.community(0.8, 4)
    #expect(
      community.description
        == "4 silly rules at cost 0, enforced with probability 4/5, prior Beta(2, 2); "
        + "members leave below 1/2"
    )
    #expect(try Self.community(1, 0).exactExits(within: 3).description == "0 within 3 periods")
  }
}
