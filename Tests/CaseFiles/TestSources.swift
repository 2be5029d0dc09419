import Foundation

/// The sources of the tests of a module, to find out which cases they use.
///
/// Which tests run is known only when they are all over, and a filter may leave some out. So the
/// sources are read.
package struct TestSources: Sendable {
  /// The texts of all sources but one.
  package let texts: [String]

  /// The sources in the folder of a file and below, without the file itself.
  package init(around file: String = #filePath) {
    let folder = URL(filePath: file).deletingLastPathComponent()
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    texts = (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && $0.path() != file }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
  }

  /// What no test uses of a case.
  ///
  /// - Parameters:
  ///   - row: The case.
  ///   - marks: Texts one of which a source contains that uses the case.
  /// - Returns: The names of expected numbers that no source with a mark mentions, in order; `nil` when
  ///   there is no such source.
  package func unusedNames(of row: some NumericCase, marks: [String]) -> [String]? {
    let users = texts.filter { text in marks.contains { text.contains($0) } }
    if users.isEmpty { return nil }
    return row.expected.keys.sorted().filter { name in
      !users.contains { $0.contains("\"\(name)\"") }
    }
  }
}
