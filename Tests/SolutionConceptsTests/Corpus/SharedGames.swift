import EquilibriaNumerics
import Foundation
import Games
import Testing

/// Strategic-form files with exactly known equilibria, which this package may not contain: read
/// where they are, if they are there.
enum SharedGames {
  /// The bounds of the correlated-equilibrium polytope.
  struct Polytope: Decodable, Sendable {
    var vertices: Int
    var dimension: Int
    var welfare_max: String
    var welfare_min: String
    var payoff_max: [String]
    var payoff_min: [String]
  }

  /// What is known about one file.
  struct Entry: Decodable, Sendable, CustomTestStringConvertible {
    var file: String
    var strategies: [Int]
    var pure_nash: [[Int]]
    var extreme_nash_count: Int?
    var extreme_nash: [[[String]]]?
    var ce_polytope: Polytope?

    var testDescription: String { file }
  }

  private struct Facts: Decodable {
    var nfg_facts: [Entry]
  }

  private static let folder: URL? = {
    let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["EQUILIBRIA_SHARED"].map { URL(filePath: $0) }
      ?? packageRoot.deletingLastPathComponent().appending(path: "shared")
    let games = shared.appending(path: "games")
    return FileManager.default.fileExists(atPath: games.path) ? games : nil
  }()

  static let isPresent = folder != nil

  static let entries: [Entry] = {
    guard let folder,
      let data = try? Data(contentsOf: folder.appending(path: "expected.json")),
      let facts = try? JSONDecoder().decode(Facts.self, from: data)
    else { return [] }
    return facts.nfg_facts
  }()

  static func game(_ entry: Entry) throws -> PayoffTable<Int> { try game(entry.file) }

  /// The game of a file in the format .nfg.
  static func game(_ file: String) throws -> PayoffTable<Int> {
    let document = try NFGFormat.read(bytes(file), fileName: file)
    return try PayoffTable(
      actions: document.space.counts.map { Array(0..<$0) },
      payoffs: document.payoffs
    )
  }

  /// The game of an input of lrsnash: the numbers of rows and columns, and both tables row by row.
  static func lrsGame(_ file: String) throws -> PayoffTable<Int> {
    let words = try String(decoding: bytes(file), as: UTF8.self).split(
      whereSeparator: \.isWhitespace
    )
    let counts = try words.prefix(2).map { try #require(Int($0)) }
    let payoffs = try numbers(words.dropFirst(2).map(String.init))
    return try PayoffTable(
      actions: counts.map { Array(0..<$0) },
      payoffs: [Array(payoffs.prefix(payoffs.count / 2)), Array(payoffs.suffix(payoffs.count / 2))]
    )
  }

  private static func bytes(_ file: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try [UInt8](Data(contentsOf: folder.appending(path: file)))
  }
}
