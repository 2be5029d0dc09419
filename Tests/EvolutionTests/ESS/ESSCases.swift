import CaseFiles
import EquilibriaNumerics
import Foundation
import Testing

/// The cases of `Fixtures/evolution-cases.json` about stability in populations.
struct ESSCases: Decodable, Sendable {
  /// Any part of a case.
  indirect enum Value: Decodable, Sendable {
    case number(Double)
    case text(String)
    case truth(Bool)
    case list([Value])
    case table([String: Value])
    case nothing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .nothing
      } else if let truth = try? container.decode(Bool.self) {
        self = .truth(truth)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .table(try container.decode([String: Value].self))
      }
    }

    subscript(key: String) -> Value {
      if case .table(let table) = self { table[key] ?? .nothing } else { .nothing }
    }

    var list: [Value] { if case .list(let list) = self { list } else { [] } }

    var double: Double? {
      switch self {
      case .number(let value): value
      case .text(let text): Rational(text)?.doubleValue
      default: nil
      }
    }

    var rational: Rational? {
      switch self {
      case .number(let value): Rational(value)
      case .text(let text): Rational(text)
      default: nil
      }
    }

    var truth: Bool? { if case .truth(let value) = self { value } else { nil } }

    var text: String? { if case .text(let value) = self { value } else { nil } }

    var doubles: [Double] { list.compactMap(\.double) }

    var matrix: [[Rational]] { list.map { $0.list.compactMap(\.rational) } }
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var group: String
    var inputs: Value
    var expected: Value
    var tol: Double
    var exact: Value?

    var testDescription: String { id }
  }

  var cases: [Case]

  private static let shared: ESSCases? = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/evolution-cases.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode(ESSCases.self, from: data)
  }()

  /// The cases of a group.
  static func group(_ name: String) -> [Case] {
    (shared?.cases ?? []).filter { $0.group == name }
  }

  /// The case whose identifier starts with some text.
  static func named(_ prefix: String) throws -> Case {
    try #require(shared?.cases.first { $0.id.hasPrefix(prefix) })
  }
}
