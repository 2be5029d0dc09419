import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite struct `Ostrom's principles` {
  /// A village that satisfies all principles; each test breaks one of them.
  private func village() throws -> RuleSystem {
    var rules = try RuleSystem(members: ["Ana", "Ben", "Cid"], resources: ["canal", "pond"])
    rules.access = [
      .init(person: "Ana", resource: "canal"), .init(person: "Ben", resource: "pond"),
    ]
    rules.flows = [.init(from: "canal", to: "pond")]
    rules.localFit = .init(localWelfare: 6, uniformWelfare: 5)
    rules.proportionality = try .init(
      shares: [
        "Ana": .init(benefit: 0.5, cost: 0.5), "Ben": .init(benefit: 0.3, cost: 0.25),
        "Cid": .init(benefit: 0.2, cost: 0.25),
      ],
      tolerance: 0.1
    )
    rules.collectiveChoice = try .init(
      affected: ["Ana", "Ben", "Cid"],
      voters: ["Ana", "Ben", "Cid"],
      worth: ["Ana": 2, "Ben": 2, "Cid": 1],
      alternatives: ["auction": ["Ana": 3, "Ben": 1, "Cid": 1]]
    )
    rules.userMonitoring = try .init(gain: 1, detection: 0.5, sanction: 3, cost: 1, reward: 2)
    rules.resourceMonitoring = [
      .init(state: "high", signal: "green", rule: "open"),
      .init(state: "middle", signal: "red", rule: "closed"),
      .init(state: "low", signal: "red", rule: "closed"),
    ]
    rules.sanctions = try .init(
      GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [0.5, 2, 8]),
      acceptedRate: 0.1
    )
    rules.appeals = try .init(
      cost: 1,
      sanction: 3,
      reliefIfWronged: 0.9,
      reliefIfGuilty: 0.1
    )
    rules.overrides = []
    let game = try PrisonersDilemma()
    rules.levels = [
      try .init(
        "district",
        rules: ["quota"],
        permits: ["rotation"],
        game: game,
        play: MixedProfile(pure: [.defect, .defect], in: game)
      ),
      try .init(
        "village",
        rules: ["rotation"],
        game: game,
        play: MixedProfile(pure: [.defect, .defect], in: game)
      ),
    ]
    return rules
  }

  @Test func `all principles`() throws {
    let report = try village().check()
    for principle in OstromPrinciple.allCases {
      #expect(report[principle].isSatisfied, "\(principle): \(report[principle])")
    }
    #expect(report.violated.isEmpty && report.notStated.isEmpty)
    #expect(report[.localFit] == .satisfied(margin: 1))
    #expect(report[.proportionality] == .satisfied(margin: 0.05))
    #expect(report[.monitoringUsers] == .satisfied(margin: 0.5))
    #expect(report[.conflictResolution] == .satisfied(margin: 0.7))
    #expect(report[.collectiveChoice] == .satisfied(margin: 1))
    #expect(report.description.split(separator: "\n").count == 11)
  }

  @Test func `what is not said is not stated`() throws {
    let report = try RuleSystem(members: ["Ana"], resources: ["canal"]).check()
    #expect(report.notStated == OstromPrinciple.allCases)
    #expect(report.violated.isEmpty)
  }

  @Test func `each principle has its witness`() throws {
    typealias Break = (inout RuleSystem) throws -> Void
    let breaks: [(OstromPrinciple, OstromViolation, Break)] = [
      (
        .userBoundaries, .outsiderHasAccess(person: "Dan", resource: "pond"),
        { $0.access?.append(.init(person: "Dan", resource: "pond")) }
      ),
      (
        .resourceBoundaries, .resourceLeaks(from: "pond", to: "sea"),
        { $0.flows?.append(.init(from: "pond", to: "sea")) }
      ),
      (
        .localFit, .uniformRuleIsBetter(local: 4, uniform: 5),
        { $0.localFit = .init(localWelfare: 4, uniformWelfare: 5) }
      ),
      (
        .proportionality, .disproportionate(member: "Ben", benefit: 0.1, cost: 0.6),
        {
          $0.proportionality = try .init(
            shares: [
              "Ana": .init(benefit: 0.5, cost: 0.2), "Ben": .init(benefit: 0.1, cost: 0.6),
              "Cid": .init(benefit: 0.4, cost: 0.2),
            ]
          )
        }
      ),
      (
        .collectiveChoice, .unheard(person: "Eve"),
        { $0.collectiveChoice = try .init(affected: ["Ana", "Eve"], voters: ["Ana"]) }
      ),
      (
        .collectiveChoice, .unstable(alternative: "auction", supporters: ["Ana", "Ben"]),
        {
          $0.collectiveChoice = try .init(
            affected: ["Ana", "Ben", "Cid"],
            voters: ["Ana", "Ben", "Cid"],
            worth: ["Ana": 2, "Ben": 2, "Cid": 1],
            alternatives: ["auction": ["Ana": 3, "Ben": 3, "Cid": 0]]
          )
        }
      ),
      (
        .monitoringUsers, .monitoringTooWeak(gain: 2, expectedSanction: 1.5),
        {
          $0.userMonitoring = try .init(gain: 2, detection: 0.5, sanction: 3, cost: 1, reward: 2)
        }
      ),
      (
        .monitoringUsers, .monitorsShirk(cost: 3, reward: 2),
        {
          $0.userMonitoring = try .init(gain: 1, detection: 0.5, sanction: 3, cost: 3, reward: 2)
        }
      ),
      (
        .monitoringResource, .indistinguishable(first: "middle", second: "low"),
        { $0.resourceMonitoring?[2] = .init(state: "low", signal: "red", rule: "fasting") }
      ),
      (
        .graduatedSanctions, .flat(sanction: 3),
        {
          $0.sanctions = try .init(
            GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [3]),
            acceptedRate: 1
          )
        }
      ),
      (
        .graduatedSanctions, .notGraduated(entry: 2, sanction: 2, previous: 2),
        {
          $0.sanctions = try .init(
            GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [1, 2, 2]),
            acceptedRate: 1
          )
        }
      ),
      (
        .conflictResolution, .wrongedStaySilent(cost: 3, expectedRelief: 2.7),
        {
          $0.appeals = try .init(
            cost: 3,
            sanction: 3,
            reliefIfWronged: 0.9,
            reliefIfGuilty: 0.1
          )
        }
      ),
      (
        .conflictResolution, .guiltyAppeal(cost: 1, expectedRelief: 1.5),
        {
          $0.appeals = try .init(
            cost: 1,
            sanction: 3,
            reliefIfWronged: 0.9,
            reliefIfGuilty: 0.5
          )
        }
      ),
      (.rightToOrganise, .overridable(by: "ministry"), { $0.overrides = ["Ana", "ministry"] }),
      (
        .nesting, .notPermitted(level: "village", rule: "auction"),
        {
          let game = try PrisonersDilemma()
          $0.levels?[1] = try .init(
            "village",
            rules: ["auction", "rotation"],
            game: game,
            play: MixedProfile(pure: [.defect, .defect], in: game)
          )
        }
      ),
      (
        .nesting, .deviationPays(level: "village", player: "Player 1", gain: 2),
        {
          let game = try PrisonersDilemma(
            temptation: 5,
            reward: 3,
            punishment: 1,
            sucker: 0
          )
          $0.levels?[1] = try .init(
            "village",
            rules: [],
            game: game,
            play: MixedProfile(pure: [.cooperate, .defect], in: game)
          )
        }
      ),
    ]
    for (principle, violation, change) in breaks {
      var rules = try village()
      try change(&rules)
      let report = try rules.check()
      if case .deviationPays(let level, _, _) = violation {
        guard case .deviationPays(level, _, let gain)? = report[principle].violation else {
          Issue.record("\(report[principle])")
          continue
        }
        #expect(gain > 0)
      } else {
        #expect(report[principle].violation == violation)
      }
      #expect(report.violated == [principle])
      #expect(!violation.description.isEmpty)
    }
  }

  @Test func `what is empty is not stated`() throws {
    var rules = try village()
    rules.access = []
    rules.collectiveChoice = try .init(affected: [], voters: [])
    rules.levels?.removeLast()
    rules.appeals = try .init(cost: 0, sanction: 0, reliefIfWronged: 0, reliefIfGuilty: 0)
    let report = try rules.check()
    #expect(
      report.notStated == [.userBoundaries, .collectiveChoice, .conflictResolution, .nesting]
    )
    #expect(report.violated.isEmpty)
  }

  @Test func `one level where a deviation pays is no nesting`() throws {
    var rules = try village()
    let game = try PrisonersDilemma()
    let play = try MixedProfile<_, Rational>(pure: [.cooperate, .defect], in: game)
    rules.levels = [try .init("village", rules: [], game: game, play: play)]
    #expect(try rules.check().violated == [.nesting])
  }

  @Test func `members are affected though not listed`() throws {
    var rules = try village()
    rules.collectiveChoice = try .init(affected: ["Ana"], voters: ["Ana", "Cid"])
    #expect(
      try rules.check()[.collectiveChoice] == .violated(.unheard(person: "Ben"))
    )
    rules.collectiveChoice = try .init(affected: ["Ana"], voters: ["Ana", "Ben", "Cid"])
    #expect(try rules.check()[.collectiveChoice].isSatisfied)
  }

  @Test func `appeals that never help do not resolve conflicts`() throws {
    var rules = try village()
    rules.appeals = try .init(cost: 0, sanction: 3, reliefIfWronged: 0, reliefIfGuilty: 0)
    #expect(
      try rules.check()[.conflictResolution]
        == .violated(.wrongedStaySilent(cost: 0, expectedRelief: 0))
    )
  }

  /// With two votes of her own Ana alone would reach a quota of two.
  @Test(arguments: ["affected", "voters"])
  func `nobody is listed twice`(_ field: String) {
    let (twice, once) = (["Ana", "Ana", "Ben"], ["Ana", "Ben"])
    let error = #expect(throws: InstitutionError.self) {
      try RuleSystem.CollectiveChoice(
        affected: field == "affected" ? twice : once,
        voters: field == "voters" ? twice : once,
        quota: 2
      )
    }
    #expect(
      error == .parameter(name: field, value: "\(twice)", domain: "different names")
    )
  }

  @Test func `too many violations are told with their rate`() throws {
    var rules = try village()
    let sanctions = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [0.5, 2, 8])
    rules.sanctions = try .init(sanctions, acceptedRate: 0.05)
    let rate = try sanctions.assessment().violationRate
    #expect(
      try rules.check()[.graduatedSanctions]
        == .violated(.tooManyViolations(rate: rate, accepted: 0.05))
    )
  }

  /// A fine that applies when apples are few, against one that always applies.
  @Test func `local fit from two Markov games`() throws {
    let patch = try CommonsHarvestPatch()
    let games = try [2, 4].map { try patch.under(patch.fine(perApple: 0.6, upTo: $0)) }
    let fit = try RuleSystem.LocalFit(local: games[0], uniform: games[1])
    #expect(abs(fit.localWelfare.doubleValue - 5.64740) < 1e-5)
    #expect(fit.uniformWelfare < fit.localWelfare)
    var rules = try village()
    rules.localFit = fit
    #expect(try rules.check()[.localFit].isSatisfied)
    rules.localFit = try RuleSystem.LocalFit(local: games[1], uniform: games[0])
    #expect(try rules.check()[.localFit].violation != nil)
  }

  @Test func `appeals lower the error rate when the wronged use them`() throws {
    let cheap = try RuleSystem.AppealStage(
      cost: 1,
      sanction: 3,
      reliefIfWronged: 0.9,
      reliefIfGuilty: 0
    )
    #expect(cheap.errorAfterAppeals(0.1) == 0.01)
    let dear = try RuleSystem.AppealStage(
      cost: 3,
      sanction: 3,
      reliefIfWronged: 0.9,
      reliefIfGuilty: 0
    )
    #expect(dear.errorAfterAppeals(0.1) == 0.1)
  }

  @Test func `rule systems without names are refused`() {
    #expect(throws: InstitutionError.self) { try RuleSystem(members: [], resources: ["a"]) }
    #expect(throws: InstitutionError.self) {
      try RuleSystem(members: ["a", "a"], resources: ["a"])
    }
    #expect(throws: InstitutionError.self) {
      try RuleSystem.Proportionality(shares: ["Ana": .init(benefit: 0.5, cost: 1)])
    }
  }
}
