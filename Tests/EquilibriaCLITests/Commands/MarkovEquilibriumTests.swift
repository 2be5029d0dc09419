import Equilibria
import Testing

@testable import EquilibriaCLI

/// Stationary and cyclic equilibria on the command line.
@Suite struct MarkovEquilibriumTests {
  /// > Source: Zinkevich, Greenwald & Littman (2005), *Cyclic equilibria in Markov games*.
  @Test func `the only equilibrium of NoSDE, exact`() throws {
    let arguments = ["markov", "catalog:no-sde", "--arithmetic", "exact"]
    #expect(
      run(arguments).standardOutput.hasSuffix(
        """
        Equilibrium 1: mixed, exact (logit)
          state   to Player 1  to Player 2  Player 1             Player 2
          first             4         16/3  1/3 Keep + 2/3 Send  –
          second         16/3            4  –                    7/12 Keep + 5/12 Send
        At the start: Player 1 4, Player 2 16/3

        There is none in pure policies; there may be more mixed ones.

        """
      )
    )
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["concept"].string == "nash")
    #expect(json["complete"].bool == false)
    #expect(json["allPure"].bool == true)
    #expect(json["policy"]["first"][0].strings == ["1/3", "2/3"])
    #expect(json["certificate"]["regret"].string == "0")
    #expect(json["certificate"]["box"].isNull)
    #expect(json["equilibria"].count == 1)
    #expect(json["equilibria"][0]["values"]["second"].strings == ["16/3", "4"])
  }

  @Test(arguments: ["automatic", "logit", "tracing"])
  func `floating equilibria carry a bound and a box`(method: String) throws {
    let json = try Document(
      run("markov", "catalog:no-sde", "--method", method, "--json")
    )
    #expect(json["arithmetic"].string == "floating")
    #expect(json["certificate"]["regret"].double ?? 1 < 1e-9)
    let box = json["certificate"]["box"]["values"]["first"][1]
    #expect(box[0].double ?? 6 < 16.0 / 3 && 16.0 / 3 < box[1].double ?? 5)
    let text = run("markov", "catalog:no-sde", "--method", method).standardOutput
    #expect(text.contains("Equilibrium 1: mixed, regret ≤ "))
    #expect(text.contains(", an exact one lies within "))
  }

  @Test func `pure equilibria are exact, and all of them`() throws {
    let arguments = ["markov", fixture("two-carriers.json"), "--concept", "nash"]
    let json = try Document(run(arguments + ["--method", "pure", "--json"]))
    #expect(json["arithmetic"].string == "exact")
    #expect(json["equilibria"].count == 2)
    #expect(json["equilibria"][0]["values"]["0"].strings == ["450/19", "450/19"])
    #expect(json["equilibria"][1]["policy"]["0"][1].strings == ["0", "1"])
    #expect(
      run(arguments + ["--method", "pure"]).standardOutput.hasSuffix(
        "2 stationary equilibria in pure policies, all there are; there may be mixed ones.\n"
      )
    )
    let first = try Document(run(arguments + ["--method", "pure", "--first", "--json"]))
    #expect(first["equilibria"].count == 1)
    #expect(first["complete"].bool == false && first["stopReason"].isAbsent)
    let automatic = run(arguments + ["--first"])
    #expect(automatic.status == .done)
    #expect(
      automatic.standardOutput.contains("One equilibrium, as asked; without --first there may be")
    )
  }

  @Test func `no pure equilibrium is an answer`() {
    let result = run("markov", "catalog:no-sde", "--method", "pure")
    #expect(result.status == .done)
    #expect(
      result.standardOutput.contains("There is no stationary equilibrium in pure policies, so")
    )
  }

  @Test func `an irrational equilibrium has no exact form`() {
    let result = run(
      "markov",
      "catalog:stopping-game",
      "--concept",
      "nash",
      "--arithmetic",
      "exact"
    )
    #expect(result.status == .badInput)
    #expect(result.standardError.contains("not recognised as rational; floating arithmetic"))
  }

  @Test func `many equilibria are cut in text`() throws {
    let arguments = ["markov", "catalog:repeated-bach-or-stravinsky", "--method", "pure"]
    let count = try #require(try Document(run(arguments + ["--json"]))["equilibria"].count)
    let text = run(arguments).standardOutput
    #expect(text.split(separator: "\n").count < 80)
    #expect(text.contains("… and \(count - 6) more equilibria; --json has all\n"))
    #expect(text.contains("\n\(count) stationary equilibria in pure policies, all there are"))
  }

  @Test func `greedy value iteration goes round in NoSDE`() throws {
    let arguments = ["markov", "catalog:no-sde", "--concept", "cyclic"]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["method"].string == "greedy:total")
    #expect(json["outcome"].string == "cycle")
    #expect(json["periods"].count ?? 0 > 1)
    #expect(json["certificate"]["regret"].double ?? 1 < 1e-9)
    let text = run(arguments).standardOutput
    #expect(text.contains("goes round after "))
    #expect(text.contains("After the last period comes the first.\n"))
  }

  @Test func `greedy value iteration settles down for a team`() throws {
    let arguments = ["markov", fixture("two-carriers.json"), "--concept", "cyclic"]
    let json = try Document(run(arguments + ["--select", "minimum", "--json"]))
    #expect(json["method"].string == "greedy:minimum")
    #expect(json["outcome"].string == "converged")
    #expect(json["periods"].count == 1)
    let value = try #require(json["values"]["0"][0].double)
    #expect(abs(value - 450.0 / 19) < 1e-9)
    #expect(run(arguments).standardOutput.contains(": a stationary equilibrium, regret ≤ "))
  }
}
