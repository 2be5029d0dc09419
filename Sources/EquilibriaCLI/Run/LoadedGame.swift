import Equilibria

/// A game with a name for messages.
protocol NamedGame {
  /// The path, `<stdin>`, or `catalog:NAME`.
  var place: String { get }
}

/// A game that is played once, together with what to call it in messages.
struct LoadedGame: NamedGame {
  let place: String
  let table: PayoffTable<String>

  /// A game that is at hand.
  init(place: String, table: PayoffTable<String>) {
    self.place = place
    self.table = table
  }

  /// The game that a GAME argument names.
  init(_ argument: String, _ input: StandardInput) throws(CommandFailure) {
    let source = try GameSource(argument, input)
    place = source.place
    switch source.content {
    case .catalog(let name):
      if GameKind(catalogName: name) == .markov { throw GameKind.markov.mistaken(at: place) }
      table = try Self.entry(named: name).game()
    case .bytes(let bytes):
      do throws(GameFormatError) {
        table = try GameDocument.read(bytes, fileName: place).table
      } catch {
        if GameKind(bytes) == .markov { throw GameKind.markov.mistaken(at: place) }
        throw .badInput(error.description)
      }
    }
  }

  /// An entry of the catalogue, or an error that suggests near names.
  private static func entry(named name: String) throws(CommandFailure) -> CatalogEntry {
    do throws(GameError) {
      return try GameCatalog.entry(named: name)
    } catch {
      throw GameSource.unknown(name, near: GameCatalog.closestNames(to: name))
    }
  }
}

extension CatalogEntry {
  /// The game, whose defaults are known to be well formed.
  func game() throws(CommandFailure) -> PayoffTable<String> {
    do throws(GameError) { return try table() } catch {
      throw .internalError("catalog:\(name): \(error)")
    }
  }
}
