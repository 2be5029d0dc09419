import CaseFiles
import Testing

/// No case of the file is left out, and nothing that is expected of a case.
///
/// A case is in use when a test gets it by its number, or runs over all cases of its group.
@Suite("The file of cases about evolution")
struct EvolutionCasesTests {
  static let sources = TestSources()

  @Test("All are read, each with a name of its own")
  func count() {
    #expect(EvolutionCase.all.count == 66)
    #expect(Set(EvolutionCase.all.map(\.id)).count == 66)
    #expect(Self.sources.texts.count > 20)
  }

  @Test("Every case is used, and every number expected of it", arguments: EvolutionCase.all)
  func use(_ row: EvolutionCase) {
    let number = row.id.prefix { $0 != " " }
    let marks = ["\"\(number)\"", ".group(\"\(row.group)\"))\n"]
    #expect(Self.sources.unusedNames(of: row, marks: marks) == [])
  }
}
