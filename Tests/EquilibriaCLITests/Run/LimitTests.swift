import Testing

@testable import EquilibriaCLI

@Suite struct LimitTests {
  @Test(arguments: ["lemke-howson", "zero-sum"])
  func `no time for equilibria ends with 75`(method: String) throws {
    let arguments = ["nash", "catalog:colonel-blotto", "--method", method, "--time-limit", "0"]
    let result = run(arguments + ["--json"])
    #expect(result.status == .stopped)
    #expect(result.standardError == "note: stopped early: the time limit passed\n")
    let json = try Document(result)
    #expect(json["complete"].bool == false)
    #expect(json["stopReason"].string == "time-limit")
    #expect(json["equilibria"].count == 0)
    let text = run(arguments)
    #expect(text.status == .stopped)
    #expect(
      text.standardOutput.hasSuffix("No equilibrium found so far: the time limit passed.\n")
    )
  }

  @Test(arguments: [[], ["--coarse"]])
  func `no time for a mediator ends with 75`(flags: [String]) throws {
    let arguments = ["correlated", "catalog:cournot", "--time-limit", "0"] + flags
    let result = run(arguments + ["--json"])
    #expect(result.status == .stopped)
    let json = try Document(result)
    #expect(json["concept"].string == (flags.isEmpty ? "correlated" : "coarse-correlated"))
    #expect(json["complete"].bool == false)
    #expect(json["stopReason"].string == "time-limit")
    #expect(json["value"].isNull)
    #expect(json["distribution"].count == 0)
    let text = run(arguments)
    #expect(text.status == .stopped)
    #expect(text.standardOutput.contains("No equilibrium found so far"))
  }

  @Test(arguments: ["3600", "1e15"])
  func `time enough changes nothing`(seconds: String) {
    for command in [["nash", "catalog:shapley"], ["correlated", "catalog:shapley"]] {
      #expect(run(command + ["--time-limit", seconds, "--json"]) == run(command + ["--json"]))
    }
  }
}
