import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import Testing

@Suite struct `Graduated sanctions` {
  private func rule(
    _ sanctions: [Rational] = [0.5, 2, 8],
    gain: Rational = 1,
    forgiveness: Rational = 0.05,
    error: Rational = 0.01
  ) throws -> GraduatedSanctions {
    try GraduatedSanctions(
      gain: gain,
      detection: 0.5,
      sanctions: sanctions,
      forgiveness: forgiveness,
      error: error
    )
  }

  /// Case sanction-01.
  @Test func `case sanction-01`() throws {
    let given = try InstitutionCase.named("sanction-01")
    let rule = try GraduatedSanctions(
      gain: given.rational("gain"),
      detection: given.rational("m"),
      sanctions: try #require(given.inputs["s"]?.list).compactMap(\.rational),
      forgiveness: given.rational("phi"),
      error: given.rational("eps"),
      discount: given.rational("delta")
    )
    let finding = try rule.assessment()
    let moves = try #require(given.expected["bestResponse"]?.list).compactMap(\.text)
    #expect(finding.choices.map { $0.rawValue.lowercased() } == moves)
    try given.expect("violationRate", finding.violationRate.doubleValue)
    try given.expect("meanSanction", finding.meanSanction.doubleValue)
    try given.expect("flatThreshold", try #require(rule.deterrentFlatFine).doubleValue)
    try given.expect(
      "flat1_9ViolationRate",
      try self.rule([1.9]).assessment().violationRate.doubleValue
    )
    #expect(try rule.verify(finding))
    #expect(!finding.deters && rule.isGraduated)
  }

  /// Theory C.5: other rates of forgiveness.
  @Test(arguments: [(0.02 as Rational, 0.0403), (0.3, 0.375)])
  func `forgiveness`(_ forgiveness: Rational, _ rate: Double) throws {
    let rule = try rule(forgiveness: forgiveness)
    let finding = try rule.assessment()
    #expect(abs(finding.violationRate.doubleValue - rate) < 5e-4 * rate + 5e-5)
    #expect(try rule.verify(finding))
  }

  @Test func `a flat fine deters from gain over detection on`() throws {
    #expect(try rule([2]).assessment().violationRate == 0.01)
    #expect(try rule([1.99]).assessment().violationRate == 1)
    #expect(try rule([2.5], gain: 1.3).assessment().violationRate == 1)
  }

  /// Without mistakes a first sanction below gain/m never deters a clean record, whatever follows.
  @Test func `a mild first sanction does not deter`() throws {
    for (first, last) in [(0.5, 8), (1, 100), (1.9, 10_000)] as [(Rational, Rational)] {
      let finding = try rule([first, last], error: 0).assessment()
      #expect(finding.choices == [.violate, .comply])
      // Complying keeps values equal, so the slack is the first sanction less the gain.
      #expect(finding.violationRate > 0)
    }
    #expect(try rule([2, 3], error: 0).assessment().choices[0] == .comply)
  }

  /// Theory C.5: with small rates of mistakes neither.
  @Test func `small mistakes do not change that`() throws {
    for error in [0.001, 0.01, 0.02] as [Rational] {
      for forgiveness in [0.02, 0.05, 0.1, 0.3] as [Rational] {
        for last in [8, 50] as [Rational] {
          let rule = try rule([0.5, 2, last], forgiveness: forgiveness, error: error)
          let finding = try rule.assessment()
          #expect(finding.choices[0] == .violate)
          #expect(finding.temptations[0] > 0 && finding.temptations[2] < 0)
        }
      }
    }
  }

  /// Who means to comply, and errs, meets the later sanctions too; so very harsh ones deter.
  @Test func `frightening mistakes deter a clean record`() throws {
    let (mild, harsh) = ([0.5, 2, 50], [0.5, 50, 50]) as ([Rational], [Rational])
    #expect(try rule(mild).assessment().choices[0] == .violate)
    #expect(try rule(harsh).assessment().choices == [.comply, .comply, .comply])
    #expect(try rule(harsh).assessment().violationRate == 0.01)
    #expect(try rule(harsh, error: 0).assessment().choices[0] == .violate)
  }

  @Test func `a flat fine above the last sanction does better`() throws {
    for gain in [1.5, 2, 3, 4.2] as [Rational] {
      let flat = try rule([8.5], gain: gain).assessment()
      let graduated = try rule(gain: gain).assessment()
      #expect(flat.violationRate == 0.01 && flat.meanSanction == 0.0425)
      #expect(graduated.violationRate > 0.09 && graduated.meanSanction > 0.12)
    }
    #expect(try rule([8.5], gain: 4.25).assessment().deters)
  }

  @Test func `graduated sanctions survive an underestimated gain`() throws {
    let graduated = try rule()
    let flat = try rule([2])
    for gain in [1.5, 2, 3] as [Rational] {
      #expect(try flat.against(gain: gain).assessment().violationRate == 1)
      let finding = try graduated.against(gain: gain).assessment()
      #expect(finding.violationRate < 0.1)
    }
  }

  /// The exact law against a long simulation of the chain, and random rules against the checker.
  @Test func `laws of random rules`() throws {
    var generator = Xoshiro256(seed: 21)
    for round in 0..<60 {
      let sanctions = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Rational(Int.random(in: 0...6, using: &generator), 2)
      }
      let tenths = (0..<3).map { _ in Rational(Int.random(in: 0...10, using: &generator), 10) }
      let rule = try GraduatedSanctions(
        gain: 1,
        detection: tenths[0],
        sanctions: sanctions,
        forgiveness: tenths[1],
        error: tenths[2],
        discount: 0.8
      )
      let finding = try rule.assessment()
      #expect(try rule.verify(finding), "round \(round)")
    }
  }

  @Test func `the law must be reachable from a clean record`() throws {
    // Nobody violates with a clean record, and everybody who has an entry does for ever.
    let rule = try GraduatedSanctions(
      gain: 1,
      detection: 0.5,
      sanctions: [2.5, 0.1],
      forgiveness: 0,
      error: 0,
      discount: 0.1
    )
    let right = try rule.assessment()
    #expect(right.records == [1, 0] && right.choices == [.comply, .violate])
    #expect(try rule.verify(right))
    let wrong = SanctionAssessment(
      decisions: right.decisions,
      choices: right.choices,
      temptations: right.temptations,
      records: [0, 1],
      violationRate: 1,
      meanSanction: 0.05
    )
    #expect(try !rule.verify(wrong))
  }

  @Test func `a wrong claim is refused`() throws {
    let (mild, harsh) = (try rule(), try rule([2.1, 4, 8]))
    #expect(try !mild.verify(harsh.assessment()))
    #expect(try !harsh.verify(mild.assessment()))
    #expect(try !rule([2]).verify(mild.assessment()))
  }

  @Test func `numbers out of range are refused`() {
    #expect(throws: InstitutionError.self) { try rule([]) }
    #expect(throws: InstitutionError.self) { try rule([-1]) }
    #expect(throws: InstitutionError.self) { try rule(forgiveness: 2) }
  }
}
