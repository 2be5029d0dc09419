package import EquilibriaNumerics

/// A JSON value on its way to becoming something else: each step either succeeds or names the
/// place of what was found, and what was expected there.
///
/// ```swift
/// let root = try JSONReader.read(SourceText(bytes, fileName: "game.json"))
/// let game = try root.object("a game", keys: ["title", "players"])
/// let title = try game.optional("title")?.string("the title") ?? ""
/// ```
package struct JSONNode: Sendable {
  package let value: JSONValue
  package let source: SourceText

  package init(value: JSONValue, source: SourceText) {
    self.value = value
    self.source = source
  }

  /// An error at the first character of the value.
  package func error(expected: String) -> GameFormatError {
    error(found: value.summary, expected: expected)
  }

  /// An error at the first character of the value, in other words.
  package func error(found: String, expected: String) -> GameFormatError {
    source.error(at: value.offset, found: found, expected: expected)
  }

  /// The members of an object that has no other keys than the given ones.
  package func object(
    _ what: String,
    keys: [String]
  ) throws(GameFormatError) -> JSONObject {
    guard case .object(let members) = value.content else {
      throw error(expected: "\(what), an object,")
    }
    for member in members where !keys.contains(member.key) {
      let known = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      throw source.error(
        at: member.keyOffset,
        found: "the key \"\(member.key)\"",
        expected: "one of \(known)"
      )
    }
    return JSONObject(node: self, what: what, members: members)
  }

  /// The entries of an object whose keys are names, in the order of the text.
  package func entries(
    _ what: String
  ) throws(GameFormatError) -> [(name: String, node: JSONNode)] {
    guard case .object(let members) = value.content else {
      throw error(expected: "\(what), an object,")
    }
    return members.map { ($0.key, JSONNode(value: $0.value, source: source)) }
  }

  /// The entries of an array.
  package func array(_ what: String) throws(GameFormatError) -> [JSONNode] {
    guard case .array(let elements) = value.content else {
      throw error(expected: "\(what), a list,")
    }
    return elements.map { JSONNode(value: $0, source: source) }
  }

  /// The entries of an array of known length.
  ///
  /// Too many entries are reported at the first of the surplus, too few at the array itself.
  package func array(
    _ what: String,
    count: Int
  ) throws(GameFormatError) -> [JSONNode] {
    let nodes = try array(what)
    guard nodes.count == count else {
      let place = nodes.count > count ? nodes[count] : self
      throw place.error(
        found: value.summary,
        expected: "\(what), a list of \(count),"
      )
    }
    return nodes
  }

  package func string(_ what: String) throws(GameFormatError) -> String {
    guard case .string(let text) = value.content else {
      throw error(expected: "\(what), a string,")
    }
    return text
  }

  package func bool(_ what: String) throws(GameFormatError) -> Bool {
    guard case .bool(let value) = value.content else {
      throw error(expected: "\(what), true or false,")
    }
    return value
  }

  /// An exact number: a JSON number, or a string like `"1/3"`.
  package func rational(_ what: String) throws(GameFormatError) -> Rational {
    switch value.content {
    case .number(let text), .string(let text):
      if let number = NumberText.rational(text.utf8) { return number }
    default: break
    }
    throw error(expected: "\(what), \(NumberText.examples),")
  }

  /// An integer within bounds.
  package func integer(
    _ what: String,
    in range: ClosedRange<Int>
  ) throws(GameFormatError) -> Int {
    guard case .number(let text) = value.content,
      let number = NumberText.integer(text.utf8), range.contains(number)
    else {
      throw error(expected: "\(what), an integer from \(range.lowerBound) to \(range.upperBound),")
    }
    return number
  }
}

/// The members of a JSON object whose keys are known.
package struct JSONObject: Sendable {
  let node: JSONNode
  let what: String
  let members: [JSONValue.Member]

  /// The value of a key; `nil` when the key is absent.
  package func optional(_ key: String) -> JSONNode? {
    members.first { $0.key == key }.map { JSONNode(value: $0.value, source: node.source) }
  }

  /// The value of a key, or an error at the object.
  package func required(_ key: String) throws(GameFormatError) -> JSONNode {
    guard let node = optional(key) else {
      throw self.node.error(
        found: "\(what) without \"\(key)\"",
        expected: "the key \"\(key)\""
      )
    }
    return node
  }
}
