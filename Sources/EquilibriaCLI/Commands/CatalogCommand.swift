import ArgumentParser
import Equilibria

/// `equilibria catalog`: the built-in games.
struct CatalogCommand: GameCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case nfg
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "List the built-in games, or show one.",
    discussion: """
      Examples:
        equilibria catalog
        equilibria catalog chicken
        equilibria catalog chicken --format nfg > chicken.nfg
      """
  )

  @Argument(help: "The name of one game; all games are listed without it.")
  var name: String?

  @Option(help: "text for people, nfg for Gambit, json for programs.")
  var format = Format.text

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    guard let name else { return try list() }
    // `catalog:chicken` is what other commands take, so it is understood here too.
    let prefix = "catalog:"
    let entry = try LoadedGame.entry(
      named: name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    )
    let game = try LoadedGame(prefix + entry.name, input)
    var document = GameDocument(game.table)
    document.comment = "\(entry.summary) Source: \(entry.source)."
    switch format {
    case .text: return Report(content: .text(text(entry, game)))
    case .nfg: return Report(content: .file(NFGFormat.write(document)))
    case .json: return Report(content: .json(JSONGameFormat.output(document)))
    }
  }

  private func list() throws(CommandFailure) -> Report {
    switch format {
    case .nfg: throw .usage("--format nfg writes one game; add its NAME")
    case .text:
      let table = TextTable(rows: GameCatalog.entries.map { [$0.name, $0.summary] })
      return Report(
        content: .text(
          table.text
            + "\n'equilibria catalog NAME' shows a game; other commands take it as catalog:NAME.\n"
        )
      )
    case .json:
      var games: [JSONOutput] = []
      for entry in GameCatalog.entries {
        let table = try entry.game()
        games.append([
          "name": .string(entry.name), "title": .string(table.title),
          "summary": .string(entry.summary), "source": .string(entry.source),
          "actions": .array(table.space.counts.map { .integer($0) }),
        ])
      }
      return Report(content: .json(["catalog": .array(games)]))
    }
  }

  private func text(_ entry: CatalogEntry, _ game: LoadedGame) -> String {
    """
    \(game.table.title.isEmpty ? entry.name : game.table.title)
    \(entry.summary)

    \(GameText(game: game).payoffTable)
    Source: \(entry.source).

    """
  }
}
