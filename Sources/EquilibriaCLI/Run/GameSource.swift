import Equilibria

/// Where the game of a GAME argument comes from.
struct GameSource {
  enum Content {
    /// An entry of one of the catalogues, by its name in lower case.
    case catalog(String)
    /// The bytes of a file or of standard input.
    case bytes([UInt8])
  }

  /// The prefix of the names of built-in games.
  static let catalogPrefix = "catalog:"

  /// The place of a game that came from standard input.
  static let standardInput = "<stdin>"

  /// The path, `<stdin>`, or `catalog:NAME`.
  let place: String
  let content: Content

  /// Looks at an argument, and reads the file that it names.
  init(_ argument: String, _ input: StandardInput) throws(CommandFailure) {
    if argument.hasPrefix(Self.catalogPrefix) {
      place = argument
      content = .catalog(argument.dropFirst(Self.catalogPrefix.count).lowercased())
    } else if argument == "-" {
      place = Self.standardInput
      content = .bytes(try input())
    } else {
      place = argument
      content = .bytes(try Self.bytes(ofFile: argument))
    }
  }

  private static func bytes(ofFile path: String) throws(CommandFailure) -> [UInt8] {
    do throws(ByteSource.ReadFailure) {
      return try ByteSource.bytes(ofFile: path)
    } catch {
      var message = "\(path): cannot be read: \(error.reason)"
      if error.isMissing {
        message = "\(path): there is no such file"
        if GameKind(catalogName: path.lowercased()) != nil {
          message += "; did you mean catalog:\(path.lowercased())?"
        }
      }
      throw .badInput(message)
    }
  }

  /// The error for a name that a catalogue does not have.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - near: The names to suggest.
  /// - Returns: The error.
  static func unknown(_ name: String, near: [String]) -> CommandFailure {
    .badInput(
      "\(catalogPrefix)\(name): there is no game of this name; the closest are "
        + near.joined(separator: ", ") + "\n'equilibria catalog' lists all"
    )
  }
}
