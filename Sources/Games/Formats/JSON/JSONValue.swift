/// A JSON value together with the place where it stands in the text.
///
/// Numbers keep their text, so that 0.1 is exactly 1/10, and objects keep the order of their keys.
package struct JSONValue: Sendable, Hashable {
  /// A key of an object and what it holds.
  package struct Member: Sendable, Hashable {
    package let key: String
    /// The byte offset of the key.
    package let keyOffset: Int
    package let value: JSONValue
  }

  package enum Content: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number as it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  package let content: Content

  /// The byte offset of the first character.
  package let offset: Int

  /// What a message calls the value.
  package var summary: String {
    switch content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): "the number \(Self.shortened(text))"
    case .string(let text): "the string \"\(Self.shortened(text))\""
    case .array(let elements):
      "a list of \(elements.count) \(elements.count == 1 ? "entry" : "entries")"
    case .object: "an object"
    }
  }

  private static func shortened(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(40) {
      result += scalar.value < 0x20 || scalar.value == 0x7F ? "�" : String(scalar)
    }
    return text.unicodeScalars.count > 40 ? result + "…" : result
  }
}
