import CaseFiles
import Testing

/// One case of `Fixtures/institutions-cases.json`.
struct InstitutionCase: NumericCase {
  var id: String
  var topic: String
  var inputs: [String: CaseValue]
  var expected: [String: CaseValue]
  var tolerance: Double

  static let all: [InstitutionCase] = all(in: "Fixtures/institutions-cases.json")

  /// The case with an identifier.
  static func named(_ id: String) throws -> InstitutionCase {
    try #require(all.first { $0.id == id }, "no case \(id)")
  }
}
