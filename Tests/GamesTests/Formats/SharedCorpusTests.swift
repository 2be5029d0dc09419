import EquilibriaNumerics
import Foundation
import Games
import Testing

/// Real Gambit files, which this package may not contain: read where they are, if they are there.
@Suite(.enabled(if: FixtureFiles.sharedFolder != nil))
struct SharedCorpusTests {
  private struct Facts: Decodable {
    struct Game: Decodable {
      var file: String
      var title: String
      var strategies: [Int]
      var pure_nash: [[Int]]
    }

    var nfg_facts: [Game]
  }

  @Test func `every file parses and survives round trips`() throws {
    #expect(FixtureFiles.shared.count >= 90)
    for file in FixtureFiles.shared {
      let document = try GameDocument.read(
        try FixtureFiles.bytes(file),
        fileName: file.lastPathComponent
      )
      #expect(try document.survivesRoundTrips(), "\(file.lastPathComponent)")
      #expect(document.table.space == document.space)
    }
  }

  @Test func `sizes and pure equilibria are the known ones`() throws {
    let folder = try #require(FixtureFiles.sharedFolder)
    let data = try Data(contentsOf: folder.appending(path: "expected.json"))
    let games = try JSONDecoder().decode(Facts.self, from: data).nfg_facts
    #expect(games.count >= 40)
    for game in games {
      let bytes = try FixtureFiles.bytes(folder.appending(path: game.file))
      let document = try NFGFormat.read(bytes, fileName: game.file)
      #expect(document.title == game.title)
      #expect(document.space.counts == game.strategies)
      let found = document.pureEquilibria
      #expect(Set(found) == Set(game.pure_nash), "\(game.file)")
    }
  }
}
