import CaseFiles
import EquilibriaNumerics
import Foundation
import Testing

/// One case of `Fixtures/evolution-cases.json`.
struct EvolutionCase: Decodable, Sendable, CustomTestStringConvertible {
  var id: String
  var group: String
  var inputs: [String: CaseValue]
  var expected: [String: CaseValue]
  var tol: Double
  var exact: [String: CaseValue]?

  var testDescription: String { id }

  /// The cases of a group; empty when the file cannot be read.
  static func group(_ name: String) -> [EvolutionCase] { all.filter { $0.group == name } }

  /// The case whose identifier begins with a number such as `DYN-10`.
  static func named(_ number: String) throws -> EvolutionCase {
    try #require(all.first { $0.id.prefix { $0 != " " } == number }, "no case \(number)")
  }

  static let all: [EvolutionCase] = {
    struct File: Decodable { var cases: [EvolutionCase] }
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/evolution-cases.json")
    guard let data = try? Data(contentsOf: file),
      let content = try? JSONDecoder().decode(File.self, from: data)
    else { return [] }
    return content.cases
  }()

  /// An input as an exact number.
  func rational(_ name: String) throws -> Rational { try #require(inputs[name]?.rational) }

  /// An input as a count.
  func count(_ name: String) throws -> Int { try #require(inputs[name]?.int) }

  /// An expected number.
  func number(_ name: String) throws -> Double { try #require(expected[name]?.double) }

  /// Whether a computed number is the expected one, to within the tolerance of the case.
  func expect(_ name: String, _ value: Double) throws {
    let wanted = try number(name)
    #expect(abs(value - wanted) <= max(tol, 1e-15), "\(id): \(name) is \(value), not \(wanted)")
  }
}
