import EquilibriaNumerics
import Games
import Testing

/// JSON as text, read again.
struct JSONOutputTests {
  @Test func `what is written reads back`() throws {
    var generator = Xoshiro256(seed: 8)
    for _ in 0..<500 {
      let value = Self.random(depth: 3, using: &generator)
      for text in [value.description, value.pretty] {
        let node = try JSONReader.read(SourceText(Array(text.utf8), fileName: nil))
        #expect(Self.output(node.value) == value)
      }
    }
  }

  private static func random(depth: Int, using generator: inout Xoshiro256) -> JSONOutput {
    let scalars = (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ in
      Unicode.Scalar(UInt32.random(in: 0...0x2FF, using: &generator))
    }
    let text = String(String.UnicodeScalarView(scalars))
    let count = Int.random(in: 0...3, using: &generator)
    switch Int.random(in: 0...(depth == 0 ? 3 : 5), using: &generator) {
    case 0: return nil
    case 1: return .bool(count > 1)
    case 2: return .number(Double.random(in: -9...9, using: &generator))
    case 3: return .string(text)
    case 4: return .array((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
    default:
      return .object(
        (0..<count).map { .init("\(text)\($0)", random(depth: depth - 1, using: &generator)) }
      )
    }
  }

  private static func output(_ value: JSONValue) -> JSONOutput? {
    switch value.content {
    case .null: nil as JSONOutput
    case .bool(let value): .bool(value)
    case .number(let text): Double(text).map { .number($0) }
    case .string(let text): .string(text)
    case .array(let elements): .array(elements.compactMap(output))
    case .object(let members):
      .object(members.compactMap { member in output(member.value).map { .init(member.key, $0) } })
    }
  }
}
