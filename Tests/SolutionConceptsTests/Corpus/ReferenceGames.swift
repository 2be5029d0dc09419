import EquilibriaNumerics
import Foundation
import Games
import Testing

/// The games of `Fixtures/reference-equilibria.json`, whose extreme equilibria are known exactly.
///
/// lrsnash, Gambit's rational enummixed and a plain enumeration of vertex pairs found the same sets;
/// `Benchmarks/references/write_references.py` writes the file and says how texts and digests are
/// made.
struct ReferenceGames: Decodable, Sendable {
  /// A game and what is known about it.
  struct Entry: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    /// The payoffs of each player, row by row; absent when the game is read from ``file``.
    var payoffs: [String]?
    /// The numbers of rows and columns; absent with ``payoffs``.
    var counts: [Int]?
    /// Where the game is, in the folder of shared games.
    var file: String?
    /// How many extreme equilibria there are.
    var count: Int
    /// The digest of the text of all of them.
    var digest: String
    /// The lines of the text, where it is short.
    var equilibria: [String]?

    var testDescription: String { name }
  }

  var games: [Entry]

  /// The games that can be read here.
  static let present: [Entry] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/reference-equilibria.json")
    guard let data = try? Data(contentsOf: file),
      let all = try? JSONDecoder().decode(ReferenceGames.self, from: data)
    else { return [] }
    return all.games.filter { $0.file == nil || SharedGames.isPresent }
  }()
}

extension ReferenceGames.Entry {
  /// The game, with actions numbered from 0.
  func game() throws -> PayoffTable<Int> {
    if let file {
      guard file.hasSuffix(".nfg") else { return try SharedGames.lrsGame(file) }
      return try SharedGames.game(file)
    }
    let counts = try #require(counts)
    return try PayoffTable(
      title: name,
      actions: counts.map { Array(0..<$0) },
      payoffs: #require(payoffs).map { try numbers($0.split(separator: " ").map(String.init)) }
    )
  }
}

/// A line of the reference text: `x1,x2,...|y1,y2,...`.
func referenceLine(_ profile: [[Rational]]) -> String {
  profile.map { $0.map(\.description).joined(separator: ",") }.joined(separator: "|")
}

/// The profile that a line of the reference text stands for.
func profile(ofReferenceLine line: String) throws -> [[Rational]] {
  try line.split(separator: "|").map { try numbers($0.split(separator: ",").map(String.init)) }
}

/// FNV-1a, 64 bits, of lines joined by newlines, in hexadecimal.
///
/// > Source: Fowler, Noll & Vo, *The FNV non-cryptographic hash algorithm*, IETF draft.
func referenceDigest(_ sortedLines: [String]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in sortedLines.joined(separator: "\n").utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Lines in the order of their bytes, whatever the locale.
func sortedByBytes(_ lines: [String]) -> [String] {
  lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
