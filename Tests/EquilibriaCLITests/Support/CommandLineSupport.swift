import Equilibria
import Foundation
import Testing

@testable import EquilibriaCLI

/// Runs the command in this process, with help texts 80 columns wide.
func run(_ arguments: String..., input: String? = nil) -> CommandResult {
  run(arguments, input: input)
}

func run(_ arguments: [String], input: String? = nil) -> CommandResult {
  CommandRunner.run(arguments: arguments, columns: 80) { () throws(CommandFailure) in
    guard let input else {
      Issue.record("\(arguments) read standard input")
      return []
    }
    return Array(input.utf8)
  }
}

/// The path of a file in the folder of fixtures.
func fixture(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/\(name)").path
}

func fixtureText(_ name: String) throws -> String {
  try String(contentsOfFile: fixture(name), encoding: .utf8)
}

/// What strict JSON text holds, for looking up single values.
struct Document {
  private let value: Any?

  private init(_ value: Any?) { self.value = value }

  /// The document of a result that printed one line of JSON and nothing else.
  init(_ result: CommandResult) throws {
    // Our reader is strict about the standard; Foundation's is an independent second opinion.
    _ = try JSONReader.read(SourceText(Array(result.standardOutput.utf8), fileName: "output"))
    try #require(result.standardOutput.hasSuffix("\n"))
    try #require(result.standardOutput.count { $0 == "\n" } == 1)
    value = try JSONSerialization.jsonObject(with: Data(result.standardOutput.utf8))
  }

  subscript(key: String) -> Document { Document((value as? [String: Any])?[key]) }

  subscript(index: Int) -> Document {
    guard let list = value as? [Any], list.indices.contains(index) else { return Document(nil) }
    return Document(list[index])
  }

  var isAbsent: Bool { value == nil }
  var isNull: Bool { value is NSNull }
  var string: String? { value as? String }
  var bool: Bool? { value as? Bool }
  var double: Double? { value as? Double }
  /// A number, exact or floating.
  var rational: Rational? {
    string.flatMap { Rational($0) } ?? double.flatMap { Rational(binary: $0) }
  }
  var count: Int? { (value as? [Any])?.count }
  var strings: [String]? { value as? [String] }
  var integers: [Int]? { value as? [Int] }
}
