import Foundation
import Testing

/// No case of the file is left out, and nothing that is expected of a case.
///
/// Which tests run is known only when they are all over, and a filter may leave some out. So the
/// sources of the tests are read: a case is in use when a test gets it by its number, or runs over
/// all cases of its group.
@Suite("The file of cases")
struct EvolutionCasesTests {
  /// The sources of all other tests of this module.
  static let sources: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && $0.path() != #filePath }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
  }()

  @Test("All are read, each with a name of its own")
  func count() {
    #expect(EvolutionCase.all.count == 66)
    #expect(Set(EvolutionCase.all.map(\.id)).count == 66)
    #expect(Self.sources.count > 20)
  }

  @Test("Every case is used, and every number expected of it", arguments: EvolutionCase.all)
  func use(_ row: EvolutionCase) {
    let number = row.id.prefix { $0 != " " }
    let users = Self.sources.filter { source in
      source.contains("\"\(number)\"") || source.contains(".group(\"\(row.group)\"))\n")
    }
    #expect(!users.isEmpty, "no test uses the case \(row.id)")
    for name in row.expected.keys.sorted() {
      #expect(
        users.contains { $0.contains("\"\(name)\"") },
        "no test compares \(name) of the case \(row.id)"
      )
    }
  }
}
