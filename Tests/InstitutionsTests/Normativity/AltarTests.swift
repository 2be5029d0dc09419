import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite("Norms: what an altar is worth")
struct AltarTests {
  /// Case altar-01.
  @Test func `values and critical sanctions of the case file`() throws {
    let file = try InstitutionCase.named("altar-01")
    let consultation = try AltarForaging().consultation()
    try file.expect("V_known", consultation.knownValue.doubleValue)
    try file.expect("V_unknown", consultation.unknownValue.doubleValue)
    try file.expect("piStar", try #require(consultation.criticalSanction).doubleValue)
  }

  /// Two methods: the closed form, and policy iteration on both sides of it.
  @Test(arguments: [
    (Rational(0.02), Rational(2, 3), 25, Rational(0.99)), (0.1, 0.5, 3, 0.9),
    (0.3, 0.9, 8, 0.95), (0, 1, 1, 0.8),
  ])
  func `decisions turn at the critical probability`(
    switching: Rational,
    wrong: Rational,
    removal: Int,
    discount: Rational
  ) throws {
    func forager(_ sanction: Rational) throws -> AltarForaging {
      try AltarForaging(
        sanctionProbability: sanction,
        switchProbability: switching,
        wrongProbability: wrong,
        removal: removal,
        discount: discount
      )
    }
    let consultation = try forager(0).consultation()
    #expect(try forager(0).verify(consultation))
    let critical = try #require(consultation.criticalSanction)
    let nearly = Rational(1, 1_000)
    #expect(try forager(critical * (1 - nearly)).optimalDecisions().actions[0] == .guess)
    #expect(try forager(min(1, critical * (1 + nearly))).optimalDecisions().actions[0] == .visit)
    let values = try forager(critical).optimalDecisions().values
    #expect(values[0] == consultation.unknownValue && values[1] == consultation.knownValue)
  }

  @Test func `where guesses are hardly ever wrong nobody consults the altar`() throws {
    let forager = try AltarForaging(
      switchProbability: 0.5,
      wrongProbability: 0.1,
      removal: 1,
      discount: 0.5
    )
    let consultation = try forager.consultation()
    #expect(consultation.criticalSanction == nil)
    #expect(forager.verify(consultation))
    #expect(consultation.description == "nobody consults the altar")
    var endless = forager
    endless.horizon = .average
    #expect(throws: InstitutionError.self) { try endless.consultation() }
    #expect(!endless.verify(consultation))
    #expect(try !AltarForaging().verify(consultation))
  }

  /// Theory notes section 0, item 16, and B.3: cost 10, reward 20, one permitted zone of three.
  @Test func `sanctions without knowledge are already profitable`() throws {
    let decision = try SanctionDecision(reward: 20, cost: 10, inappropriate: Rational(2, 3))
    #expect(decision.threshold == 0.5)
    #expect(decision.indiscriminateGain == Rational(10, 3))
    #expect(decision.informedGain == Rational(20, 3))
    #expect(decision.valueOfInformation == Rational(10, 3))
    #expect(decision.rewardsIndiscriminateSanctions)
    #expect(decision.description == "per encounter 20/3 knowing the rule, 10/3 without")
    let rare = try SanctionDecision(reward: 20, cost: 10, inappropriate: Rational(1, 3))
    #expect(!rare.rewardsIndiscriminateSanctions && rare.uninformedGain == 0)
    #expect(rare.valueOfInformation == Rational(10, 3))
    let costly = try SanctionDecision(reward: 1, cost: 2, inappropriate: 1)
    #expect(costly.informedGain == 0 && costly.valueOfInformation == 0)
    for (reward, cost, share) in [(0, 1, 0.5), (1, -1, 0.5), (1, 1, 2)]
      as [(Rational, Rational, Rational)]
    {
      #expect(throws: InstitutionError.self) {
        try SanctionDecision(reward: reward, cost: cost, inappropriate: share)
      }
    }
  }
}
