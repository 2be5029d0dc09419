import CaseFiles
import Testing

/// No case about institutions is left out, and nothing that is expected of it.
///
/// A case is in use when a test gets it by its name. The file has cases about Markov games, repeated
/// games, taxes and culture as well, which other modules test.
@Suite("The file of cases about institutions")
struct InstitutionCasesTests {
  static let sources = TestSources()

  /// What the names of the cases about institutions begin with.
  static let topics: Set<String> = [
    "hw", "silly", "altar", "spur", "commons", "contract", "fish", "knox", "proxy", "schelling",
    "pgg", "twobytwo", "sanction", "conv",
  ]

  static let cases = InstitutionCase.all.filter { row in
    topics.contains(String(row.id.prefix { $0 != "-" }))
  }

  @Test("All are read, and every topic has one")
  func count() {
    #expect(Set(Self.cases.map { $0.id.prefix { $0 != "-" } }).count == Self.topics.count)
    #expect(Self.cases.count == 20)
  }

  /// Cases whose expected numbers have names that are parameters, and which tests run over.
  static let lists: Set<String> = ["silly-01", "spur-01", "contract-02"]

  @Test("Every case is used, and every number expected of it", arguments: cases)
  func use(_ row: InstitutionCase) throws {
    let unused = try #require(
      Self.sources.unusedNames(of: row, marks: ["\"\(row.id)\""]),
      "no test uses the case \(row.id)"
    )
    #expect(unused.isEmpty || Self.lists.contains(row.id))
  }
}
