import Foundation
import Games
import Testing

/// Zero-sum Markov games with known values, which this package may not contain: read where they are,
/// if they are there.
enum SharedMarkovGames {
  /// What is known about one file.
  struct Entry: Sendable, CustomTestStringConvertible {
    var file: String
    var game: TabularMarkovGame<String, String>
    /// The value of every state to the first player, to about twelve digits.
    var values: [Double]
    /// The exact values of the first states, where they are known.
    var exactValues: [String]

    var testDescription: String { file }
  }

  private struct Document: Decodable {
    struct Expected: Decodable {
      var values_player1: [Double]
      var value_exact: Exact?
    }

    enum Exact: Decodable {
      case first(String)
      case all([String])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
          self = .first(text)
        } else {
          self = .all(try container.decode([String].self))
        }
      }
    }

    var expected: Expected
  }

  private static let folder: URL? = {
    let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["EQUILIBRIA_SHARED"].map { URL(filePath: $0) }
      ?? packageRoot.deletingLastPathComponent().appending(path: "shared")
    let games = shared.appending(path: "games/markov")
    return FileManager.default.fileExists(atPath: games.path) ? games : nil
  }()

  static let isPresent = folder != nil

  /// All files, in the order of their names.
  static func entries() throws -> [Entry] {
    guard let folder else { return [] }
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    return try files.sorted { $0.path < $1.path }.map { file in
      let data = try Data(contentsOf: file)
      let expected = try JSONDecoder().decode(Document.self, from: data).expected
      let exact: [String] =
        switch expected.value_exact {
        case .first(let text): [text]
        case .all(let texts): texts
        case nil: []
        }
      return Entry(
        file: file.lastPathComponent,
        game: try MarkovJSONFormat.read([UInt8](data), fileName: file.lastPathComponent),
        values: expected.values_player1,
        exactValues: exact
      )
    }
  }
}
