import EquilibriaNumerics
import Foundation

/// The cases of `Fixtures/repeated-cases.json`.
struct RepeatedCases: Decodable, Sendable {
  struct CriticalDiscounts: Decodable, Sendable {
    var games: [[String]]
    var grim: [String]
    var alternation: [String]
    var titForTatNash: [String]
    var rewardBeatsAlternation: [Bool]
  }

  struct TurnTaking: Decodable, Sendable {
    var discounts: [String]
    var payoffs: [[String]]
  }

  struct PublicGoods: Decodable, Sendable {
    var players: Int
    var marginalReturn: String
    var grim: String
  }

  var criticalDiscounts: CriticalDiscounts
  var turnTaking: TurnTaking
  var publicGoods: PublicGoods

  static let shared: RepeatedCases? = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/repeated-cases.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode(RepeatedCases.self, from: data)
  }()
}
