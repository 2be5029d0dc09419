import Equilibria
import Testing

@testable import EquilibriaCLI

@Suite struct ESSCommandTests {
  /// Maynard Smith & Price (1973): V = 2, C = 4.
  @Test func `hawks and doves`() throws {
    let document = try Document(run("ess", "catalog:hawk-dove", "--json"))
    #expect(document["concept"].string == "ess" && document["complete"].bool == true)
    #expect(document["ess"].count == 1)
    let table = try GameCatalog.entry(named: "hawk-dove").table()
    let stable = try #require(try table.evolutionarilyStableStrategies().first)
    for (index, weight) in stable.strategy.probabilities.enumerated() {
      #expect(document["ess"][0]["strategy"][index].string == weight.description)
    }
    #expect(document["ess"][0]["certificate"]["minors"].count == stable.certificate.minors.count)
    #expect(document["nss"].count == 0)
  }

  /// Zero-sum Rock, Paper, Scissors: neutral only.
  @Test func `what is only neutral is told apart`() throws {
    let document = try Document(run("ess", "catalog:rock-paper-scissors", "--json"))
    #expect(document["ess"].count == 0 && document["nss"].count == 1)
    #expect(document["nss"][0]["strategy"][0].string == "1/3")
    let text = run("ess", "catalog:rock-paper-scissors").standardOutput
    #expect(text.contains("No strategy is evolutionarily stable."))
    #expect(text.contains("only neutrally stable"))
  }

  @Test func `a stopped search does not say that there is none`() {
    let text = run("ess", "catalog:hawk-dove", "--time-limit", "0").standardOutput
    #expect(
      text.contains(
        "No evolutionarily stable strategy was found before the time limit; there may be some."
      )
    )
    #expect(!text.contains("No strategy is evolutionarily stable"))
  }

  @Test func `two roles are refused`() {
    let result = run("ess", "catalog:matching-pennies")
    #expect(result.status == .badInput)
    #expect(result.standardError.hasPrefix("catalog:matching-pennies: "))
    #expect(result.standardError.contains("symmetric"))
  }
}
