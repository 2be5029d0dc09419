import Equilibria
import Testing

@testable import EquilibriaCLI

@Suite struct CatalogCommandTests {
  @Test func `the list has a line for every entry`() {
    let result = run("catalog")
    let lines = result.standardOutput.split(separator: "\n")
    for entry in GameCatalog.entries {
      #expect(lines.contains { $0.hasPrefix("\(entry.name) ") && $0.hasSuffix(entry.summary) })
    }
    #expect(lines.count == GameCatalog.entries.count + 1)
    #expect(result.status == .done)
    #expect(result.standardError.isEmpty)
  }

  @Test func `the list in JSON names every entry`() throws {
    let catalog = try Document(run("catalog", "--format", "json"))["catalog"]
    #expect(catalog.count == GameCatalog.entries.count)
    for (index, entry) in GameCatalog.entries.enumerated() {
      #expect(catalog[index]["name"].string == entry.name)
      #expect(catalog[index]["source"].string == entry.source)
    }
    #expect(catalog[0]["actions"].integers == [2, 2])
  }

  @Test func `a two-player game reads as a matrix`() {
    #expect(
      run("catalog", "prisoners-dilemma").standardOutput == """
        Prisoner's Dilemma
        Each does better by defecting, both worse when both do.

                               Player 2
                               Cooperate  Defect
          Player 1  Cooperate       3, 3    0, 5
                    Defect          5, 0    1, 1

        Source: Rapoport & Chammah 1965, Prisoner's Dilemma; payoffs of Axelrod 1984.

        """
    )
  }

  @Test func `a game of three reads as a list of profiles`() {
    let lines = run("catalog", "volunteers-dilemma").standardOutput.split(separator: "\n")
    #expect(lines.contains("  Player 1   Player 2   Player 3   payoffs"))
    #expect(lines.contains("  Volunteer  Abstain    Abstain          1  2  2"))
  }

  @Test func `the prefix of other commands is understood`() {
    #expect(run("catalog", "catalog:chicken") == run("catalog", "chicken"))
  }

  @Test(arguments: GameCatalog.entries.map(\.name), ["nfg", "json"])
  func `what is written reads back as the same game`(name: String, format: String) throws {
    let result = run("catalog", name, "--format", format)
    let document = try GameDocument.read(
      Array(result.standardOutput.utf8),
      fileName: "game.\(format)"
    )
    #expect(document.table == (try GameCatalog.entry(named: name).table()))
    let same = run("nash", "-", "--method", "pure", "--json", input: result.standardOutput)
    #expect(same == run("nash", "catalog:\(name)", "--method", "pure", "--json"))
  }

  @Test func `the list cannot be written as one game`() {
    let result = run("catalog", "--format", "nfg")
    #expect(result.status == .usage)
    #expect(result.standardError.contains("add its NAME"))
    #expect(result.standardOutput.isEmpty)
  }

  @Test func `an unknown name suggests near ones`() {
    let result = run("catalog", "chiken")
    #expect(result.status == .badInput)
    #expect(result.standardError.contains("the closest are chicken, "))
  }
}
