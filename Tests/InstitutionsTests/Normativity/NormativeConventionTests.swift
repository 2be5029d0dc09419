import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite("Norms: the conventions of foragers")
struct NormativeConventionTests {
  /// Case spur-01: all pure Markov-perfect equilibria under each rule.
  @Test(arguments: PoisonBerries.Rule.allCases)
  func `conventions of the case file`(rule: PoisonBerries.Rule) throws {
    let file = try InstitutionCase.named("spur-01")
    let wanted = try #require(file.expected[rule.rawValue]?.list)
    let conventions = try PoisonBerries(rule: rule).conventions()
    let letters = Array("SPTZ")
    let found = conventions.map { convention in
      let choices = convention.equilibrium.policy.pureChoices ?? []
      return (0..<2).map { player in String(choices.map { letters[$0[player]] }) }
    }
    #expect(found.count == wanted.count)
    for entry in wanted {
      guard case .object(let entry) = entry else { continue }
      let place = try #require(
        found.firstIndex { $0[0] == entry["p1"]?.text && $0[1] == entry["p2"]?.text }
      )
      #expect(
        conventions[place].values.map(\.doubleValue) == entry["valueClean"]?.list?.map(\.double)
      )
      #expect(conventions[place].equilibrium.regret == 0)
    }
  }

  @Test func `a rule that is enforced exists beside one that is not`() throws {
    #expect(try PoisonBerries(rule: .none).conventions().map(\.kind) == [.unenforced])
    for (rule, move) in [(PoisonBerries.Rule.important, PoisonBerries.Move.taboo), (.silly, .safe)]
    {
      let conventions = try PoisonBerries(rule: rule).conventions()
      #expect(Set(conventions.map(\.kind)) == [.enforced, .unenforced])
      let order = try #require(conventions.first { $0.kind == .enforced })
      #expect(order.moves == [move, move])
    }
  }

  /// Theory notes B.2: what a patient planner (δ = .95) thinks of the three kinds of behaviour.
  @Test func `a patient planner prefers the enforced orders`() throws {
    func planned(
      _ rule: PoisonBerries.Rule,
      _ kind: NormativeConvention.Kind
    ) throws -> Rational {
      let conventions = try PoisonBerries(rule: rule).conventions()
      let convention = try #require(conventions.first { $0.kind == kind })
      let values = try convention.values(forPlannerWith: 0.95)
      #expect(values[0] == values[1])
      return values[0]
    }
    #expect(try planned(.important, .enforced) == 24)
    #expect(try planned(.silly, .enforced) == 20)
    for rule in PoisonBerries.Rule.allCases {
      // (2 − 3·.95³)/.05
      #expect(try planned(rule, .unenforced) == Rational("-11.4425"))
    }
    let convention = try #require(try PoisonBerries(rule: .silly).conventions().first)
    #expect(throws: InstitutionError.self) { try convention.values(forPlannerWith: 1) }
  }

  @Test func `descriptions say what is eaten`() throws {
    let texts = try PoisonBerries(rule: .silly).conventions().map(\.description)
    #expect(
      texts == ["enforced: Safe, Safe, worth 2, 2", "unenforced: Poison, Poison, worth 13/4, 13/4"]
    )
  }
}
