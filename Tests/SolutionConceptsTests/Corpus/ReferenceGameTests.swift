import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// The reference games themselves, before a solver is held against them.
@Suite struct ReferenceGameTests {
  @Test func `the games are there`() {
    let names = ReferenceGames.present.map(\.name)
    #expect(names.count { $0.hasPrefix("random ") } == 500)
    #expect(names.count { $0.hasPrefix("degenerate ") } == 200)
    #expect(names.count { $0.hasPrefix("textbook ") } == 30)
    #expect(Set(names).count == names.count)
  }

  @Test func `published numbers of equilibria`() {
    let counts = Dictionary(
      ReferenceGames.present.map { ($0.name, $0.count) },
      uniquingKeysWith: { first, _ in first }
    )
    #expect(counts["diag(1,2,3)"] == 7)
    // von Stengel 1999: 75 in a 6×6 game; Savani & von Stengel 2006: one, at the end of long paths.
    #expect(counts["dual cyclic 6, many equilibria"] == 75)
    #expect(counts["dual cyclic 6, long paths"] == 1)
    // Sandholm, Gilpin & Conitzer 2005: one.
    #expect((1...3).map { counts["Sgc \($0)"] } == [1, 1, 1])
  }

  /// The generators and the fixture mean the same games.
  @Test(arguments: 1...3) func `Sgc games are those of the generator`(order: Int) throws {
    let entry = try #require(ReferenceGames.present.first { $0.name == "Sgc \(order)" })
    let expected = try SandholmGilpinConitzerGame(order: order).tabulated()
    #expect(try entry.game().payoffs == expected.payoffs)
  }

  @Test(arguments: DualCyclicPolytopeGame.FacetLabels.allCases)
  func `dual cyclic games are those of the generator`(
    labels: DualCyclicPolytopeGame.FacetLabels
  ) throws {
    let kind = labels == .longPaths ? "long paths" : "many equilibria"
    for dimension in [2, 4, 6, 8] {
      let name = "dual cyclic \(dimension), \(kind)"
      let entry = try #require(ReferenceGames.present.first { $0.name == name })
      let game = try DualCyclicPolytopeGame(dimension: dimension, labels: labels)
      #expect(try entry.game().payoffs == game.tabulated().payoffs)
    }
  }

  @Test func `every listed equilibrium is one, and digests belong to lists`() throws {
    for entry in ReferenceGames.present {
      guard let lines = entry.equilibria else { continue }
      #expect(lines.count == entry.count && lines == sortedByBytes(lines), "\(entry.name)")
      #expect(referenceDigest(lines) == entry.digest, "\(entry.name)")
      let game = try entry.game()
      for line in lines {
        let mixtures = try profile(ofReferenceLine: line)
        #expect(referenceLine(mixtures) == line)
        #expect(regrets(game, mixtures) == [0, 0], "\(entry.name): \(line)")
      }
    }
  }

  /// Some hash values that its authors publish.
  @Test func `the digest is FNV-1a`() {
    #expect(referenceDigest([]) == "cbf29ce484222325")
    #expect(referenceDigest(["a"]) == "af63dc4c8601ec8c")
    #expect(referenceDigest(["foobar"]) == "85944171f73967e8")
  }
}
