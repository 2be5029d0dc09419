import Equilibria
import Testing

@testable import EquilibriaCLI

@Suite struct BadInputTests {
  @Test(arguments: [
    ("broken-payoff.nfg", "3:8: found \"x\""),
    ("broken-key.json", "3:21: found the key \"moves\""),
  ])
  func `a malformed file is named with line and column`(file: String, message: String) {
    for command in ["nash", "correlated", "dominance", "zero-sum", "classify"] {
      let result = run(command, fixture(file), "--json")
      #expect(result.status == .badInput)
      #expect(result.standardError.hasPrefix("\(fixture(file)):\(message)"))
      #expect(result.standardOutput.isEmpty)
    }
  }

  @Test(arguments: [
    ("", "<stdin>:1:1: found the end of the file"),
    ("NFG 1 R \"t\" { \"a\" } { 2 }\n1 q\n", "<stdin>:2:3: found \"q\""),
    ("{\"players\": [", "<stdin>:1:14: found the end of the file"),
  ])
  func `malformed standard input is named as well`(input: String, message: String) {
    let result = run("nash", "-", input: input)
    #expect(result.status == .badInput)
    #expect(result.standardError.hasPrefix(message))
  }

  @Test func `a missing file is named`() {
    let result = run("nash", "nowhere/nothing.nfg")
    #expect(result.status == .badInput)
    #expect(result.standardError == "nowhere/nothing.nfg: there is no such file\n")
  }

  @Test func `a folder is not a game`() {
    let result = run("nash", fixture(""))
    #expect(result.status == .badInput)
    #expect(result.standardError.contains("cannot be read: is a directory"))
  }

  @Test func `a forgotten prefix is suggested`() {
    let result = run("nash", "Chicken")
    #expect(result.status == .badInput)
    #expect(result.standardError.contains("did you mean catalog:chicken?"))
  }

  @Test func `unknown names of the catalogue suggest near ones`() {
    let result = run("nash", "catalog:stag-hnt")
    #expect(result.status == .badInput)
    #expect(result.standardError.contains("the closest are stag-hunt, "))
    #expect(run("nash", "catalog:").status == .badInput)
  }

  @Test(arguments: ["lemke-howson", "zero-sum"])
  func `two-player methods refuse three players`(method: String) {
    let result = run("nash", "catalog:volunteers-dilemma", "--method", method)
    #expect(result.status == .badInput)
    #expect(
      result.standardError
        == "catalog:volunteers-dilemma: this needs a game of 2 players; found 3\n"
    )
  }

  @Test func `names cannot move the cursor`() {
    let game = "NFG 1 R \"\u{1B}[2J\u{9B}up\" { \"a\u{7}\" } { 1 }\n1\n"
    let result = run("nash", "-", input: game)
    #expect(result.status == .done)
    #expect(result.standardOutput.hasPrefix("\u{FFFD}[2J\u{FFFD}up (1 player, 1 action)\n"))
    #expect(result.standardOutput.contains("  a\u{FFFD}  1\n"))
  }
}
