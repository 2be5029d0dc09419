import Equilibria
import Synchronization
import Testing

@testable import EquilibriaCLI

/// What the command does when there is no time, and what it says on the way.
@Suite struct MarkovLimitTests {
  @Test(arguments: [
    ["catalog:stopping-game"], ["catalog:stopping-game", "--method", "value-iteration"],
    ["catalog:stopping-game", "--method", "policy-iteration", "--arithmetic", "floating"],
    [fixture("machine.json")], [fixture("two-carriers.json")],
    [fixture("machine.json"), "--method", "value-iteration"],
  ])
  func `no time leaves bounds that hold`(arguments: [String]) throws {
    let result = run(["markov"] + arguments + ["--time-limit", "0", "--json"])
    #expect(result.status == .stopped)
    #expect(result.standardError == "note: stopped early: the time limit passed\n")
    let json = try Document(result)
    #expect(json["complete"].bool == false)
    #expect(json["stopReason"].string == "time-limit")
    let full = try Document(run(["markov"] + arguments + ["--json"]))
    for state in ["play", "good", "bad", "0", "1"] where !full["values"][state].isAbsent {
      let lower = try #require(json["certificate"]["lower"][state].rational)
      let upper = try #require(json["certificate"]["upper"][state].rational)
      #expect(lower <= full["certificate"]["upper"][state].rational ?? lower - 1)
      #expect(full["certificate"]["lower"][state].rational ?? upper + 1 <= upper)
    }
    let text = run(["markov"] + arguments + ["--time-limit", "0"])
    #expect(text.status == .stopped)
    #expect(text.standardOutput.contains("at most"))
    #expect(text.standardOutput.contains("The bounds are proven, but not close yet: the time"))
  }

  @Test func `no time for an average leaves bounds too`() throws {
    let arguments = ["markov", fixture("two-rooms-average.json"), "--time-limit", "0"]
    let result = run(arguments + ["--json"])
    #expect(result.status == .stopped)
    let bounds = try Document(result)["certificate"]
    let (lower, upper) = try (
      #require(bounds["lower"].rational), #require(bounds["upper"].rational)
    )
    #expect(lower <= Rational(4, 7) && Rational(4, 7) <= upper)
    #expect(run(arguments).standardOutput.contains("The bounds are proven, but have not met"))
  }

  @Test func `no time for an equilibrium leaves a policy with its regret`() throws {
    let arguments = ["markov", "catalog:no-sde", "--time-limit", "0"]
    let result = run(arguments + ["--json"])
    #expect(result.status == .stopped)
    let json = try Document(result)
    #expect(json["equilibria"].count == 0)
    #expect(json["certificate"]["regret"].double ?? 0 > 0)
    #expect(json["policy"]["first"][0].count == 2)
    let text = run(arguments).standardOutput
    #expect(text.contains("No equilibrium found so far: the time limit passed.\n"))
    #expect(text.contains("no player could gain more than "))
  }

  @Test(arguments: ["finite-nash", "finite-correlated", "finite-coarse", "finite-maximin"])
  func `no time for a single period leaves nothing`(concept: String) throws {
    let arguments = [
      "markov", "catalog:no-sde", "--concept", concept, "--steps", "3", "--time-limit", "0",
    ]
    let result = run(arguments + ["--json"])
    #expect(result.status == .stopped)
    let json = try Document(result)
    #expect(json["complete"].bool == false && json["values"].isNull)
    #expect(run(arguments).standardOutput.hasSuffix("No answer so far: the time limit passed.\n"))
  }

  @Test func `no time for a list or a cycle`() throws {
    let pure = ["markov", "catalog:no-sde", "--concept", "finite-pure", "--steps", "3"]
    let list = run(pure + ["--time-limit", "0", "--json"])
    #expect(list.status == .stopped)
    #expect(try Document(list)["equilibria"].count == 0)
    let cycle = run("markov", "catalog:no-sde", "--concept", "cyclic", "--time-limit", "0")
    #expect(cycle.status == .stopped)
    #expect(cycle.standardOutput.contains("nothing to show after 0 sweeps"))
  }

  @Test func `time enough changes nothing`() {
    for game in ["catalog:big-match", "catalog:no-sde", fixture("machine.json")] {
      #expect(run("markov", game, "--time-limit", "3600") == run("markov", game))
    }
  }

  @Test func `periods are reported while they are solved`() {
    let reports = Mutex<[Progress]>([])
    let result = CommandRunner.run(
      arguments: ["markov", "catalog:big-match", "--steps", "3"],
      standardInput: { [] },
      onProgress: { progress in reports.withLock { $0.append(progress) } }
    )
    #expect(result.status == .done)
    #expect(reports.withLock { $0.map(\.done) } == [1, 2, 3])
    #expect(reports.withLock { $0.allSatisfy { $0.total == 3 } })
  }
}
