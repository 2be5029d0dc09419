import EquilibriaNumerics
import Foundation
import Games
import Testing

/// The cases of `Fixtures/cases.json`.
struct CaseFile: Decodable, Sendable {
  /// What a two-player case states; absent statements are not checked.
  struct TwoPlayer: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var bimatrix: [[[String]]]
    var pure: [[Int]]
    var unique: Bool?
    var mixed: [[String]]?
    var mixedPayoffs: [String]?
    var bestNash: String?
    var mediated: String?
    var device: [String: String]?
    var egalitarian: [String]?

    var testDescription: String { id }

    func game() throws -> PayoffTable<Int> {
      func matrix(_ player: Int) throws -> [[Rational]] {
        try bimatrix.map { row in try row.map { try #require(Rational($0[player])) } }
      }
      return try PayoffTable(rows: matrix(0), columns: matrix(1))
    }
  }

  struct MinimumEffort: Decodable, Sendable {
    var players: Int
    var efforts: [Int]
    var costs: [String]
    var pure: [[Int]]
  }

  struct Threshold: Decodable, Sendable {
    var players: Int
    var threshold: Int
    var benefit: String
    var cost: String
    var contributors: [Int]
  }

  struct PublicGoods: Decodable, Sendable {
    var players: Int
    var marginalReturn: String
    var contributorPayoffs: [String]
    var keeperPayoffs: [String]
  }

  var twoPlayer: [TwoPlayer]
  var minimumEffort: MinimumEffort
  var threshold: Threshold
  var publicGoods: PublicGoods

  static let shared: CaseFile? = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    guard let data = try? Data(contentsOf: folder.appending(path: "Fixtures/cases.json")) else {
      return nil
    }
    return try? JSONDecoder().decode(CaseFile.self, from: data)
  }()
}

/// Numbers written as text.
func numbers(_ texts: [String]) throws -> [Rational] {
  try texts.map { try #require(Rational($0)) }
}
