import EquilibriaNumerics
import Games

/// A JSON value of a specification, with its path from the root.
struct SpecificationNode {
  let json: JSONNode
  /// The path, such as `buyers[1].rho`; empty at the root.
  let path: String

  /// Reads a text.
  static func read(
    _ bytes: [UInt8],
    fileName: String?
  ) throws(InstitutionError) -> SpecificationNode {
    do throws(GameFormatError) {
      let json = try JSONReader.read(SourceText(bytes, fileName: fileName))
      return SpecificationNode(json: json, path: "")
    } catch {
      throw .specification(
        place: "\(error.fileName ?? "<input>"):\(error.line):\(error.column)",
        reason: "found \(error.found) where \(error.expected) was expected"
      )
    }
  }

  /// An error about this value: "PATH is …; expected …".
  func error(_ value: String? = nil, expected: String) -> InstitutionError {
    let place = json.error(expected: expected)
    return .specification(
      place: "\(place.fileName ?? "<input>"):\(place.line):\(place.column)",
      reason:
        "\(path.isEmpty ? "the specification" : path) is \(value ?? text); expected \(expected)"
    )
  }

  /// The value in a message: numbers and strings as they are written.
  private var text: String {
    switch json.value.content {
    case .number(let text): text
    case .string(let text) where Rational(text) != nil: text
    default: json.value.summary
    }
  }

  private func child(_ value: JSONValue, _ step: String) -> SpecificationNode {
    SpecificationNode(json: JSONNode(value: value, source: json.source), path: path + step)
  }

  private var prefix: String { path.isEmpty ? "" : "." }

  /// The members of an object that has no other keys than the given ones.
  func members(_ keys: [String]) throws(InstitutionError) -> [String: SpecificationNode] {
    guard case .object(let members) = json.value.content else {
      throw error(expected: "an object with the keys \(keys.joined(separator: ", "))")
    }
    var found: [String: SpecificationNode] = [:]
    for member in members {
      let node = child(member.value, prefix + member.key)
      guard keys.contains(member.key) else {
        throw node.error("an unknown key", expected: "one of \(keys.joined(separator: ", "))")
      }
      found[member.key] = node
    }
    return found
  }

  /// The error for a key that is not there.
  func missing(_ key: String) -> InstitutionError {
    let here = json.error(expected: key)
    return .specification(
      place: "\(here.fileName ?? "<input>"):\(here.line):\(here.column)",
      reason: "\(path)\(prefix)\(key) is missing"
    )
  }

  func list() throws(InstitutionError) -> [SpecificationNode] {
    guard case .array(let elements) = json.value.content else { throw error(expected: "a list") }
    return elements.enumerated().map { child($1, "[\($0)]") }
  }

  func string() throws(InstitutionError) -> String {
    guard case .string(let text) = json.value.content else { throw error(expected: "a string") }
    return text
  }

  func strings() throws(InstitutionError) -> [String] {
    var strings: [String] = []
    for node in try list() { strings.append(try node.string()) }
    return strings
  }

  func bool() throws(InstitutionError) -> Bool {
    guard case .bool(let value) = json.value.content else {
      throw error(expected: "true or false")
    }
    return value
  }

  func rational() throws(InstitutionError) -> Rational {
    switch json.value.content {
    case .number(let text), .string(let text):
      if let number = NumberText.rational(text.utf8) { return number }
    default: break
    }
    throw error(expected: NumberText.examples)
  }

  func integer(_ domain: String) throws(InstitutionError) -> Int {
    guard case .number(let text) = json.value.content, let number = NumberText.integer(text.utf8)
    else { throw error(expected: domain) }
    return number
  }

  /// The value of a path, or of the longest part of it that exists.
  func node(at path: String) -> SpecificationNode {
    var node = self
    for step in path.split(whereSeparator: { $0 == "." || $0 == "[" }) {
      switch node.json.value.content {
      case .object(let members):
        guard let member = members.first(where: { $0.key == step }) else { return node }
        node = node.child(member.value, node.prefix + step)
      case .array(let elements):
        guard let index = Int(step.dropLast()), elements.indices.contains(index) else {
          return node
        }
        node = node.child(elements[index], "[\(index)]")
      default: return node
      }
    }
    return node
  }

  /// An error about a parameter of the model, at its place in the text.
  func located(_ error: InstitutionError) -> InstitutionError {
    guard case .parameter(let name, let value, let domain) = error else { return error }
    let node = node(at: name)
    guard node.path == name else {
      let place = node.json.error(expected: domain)
      return .specification(
        place: "\(place.fileName ?? "<input>"):\(place.line):\(place.column)",
        reason: error.description
      )
    }
    if case .number = node.json.value.content { return node.error(expected: domain) }
    return node.error(value, expected: domain)
  }
}
