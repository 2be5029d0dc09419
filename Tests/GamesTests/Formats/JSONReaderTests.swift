import Games
import Testing

/// The strict JSON reader, by the grammar of RFC 8259.
struct JSONReaderTests {
  private static func content(_ text: String) throws(GameFormatError) -> JSONValue.Content {
    try JSONReader.read(SourceText(Array(text.utf8), fileName: nil)).value.content
  }

  private static func message(_ text: String) -> String? {
    message(Array(text.utf8))
  }

  private static func message(_ bytes: [UInt8]) -> String? {
    do throws(GameFormatError) {
      _ = try JSONReader.read(SourceText(bytes, fileName: "a.json"))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    arguments: [
      ("null", .null), (" true\r\n", .bool(true)), ("\tfalse", .bool(false)),
      ("0", .number("0")), ("-0.10", .number("-0.10")), ("1e-3", .number("1e-3")),
      ("12E+05", .number("12E+05")), ("\"\"", .string("")), ("[]", .array([])),
      ("{ }", .object([])), ("\u{FEFF}1", .number("1")),
    ] as [(String, JSONValue.Content)]
  )
  func `values`(text: String, content: JSONValue.Content) throws {
    #expect(try Self.content(text) == content)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"),
    (#""\ud83c\udfb2""#, "🎲"), (#""\uD800\uDC00\udbff\udfff""#, "\u{10000}\u{10FFFF}"),
    (#""\u0000""#, "\0"), (#""🎲é{[,:]}""#, "🎲é{[,:]}"), (#""a\u0062c\u0064""#, "abcd"),
  ])
  func `strings and escapes`(text: String, string: String) throws {
    #expect(try Self.content(text) == .string(string))
  }

  @Test func `order and places are kept`() throws {
    let root = try JSONReader.read(
      SourceText(Array("{\"b\": [1, {\"a\": null}],\n \"a\": 2}".utf8), fileName: nil)
    )
    #expect(Self.outline(root.value) == "0{1b:6[7#1 10{11a:16null}] 25a:30#2}")
  }

  /// A value with the offset of each part.
  private static func outline(_ value: JSONValue) -> String {
    let content =
      switch value.content {
      case .null: "null"
      case .bool(let value): "\(value)"
      case .number(let text): "#\(text)"
      case .string(let text): "'\(text)'"
      case .array(let elements): "[\(elements.map(outline).joined(separator: " "))]"
      case .object(let members):
        "{"
          + members.map { "\($0.keyOffset)\($0.key):\(outline($0.value))" }
          .joined(separator: " ") + "}"
      }
    return "\(value.offset)\(content)"
  }

  @Test(arguments: [
    ("", "1:1: found the end of the file where a JSON value"),
    ("  \n ", "2:2: found the end of the file where a JSON value"),
    ("[1,\n2", "2:2: found the end of the file where ',' or ']'"),
    ("[1,]", "1:4: found \"]\" where a JSON value"),
    ("[,1]", "1:2: found \",\" where a JSON value or ']'"),
    ("[1 2]", "1:4: found \"2\" where ',' or ']'"),
    ("{\"a\" 1}", "1:6: found \"1\" where ':' after the key \"a\""),
    ("{\"a\":}", "1:6: found \"}\" where the value of \"a\""),
    ("{\"a\":1,}", "1:8: found \"}\" where a key in quotation marks"),
    ("{a:1}", "1:2: found \"a\" where a key in quotation marks or '}'"),
    ("{\"é\":1,\n \"é\":2}", "2:2: found the key \"é\" again where another key"),
    ("{\"a\":1,\"\\u0061\":2}", "1:8: found the key \"a\" again where another key"),
    ("1 2", "1:3: found \"2\" where the end of the file after the JSON value"),
    ("{} x", "1:4: found \"x\" where the end of the file after the JSON value"),
    ("nul", "1:1: found \"nul\" where a JSON value"),
    ("True", "1:1: found \"True\" where a JSON value"),
    ("NaN", "1:1: found \"NaN\" where a JSON value"),
    ("'a'", "1:1: found \"'a'\" where a JSON value"),
    ("// x", "1:1: found \"//\" where a JSON value"),
    ("\"ab", "1:4: found the end of the file where '\"' to end the string"),
    ("\"a\nb\"", "1:3: found the byte 0x0A where an escape like \\n, or '\"' to end the string,"),
    (
      #""\x""#,
      #"1:2: found the escape "\x" where one of \" \\ \/ \b \f \n \r \t \u"#
    ),
    (#""\u12g4""#, "1:4: found \"12g4\" where four hexadecimal digits"),
    (#""\u12"#, "1:4: found \"12\" where four hexadecimal digits"),
    (#""\"#, "1:3: found the end of the file where an escape"),
    (
      #""a\ud800b""#,
      "1:3: found half of a surrogate pair where a pair of escapes, high before low,"
    ),
    (#""\udc00""#, "1:2: found half of a surrogate pair where a pair of escapes, high before low,"),
    (
      #""\ud800\u0041""#,
      "1:2: found half of a surrogate pair where a pair of escapes, high before low,"
    ),
  ])
  func `malformed texts`(text: String, expected: String) {
    #expect(Self.message(text) == "a.json:\(expected) was expected")
  }

  @Test(arguments: [
    "01", "-", "-01", "1.", "1.e2", "1e", "1e+", "--1", "1x", "0x1", "1.2.3", "1e5.0",
  ])
  func `malformed numbers`(text: String) {
    #expect(
      Self.message("[\(text)]")
        == "a.json:1:2: found \"\(text)\" where a JSON number like 3, -0.25 or 1e-3 was expected"
    )
  }

  @Test(arguments: ["+1", ".5"])
  func `numbers that do not start like numbers`(text: String) {
    #expect(Self.message(text) == "a.json:1:1: found \"\(text)\" where a JSON value was expected")
  }

  @Test func `deep nesting is refused, not followed`() {
    for opening in ["[", "{\"a\":"] {
      let bomb = String(repeating: opening, count: 100_000)
      let column = 128 * opening.count + 1
      #expect(
        Self.message(bomb)
          == "a.json:1:\(column): found \"\(opening.prefix(1))\" where "
          + "a value nested at most 128 deep was expected"
      )
    }
    let deepest = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(Self.message(deepest) == nil)
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], "1:3: found the byte 0xFF"),
      ([0x22, 0xC3, 0x22], "1:2: found the byte 0xC3"),
      // A surrogate in UTF-8 and an overlong slash.
      ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:2: found the byte 0xED"),
      ([0x22, 0xC0, 0xAF, 0x22], "1:2: found the byte 0xC0"),
    ] as [([UInt8], String)]
  )
  func `strings that are not UTF-8`(bytes: [UInt8], expected: String) {
    #expect(Self.message(bytes) == "a.json:\(expected) where text in UTF-8 was expected")
  }
}
