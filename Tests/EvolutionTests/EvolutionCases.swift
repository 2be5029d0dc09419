import CaseFiles
import Testing

/// One case of `Fixtures/evolution-cases.json`.
struct EvolutionCase: NumericCase {
  var id: String
  var group: String
  var inputs: [String: CaseValue]
  var expected: [String: CaseValue]
  var tol: Double
  var exact: [String: CaseValue]?

  var tolerance: Double { tol }

  static let all: [EvolutionCase] = all(in: "Fixtures/evolution-cases.json")

  /// The cases of a group; empty when the file cannot be read.
  static func group(_ name: String) -> [EvolutionCase] { all.filter { $0.group == name } }

  /// The case whose identifier begins with a number such as `DYN-10`.
  static func named(_ number: String) throws -> EvolutionCase {
    try #require(all.first { $0.id.prefix { $0 != " " } == number }, "no case \(number)")
  }
}
