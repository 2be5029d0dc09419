import EquilibriaNumerics
import Games
import Testing

/// Steps from JSON to values, each of which names the place where it fails.
struct JSONNodeTests {
  private static func node(_ text: String) throws -> JSONNode {
    try JSONReader.read(SourceText(Array(text.utf8), fileName: "a.json"))
  }

  private static func message<Value>(
    _ text: String,
    _ step: (JSONNode) throws(GameFormatError) -> Value
  ) throws -> String? {
    let node = try node(text)
    do throws(GameFormatError) {
      _ = try step(node)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `values of the right kind are handed on`() throws {
    #expect(try Self.node("\"x\"").string("a name") == "x")
    #expect(try Self.node("true").bool("a switch"))
    #expect(try Self.node("0.1").rational("a number") == Rational(1, 10))
    #expect(try Self.node("\"-1/3\"").rational("a number") == Rational(-1, 3))
    #expect(try Self.node("12345678901234567890").rational("x") == Rational("12345678901234567890"))
    #expect(try Self.node("7").integer("a count", in: 1...7) == 7)
    #expect(try Self.node("[1, 2]").array("a pair", count: 2).count == 2)
    let object = try Self.node("{\"b\": 1, \"a\": null}").object("it", keys: ["a", "b", "c"])
    #expect(try object.required("b").rational("b") == 1)
    #expect(object.optional("c") == nil)
    let entries = try Self.node("{\"y\": 1, \"x\": 2}").entries("it")
    #expect(entries.map(\.name) == ["y", "x"])
  }

  @Test func `values of another kind are named`() throws {
    #expect(
      try Self.message("\n 5") { node throws(GameFormatError) in try node.string("the title") }
        == "a.json:2:2: found the number 5 where the title, a string, was expected"
    )
    #expect(
      try Self.message("[[], 1]") { node throws(GameFormatError) in try node.bool("x") }
        == "a.json:1:1: found a list of 2 entries where x, true or false, was expected"
    )
    #expect(
      try Self.message("null") { node throws(GameFormatError) in try node.array("x") }
        == "a.json:1:1: found null where x, a list, was expected"
    )
    #expect(
      try Self.message("\"1/0\"") { node throws(GameFormatError) in try node.rational("x") }
        == "a.json:1:1: found the string \"1/0\" where x, a number like 3, -0.25 or 1/3, "
        + "was expected"
    )
    for text in ["8", "0", "1.5", "1e0", "99999999999999999999", "\"3\""] {
      let message = try Self.message(text) { node throws(GameFormatError) in
        try node.integer("x", in: 1...7)
      }
      #expect(message?.hasSuffix("where x, an integer from 1 to 7, was expected") == true)
    }
  }

  @Test func `keys and lengths are checked`() throws {
    #expect(
      try Self.message("{\"a\": 1,\n\"q\": 2}") { node throws(GameFormatError) in
        try node.object("it", keys: ["a", "b"])
      } == "a.json:2:1: found the key \"q\" where one of \"a\", \"b\" was expected"
    )
    #expect(
      try Self.message("{}") { node throws(GameFormatError) in
        try node.object("a game", keys: ["a"]).required("a")
      } == "a.json:1:1: found a game without \"a\" where the key \"a\" was expected"
    )
    #expect(
      try Self.message("[1, 2, 3]") { node throws(GameFormatError) in
        try node.array("a pair", count: 2)
      } == "a.json:1:8: found a list of 3 entries where a pair, a list of 2, was expected"
    )
    #expect(
      try Self.message(" [1]") { node throws(GameFormatError) in
        try node.array("a pair", count: 2)
      } == "a.json:1:2: found a list of 1 entry where a pair, a list of 2, was expected"
    )
  }
}
