package import EquilibriaNumerics

/// Any value of a file of cases.
package enum CaseValue: Decodable, Sendable {
  case null
  case bool(Bool)
  case number(Rational)
  case text(String)
  case list([CaseValue])
  case object([String: CaseValue])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(Rational(value))
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([CaseValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: CaseValue].self))
    }
  }

  package var rational: Rational? {
    switch self {
    case .number(let value): value
    case .text(let text): Rational(text)
    default: nil
    }
  }

  package var double: Double? { rational?.doubleValue }
  package var int: Int? { rational.flatMap { $0.isInteger ? Int($0.description) : nil } }
  package var list: [CaseValue]? { if case .list(let values) = self { values } else { nil } }
  package var text: String? { if case .text(let value) = self { value } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
}
