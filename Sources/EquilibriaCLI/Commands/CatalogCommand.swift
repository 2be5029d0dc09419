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
        equilibria catalog no-sde --format json > no-sde.json
      """
  )

  @Argument(help: "The name of one game; all games are listed without it.")
  var name: String?

  @Option(help: "text for people, nfg for Gambit, json for programs.")
  var format = Format.text

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    guard var name = name?.lowercased() else { return try list() }
    // `catalog:chicken` is what other commands take, so it is understood here too.
    let prefix = GameSource.catalogPrefix
    if name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
    if let entry = GameCatalog.entries.first(where: { $0.name == name }) { return try show(entry) }
    if let entry = MarkovGameCatalog.entries.first(where: { $0.name == name }) {
      return try show(entry)
    }
    let names = GameCatalog.entries.map(\.name) + MarkovGameCatalog.entries.map(\.name)
    throw GameSource.unknown(name, near: NearNames.closest(to: name, among: names, count: 3))
  }

  // MARK: The list

  private func list() throws(CommandFailure) -> Report {
    switch format {
    case .nfg: throw .usage("--format nfg writes one game; add its NAME")
    case .text:
      let table = TextTable(rows: GameCatalog.entries.map { [$0.name, $0.summary] })
      let markov = TextTable(rows: MarkovGameCatalog.entries.map { [$0.name, $0.summary] })
      return Report(
        content: .text(
          """
          \(table.text)
          Markov games, played over time, for 'equilibria markov':

          \(markov.text)
          'equilibria catalog NAME' shows a game; other commands take it as catalog:NAME.

          """
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
      var markov: [JSONOutput] = []
      for entry in MarkovGameCatalog.entries {
        let game = try entry.game()
        markov.append([
          "name": .string(entry.name), "title": .string(game.title),
          "summary": .string(entry.summary), "source": .string(entry.source),
          "players": .integer(game.playerCount), "states": .integer(game.stateCount),
        ])
      }
      return Report(content: .json(["catalog": .array(games), "markov": .array(markov)]))
    }
  }

  // MARK: One game

  private func show(_ entry: CatalogEntry) throws(CommandFailure) -> Report {
    let table = try entry.game()
    let place = GameSource.catalogPrefix + entry.name
    var document = GameDocument(table)
    document.comment = "\(entry.summary) Source: \(entry.source)."
    switch format {
    case .text:
      return Report(
        content: .text(
          """
          \(table.title.isEmpty ? entry.name : table.title)
          \(entry.summary)

          \(GameText(game: LoadedGame(place: place, table: table)).payoffTable)
          Source: \(entry.source).

          """
        )
      )
    case .nfg: return Report(content: .file(NFGFormat.write(document)))
    case .json: return Report(content: .json(JSONGameFormat.output(document)))
    }
  }

  private func show(_ entry: MarkovCatalogEntry) throws(CommandFailure) -> Report {
    let game = try entry.game()
    let place = GameSource.catalogPrefix + entry.name
    switch format {
    case .text:
      let text = MarkovText(loaded: LoadedMarkovGame(place: place, game: game))
      return Report(
        content: .text(
          "\(text.header)\(entry.summary)\n\n\(text.rules)\nSource: \(entry.source).\n"
        )
      )
    case .nfg:
      throw .usage("--format nfg is for games played once; \(entry.name) can be had as json")
    case .json: return Report(content: .json(MarkovJSONFormat.output(game)))
    }
  }
}
