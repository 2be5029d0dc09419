import EquilibriaNumerics
import Evolution
import Testing

@Suite("Thresholds and domains of punishment")
struct PunishmentDomainTests {
  @Test("Thresholds of invasion and deterrence")
  func thresholds() throws {
    let model = try PunishmentTests.model(16)
    let size = try #require(model.largestGroupForInvasion)
    #expect(try PunishmentTests.model(size).punishersAmongReluctant().invasionMargin > 0)
    #expect(try PunishmentTests.model(size + 1).punishersAmongReluctant().invasionMargin <= 0)
    #expect(try PunishmentTests.model(16, k: 0, w: 0.9).largestGroupForInvasion == nil)
    #expect(try PunishmentTests.model(16, b: 2, w: 0).largestGroupForInvasion == 1)
    // 2p = 1 > c − b/n = .8125 ≥ p
    #expect(model.deterringPunishers == 2)
    #expect(try PunishmentTests.model(16, p: 0).deterringPunishers == nil)
    #expect(try PunishmentTests.model(2, b: 3).deterringPunishers == 0)
    #expect(model.isSocialDilemma)
    #expect(try !PunishmentTests.model(2).isSocialDilemma)
  }

  @Test("Parameters outside their domains are named")
  func errors() throws {
    func name(_ build: () throws -> Any) -> String? {
      do throws(any Error) {
        _ = try build()
        return nil
      } catch EvolutionError.parameter(let name, _, _) { return name } catch { return "?" }
    }
    #expect(name { try PunishmentTests.model(1) } == "groupSize")
    #expect(name { try PunishmentTests.model(4, b: -1) } == "benefit")
    #expect(name { try PunishmentTests.model(4, c: 0) } == "cost")
    #expect(name { try PunishmentTests.model(4, k: -1) } == "punishmentCost")
    #expect(name { try PunishmentTests.model(4, p: -1) } == "punishmentLoss")
    #expect(name { try PunishmentTests.model(4, w: 1) } == "continuation")
    #expect(name { try PunishmentTests.model(4, e: 1) } == "cooperationError")
    #expect(name { try PunishmentTests.model(4, escape: 1) } == "punishmentError")
    let model = try PunishmentTests.model(4)
    #expect(
      name {
        try model.groupPayoffs(
          StrategyValues(punisher: 1, reluctant: 1, easygoing: 1, uncooperative: 0)
        )
      } == "members"
    )
    #expect(
      name {
        try model.populationFitness(
          StrategyValues(punisher: 1, reluctant: 0.5, easygoing: -0.5, uncooperative: 0)
        )
      } == "shares"
    )
    #expect(name { try model.simulateGroups(of: [], groups: 5, seed: 1) } == "members")
    #expect(throws: EvolutionError.self) {
      try PunishmentTests.model(4, escape: 0.1).punishersAmongReluctant()
    }
  }
}
