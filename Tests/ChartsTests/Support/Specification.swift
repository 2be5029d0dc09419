import Charts
import Games
import Testing

/// A specification that was read back, to look into it.
struct Specification {
  enum Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    init(stringLiteral value: String) { self = .key(value) }
    init(integerLiteral value: Int) { self = .index(value) }
  }

  let root: JSONValue

  init(_ text: String) throws {
    root = try JSONReader.read(SourceText(Array(text.utf8), fileName: nil)).value
  }

  init(_ chart: some Chart) throws { try self.init(chart.vegaLite) }

  /// The value at a path, `nil` if there is none.
  subscript(_ path: Step...) -> JSONValue.Content? {
    var value = root
    for step in path {
      switch (step, value.content) {
      case (.key(let key), .object(let members)):
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        value = member.value
      case (.index(let index), .array(let elements)) where elements.indices.contains(index):
        value = elements[index]
      default: return nil
      }
    }
    return value.content
  }

  /// How many layers there are.
  var layers: Int {
    guard case .array(let layers) = self["layer"] else { return 0 }
    return layers.count
  }

  /// The rows of a layer.
  func rows(_ layer: Int) -> [[String: JSONValue.Content]] {
    guard case .array(let rows) = self["layer", .index(layer), "data", "values"] else { return [] }
    return rows.map { row in
      guard case .object(let members) = row.content else { return [:] }
      return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.content) })
    }
  }

  /// A column of a layer's rows, as numbers.
  func numbers(_ layer: Int, _ column: String) -> [Double] {
    rows(layer).compactMap { $0[column]?.number }
  }

  /// A column of a layer's rows, as texts.
  func texts(_ layer: Int, _ column: String) -> [String] {
    rows(layer).compactMap { $0[column]?.text }
  }
}

extension JSONValue.Content {
  var number: Double? {
    if case .number(let text) = self { Double(text) } else { nil }
  }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The texts of a list.
  var texts: [String] {
    if case .array(let elements) = self { elements.compactMap(\.content.text) } else { [] }
  }

  /// The numbers of a list.
  var numbers: [Double] {
    if case .array(let elements) = self { elements.compactMap(\.content.number) } else { [] }
  }
}
