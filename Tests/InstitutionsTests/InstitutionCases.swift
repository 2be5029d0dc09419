import CaseFiles
import EquilibriaNumerics
import Foundation
import Testing

/// One case of `Fixtures/institutions-cases.json`.
struct InstitutionCase: Decodable, Sendable, CustomTestStringConvertible {
  var id: String
  var topic: String
  var inputs: [String: CaseValue]
  var expected: [String: CaseValue]
  var tolerance: Double

  var testDescription: String { id }

  /// The case with an identifier.
  static func named(_ id: String) throws -> InstitutionCase {
    try #require(all.first { $0.id == id }, "no case \(id)")
  }

  static let all: [InstitutionCase] = {
    struct File: Decodable { var cases: [InstitutionCase] }
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/institutions-cases.json")
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
    #expect(
      abs(value - wanted) <= max(tolerance, 1e-15),
      "\(id): \(name) is \(value), not \(wanted)"
    )
  }
}
