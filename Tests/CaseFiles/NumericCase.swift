package import EquilibriaNumerics
import Foundation
package import Testing

/// One case of a file of cases: inputs, and the numbers that are expected.
package protocol NumericCase: Decodable, Sendable, CustomTestStringConvertible {
  var id: String { get }
  var inputs: [String: CaseValue] { get }
  var expected: [String: CaseValue] { get }

  /// How far a computed number may be from the expected one.
  var tolerance: Double { get }
}

extension NumericCase {
  /// The name of the case in test reports.
  package var testDescription: String { id }

  /// All cases of a file next to a test source; none when the file cannot be read.
  package static func all(in file: String, nextTo source: String = #filePath) -> [Self] {
    let file = URL(filePath: source).deletingLastPathComponent().appending(path: file)
    guard let data = try? Data(contentsOf: file),
      let content = try? JSONDecoder().decode(CaseFile<Self>.self, from: data)
    else { return [] }
    return content.cases
  }

  /// An input as an exact number.
  package func rational(_ name: String) throws -> Rational { try #require(inputs[name]?.rational) }

  /// An input as a count.
  package func count(_ name: String) throws -> Int { try #require(inputs[name]?.int) }

  /// An expected number.
  package func number(_ name: String) throws -> Double { try #require(expected[name]?.double) }

  /// Whether a computed number is the expected one, to within the tolerance of the case.
  package func expect(_ name: String, _ value: Double) throws {
    let wanted = try number(name)
    #expect(
      abs(value - wanted) <= max(tolerance, 1e-15),
      "\(id): \(name) is \(value), not \(wanted)"
    )
  }
}

private struct CaseFile<Case: Decodable>: Decodable {
  let cases: [Case]
}
