/// A JSON value to be written.
///
/// ```swift
/// let result: JSONOutput = ["concept": "nash", "complete": true, "payoffs": [.exact(2), .exact(3)]]
/// print(result)          // {"concept":"nash","complete":true,"payoffs":["2","3"]}
/// ```
package enum JSONOutput: Sendable, Hashable {
  /// A key of an object and what it holds.
  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: JSONOutput

    package init(_ key: String, _ value: JSONOutput) {
      self.key = key
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case integer(Int)
  /// The shortest decimal that reads back as the number; NaN and infinities, which JSON does not
  /// have, are written as null.
  case number(Double)
  case string(String)
  case array([JSONOutput])
  /// Members in the order in which they are written; keys should differ.
  case object([Member])

  /// An exact number as a string in lowest terms, `"1/3"` or `"2"`.
  package static func exact(_ value: Rational) -> JSONOutput { .string(value.description) }

  /// An exact number, as a plain integer as far as every reader keeps it exact.
  package static func compact(_ value: Rational) -> JSONOutput {
    // Many JSON readers keep numbers as doubles, which hold integers up to 2⁵³ exactly.
    if value.isInteger, let word = value.numeratorInteger.word, word.magnitude <= 1 << 53 {
      return .integer(Int(word))
    }
    return .exact(value)
  }
}

extension JSONOutput: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }

  package init(integerLiteral value: Int) { self = .integer(value) }

  package init(booleanLiteral value: Bool) { self = .bool(value) }

  package init(floatLiteral value: Double) { self = .number(value) }

  package init(arrayLiteral elements: JSONOutput...) { self = .array(elements) }

  package init(dictionaryLiteral elements: (String, JSONOutput)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  package init(nilLiteral: ()) { self = .null }
}

extension JSONOutput: CustomStringConvertible {
  /// The text on one line, without spaces.
  package var description: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// The text on several lines, indented by two spaces; lists of plain values stay on one line.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private var isPlain: Bool {
    switch self {
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += value.description
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let elements):
      let isOneLine = elements.allSatisfy(\.isPlain)
      let inner = isOneLine ? nil : indent.map { $0 + 1 }
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += indent != nil && isOneLine ? ", " : "," }
        Self.newLine(to: &text, indent: inner)
        element.write(to: &text, indent: inner)
      }
      if !isOneLine { Self.newLine(to: &text, indent: indent) }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.newLine(to: &text, indent: indent.map { $0 + 1 })
        Self.write(member.key, to: &text)
        text += indent == nil ? ":" : ": "
        member.value.write(to: &text, indent: indent.map { $0 + 1 })
      }
      if !members.isEmpty { Self.newLine(to: &text, indent: indent) }
      text += "}"
    }
  }

  private static func newLine(to text: inout String, indent: Int?) {
    guard let indent else { return }
    text += "\n"
    for _ in 0..<indent { text += "  " }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
