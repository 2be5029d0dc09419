import Equilibria
import Testing

@testable import EquilibriaCLI

@Suite struct JSONDocumentTests {
  /// Commands that run on every game, and those for games of a kind.
  private static let commands = [
    ["nash"], ["nash", "--method", "pure"], ["nash", "--arithmetic", "floating"],
    ["nash", "--method", "lemke-howson"], ["nash", "--method", "zero-sum"],
    ["correlated"], ["correlated", "--coarse", "--arithmetic", "floating"],
    ["correlated", "--maximize", "minimum"],
    ["dominance", "--by", "pure"], ["zero-sum"], ["classify"],
  ]

  private static let games = [
    "prisoners-dilemma", "chicken", "bach-or-stravinsky", "matching-pennies",
    "rock-paper-scissors", "shapley", "cournot", "volunteers-dilemma", "el-farol",
  ]

  @Test(arguments: commands, games)
  func `every document is strict JSON, alone on standard output`(
    command: [String],
    game: String
  ) throws {
    let arguments = command + ["catalog:\(game)", "--json"]
    let result = run(arguments)
    if result.status == .badInput {
      // Only methods for games of a kind may refuse a game, and then nothing is printed.
      let isForAll = ["correlated", "dominance"].contains(command[0]) || command == ["nash"]
      #expect(!isForAll)
      #expect(result.standardOutput.isEmpty)
    } else {
      #expect(result.status == .done)
      #expect(try Document(result)["concept"].string != nil)
    }
    #expect(run(arguments) == result, "the same input gives the same bytes")
  }

  @Test(arguments: GameCatalog.entries.map(\.name))
  func `one game of the catalogue is strict JSON`(name: String) throws {
    let json = try Document(run("catalog", name, "--format", "json"))
    #expect(json["title"].string != nil)
  }
}
