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
    for entry in MarkovGameCatalog.entries {
      #expect(lines.contains { $0.hasPrefix("\(entry.name) ") && $0.hasSuffix(entry.summary) })
    }
    #expect(lines.count == GameCatalog.entries.count + MarkovGameCatalog.entries.count + 2)
    #expect(result.status == .done)
    #expect(result.standardError.isEmpty)
  }

  @Test func `the list in JSON names every entry`() throws {
    let list = try Document(run("catalog", "--format", "json"))
    let catalog = list["catalog"]
    #expect(catalog.count == GameCatalog.entries.count)
    for (index, entry) in GameCatalog.entries.enumerated() {
      #expect(catalog[index]["name"].string == entry.name)
      #expect(catalog[index]["source"].string == entry.source)
    }
    #expect(catalog[0]["actions"].integers == [2, 2])
    let markov = list["markov"]
    #expect(markov.count == MarkovGameCatalog.entries.count)
    for (index, entry) in MarkovGameCatalog.entries.enumerated() {
      #expect(markov[index]["name"].string == entry.name)
    }
    #expect(markov[0]["players"].double == 2 && markov[0]["states"].double == 3)
  }

  @Test func `no name means two games`() {
    let names = GameCatalog.entries.map(\.name) + MarkovGameCatalog.entries.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `a Markov game reads as its rules`() {
    #expect(
      run("catalog", "no-sde").standardOutput == """
        NoSDE game (2 players, 2 states, discounted by 3/4)
          Player 1  Keep, Send; a choice in 1 of 2 states
          Player 2  Keep, Send; a choice in 1 of 2 states
        Turn-taking without a deterministic stationary equilibrium.

          state   Player 1  Player 2  rewards  next
          first   Keep      –            1, 0  first
          first   Send      –            0, 3  second
          second  –         Keep         3, 1  second
          second  –         Send         0, 0  first

        Source: Zinkevich, Greenwald & Littman (2005), Cyclic equilibria in Markov games.

        """
    )
    #expect(run("catalog", "catalog:no-sde") == run("catalog", "No-SDE"))
  }

  @Test(
    arguments: MarkovGameCatalog.entries.map(\.name).filter {
      // The largest ones take too long for what they would add.
      $0 != "littman-soccer" && !$0.hasPrefix("grid")
    }
  )
  func `a Markov game that is written reads back`(name: String) throws {
    let result = run("catalog", name, "--format", "json")
    #expect(result.status == .done)
    let game = try MarkovJSONFormat.read(result.standardOutput)
    let table = try MarkovGameCatalog.entry(named: name).table()
    #expect(game.rewards == table.rewards && game.transitions == table.transitions)
    #expect(game.states == table.states)
    let text = run("catalog", name)
    #expect(text.status == .done)
    #expect(text.standardOutput.split(separator: "\n").count < 40)
  }

  @Test func `a Markov game has no strategic form`() {
    let result = run("catalog", "big-match", "--format", "nfg")
    #expect(result.status == .usage)
    #expect(result.standardError.contains("big-match can be had as json"))
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
