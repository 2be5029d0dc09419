import Testing

@testable import EquilibriaCLI

@Suite struct UsageTests {
  @Test(arguments: [
    ["nonsense"],
    ["nash"],
    ["nash", "one.nfg", "two.nfg"],
    ["nash", "catalog:chicken", "--nonsense"],
    ["nash", "catalog:chicken", "--method", "guess"],
    ["nash", "catalog:chicken", "--arithmetic", "roman"],
    ["nash", "catalog:chicken", "--label", "2"],
    ["nash", "catalog:chicken", "--method", "lemke-howson", "--label", "4"],
    ["nash", "catalog:chicken", "--method", "lemke-howson", "--label=-1"],
    ["nash", "catalog:chicken", "--time-limit", "soon"],
    ["nash", "catalog:chicken", "--time-limit=-1"],
    ["nash", "catalog:chicken", "--time-limit", "nan"],
    ["nash", "catalog:chicken", "--time-limit", "inf"],
    ["correlated", "catalog:chicken", "--maximize", "everything"],
    ["correlated", "catalog:chicken", "--maximize", "player:2"],
    ["correlated", "catalog:chicken", "--maximize", "player:-1"],
    ["dominance", "catalog:chicken", "--kind", "odd"],
    ["verify", "catalog:chicken"],
    ["verify", "catalog:chicken", "--profile", "1,0;1,0", "--epsilon=-1"],
    ["verify", "catalog:chicken", "--profile", "1,0;1,0", "--epsilon", "tiny"],
    ["catalog", "--format", "xml"],
  ])
  func `wrong usage ends with 64 and a message`(arguments: [String]) {
    let result = run(arguments)
    #expect(result.status == .usage)
    #expect(result.standardError.hasPrefix("Error: "))
    #expect(result.standardError.hasSuffix("\n"))
    #expect(result.standardOutput.isEmpty)
  }

  @Test(arguments: ["-1", "abc", "nan", "1e16"])
  func `a time limit that is none is named with its domain`(value: String) {
    for command in [["ess", "catalog:hawk-dove"], ["nash", "catalog:chicken"]] {
      let result = run(command + ["--time-limit", value])
      #expect(result.status == .usage)
      #expect(
        result.standardError.contains(
          "--time-limit is \(value); expected a number of seconds of at least 0"
        )
      )
    }
  }

  @Test func `the bare command explains itself`() {
    let result = run()
    #expect(result.status == .done)
    #expect(result.standardOutput.hasPrefix("OVERVIEW: Type a game in"))
    #expect(result.standardError.isEmpty)
    #expect(result == run("--help"))
    #expect(result == run("help"))
  }

  @Test(arguments: EquilibriaTool.commandNames)
  func `every command has help with examples that fit a terminal`(name: String) {
    let result = run(name, "--help")
    #expect(result.status == .done)
    #expect(result.standardOutput.contains("Examples:\n  equilibria \(name)"))
    let help = result.standardOutput.prefix { $0 != "U" }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(result == run("help", name))
  }

  @Test func `the version is a number`() {
    let result = run("--version")
    #expect(result.status == .done)
    #expect(result.standardOutput == EquilibriaTool.version + "\n")
  }

  @Test func `statuses are those of the contract`() {
    #expect(ExitStatus.done.rawValue == 0)
    #expect(ExitStatus.usage.rawValue == 64)
    #expect(ExitStatus.badInput.rawValue == 65)
    #expect(ExitStatus.internalError.rawValue == 70)
    #expect(ExitStatus.stopped.rawValue == 75)
  }
}
