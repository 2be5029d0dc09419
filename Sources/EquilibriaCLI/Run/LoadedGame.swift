import Equilibria

/// A game together with what to call it in messages.
struct LoadedGame {
  /// The path, `<stdin>`, or `catalog:NAME`.
  let place: String
  let table: PayoffTable<String>

  private static let catalogPrefix = "catalog:"

  /// The game that a GAME argument names.
  init(_ argument: String, _ input: StandardInput) throws(CommandFailure) {
    if argument.hasPrefix(Self.catalogPrefix) {
      let name = String(argument.dropFirst(Self.catalogPrefix.count))
      place = argument
      table = try Self.entry(named: name).game()
      return
    }
    place = argument == "-" ? "<stdin>" : argument
    let bytes = argument == "-" ? try input() : try Self.bytes(ofFile: argument)
    do throws(GameFormatError) {
      table = try GameDocument.read(bytes, fileName: place).table
    } catch {
      throw .badInput(error.description)
    }
  }

  /// An entry of the catalogue, or an error that suggests near names.
  static func entry(named name: String) throws(CommandFailure) -> CatalogEntry {
    do throws(GameError) {
      return try GameCatalog.entry(named: name)
    } catch {
      let near = GameCatalog.closestNames(to: name).joined(separator: ", ")
      throw .badInput(
        "catalog:\(name): there is no game of this name; the closest are \(near)\n"
          + "'equilibria catalog' lists all"
      )
    }
  }

  private static func bytes(ofFile path: String) throws(CommandFailure) -> [UInt8] {
    do throws(ByteSource.ReadFailure) {
      return try ByteSource.bytes(ofFile: path)
    } catch {
      var message = "\(path): cannot be read: \(error.reason)"
      if error.isMissing {
        message = "\(path): there is no such file"
        if GameCatalog.entries.contains(where: { $0.name == path.lowercased() }) {
          message += "; did you mean catalog:\(path.lowercased())?"
        }
      }
      throw .badInput(message)
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
