/// Reads one JSON text, strictly, into a ``JSONValue`` with places.
///
/// Nothing beyond the standard is accepted, except that a byte order mark is passed over; keys of
/// an object must differ, and values nest at most ``largestDepth`` deep.
///
/// > Source: Bray (2017), *The JavaScript Object Notation (JSON) Data Interchange Format*, RFC 8259.
package struct JSONReader {
  /// How deep arrays and objects may nest.
  package static let largestDepth = 128

  let source: SourceText
  var offset: Int

  /// Reads a whole text.
  package static func read(_ source: SourceText) throws(GameFormatError) -> JSONNode {
    var reader = JSONReader(source: source, offset: source.start)
    let value = try reader.value("a JSON value", depth: 0)
    if reader.peek() != nil {
      throw reader.unexpected("the end of the file after the JSON value")
    }
    return JSONNode(value: value, source: source)
  }

  private mutating func value(
    _ what: String,
    depth: Int
  ) throws(GameFormatError) -> JSONValue {
    guard let first = peek() else { throw unexpected(what) }
    let start = offset
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < Self.largestDepth else {
        throw unexpected("a value nested at most \(Self.largestDepth) deep")
      }
      let content =
        first == UInt8(ascii: "{")
        ? try object(depth: depth + 1)
        : try array(depth: depth + 1)
      return JSONValue(content: content, offset: start)
    case UInt8(ascii: "\""):
      return JSONValue(content: .string(try string()), offset: start)
    case UInt8(ascii: "-"), 0x30...0x39:
      return JSONValue(content: .number(try number()), offset: start)
    default:
      let word = peekWord()
      for (name, content) in Self.literals
      where name.utf8.elementsEqual(source.bytes[word]) {
        offset = word.upperBound
        return JSONValue(content: content, offset: start)
      }
      throw unexpected(what)
    }
  }

  private static let literals: [(name: String, content: JSONValue.Content)] = [
    ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
  ]

  private mutating func array(depth: Int) throws(GameFormatError) -> JSONValue.Content {
    offset += 1
    var elements: [JSONValue] = []
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      let what = elements.isEmpty ? "a JSON value or ']'" : "a JSON value"
      elements.append(try value(what, depth: depth))
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw unexpected("',' or ']'") }
    return .array(elements)
  }

  private mutating func object(depth: Int) throws(GameFormatError) -> JSONValue.Content {
    offset += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      guard peek() == UInt8(ascii: "\"") else {
        throw unexpected(
          members.isEmpty ? "a key in quotation marks or '}'" : "a key in quotation marks"
        )
      }
      let keyOffset = offset
      let key = try string()
      guard keys.insert(key).inserted else {
        throw source.error(
          at: keyOffset,
          found: "the key \"\(key)\" again",
          expected: "another key"
        )
      }
      guard skip(UInt8(ascii: ":")) else { throw unexpected("':' after the key \"\(key)\"") }
      let value = try value("the value of \"\(key)\"", depth: depth)
      members.append(JSONValue.Member(key: key, keyOffset: keyOffset, value: value))
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw unexpected("',' or '}'") }
    return .object(members)
  }

  /// A number by the standard's grammar: no leading zeros, no bare point, no plus sign.
  private mutating func number() throws(GameFormatError) -> String {
    let word = peekWord()
    var place = word.lowerBound
    let bytes = source.bytes
    func digits() -> Int {
      let first = place
      while place < word.upperBound, bytes[place] &- 0x30 <= 9 { place += 1 }
      return place - first
    }
    func skip(_ symbols: UInt8...) -> Bool {
      guard place < word.upperBound, symbols.contains(bytes[place]) else { return false }
      place += 1
      return true
    }
    _ = skip(UInt8(ascii: "-"))
    let isZeroFirst = place < word.upperBound && bytes[place] == UInt8(ascii: "0")
    let count = digits()
    var isNumber = isZeroFirst ? count == 1 : count > 0
    if skip(UInt8(ascii: ".")) { isNumber = digits() > 0 && isNumber }
    if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "-"), UInt8(ascii: "+"))
      isNumber = digits() > 0 && isNumber
    }
    guard isNumber, place == word.upperBound else {
      throw unexpected("a JSON number like 3, -0.25 or 1e-3")
    }
    offset = word.upperBound
    return String(decoding: bytes[word], as: UTF8.self)
  }

  // MARK: Steps

  /// The next byte that is not white space; `nil` at the end.
  mutating func peek() -> UInt8? {
    while offset < source.bytes.count {
      let byte = source.bytes[offset]
      if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { return byte }
      offset += 1
    }
    return nil
  }

  mutating func skip(_ symbol: UInt8) -> Bool {
    guard peek() == symbol else { return false }
    offset += 1
    return true
  }

  /// The bytes up to the next white space or punctuation.
  private func peekWord() -> Range<Int> {
    var end = offset
    while end < source.bytes.count {
      switch source.bytes[end] {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        return offset..<end
      default: end += 1
      }
    }
    return offset..<end
  }

  mutating func unexpected(_ expected: String) -> GameFormatError {
    guard peek() != nil else {
      return source.error(at: offset, found: "the end of the file", expected: expected)
    }
    let word = peekWord()
    let found = source.excerpt(word.isEmpty ? offset..<(offset + 1) : word)
    return source.error(at: offset, found: found, expected: expected)
  }
}
