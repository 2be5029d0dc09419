import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// Our enumeration against lrsnash and Gambit's rational enummixed, which agree on these games.
@Suite struct ReferenceEquilibriaTests {
  /// The games in a few batches, so that they run side by side.
  @Test(arguments: 0..<8) func `all extreme equilibria of the reference games`(batch: Int) throws {
    for (number, entry) in ReferenceGames.present.enumerated() where number % 8 == batch {
      let game = try entry.game()
      let found = try game.nashEquilibria(using: .vertexEnumeration)
      let lines = sortedByBytes(found.map { referenceLine($0.profile.probabilities) })
      #expect(found.isComplete && found.count == entry.count, "\(entry.name)")
      #expect(referenceDigest(lines) == entry.digest, "\(entry.name)")
      if let expected = entry.equilibria { #expect(lines == expected, "\(entry.name)") }
      #expect(found.allSatisfy { $0.regret == 0 }, "\(entry.name)")
      #expect(found.components?.reduce(0) { $0 + $1.index } == 1, "\(entry.name)")
    }
  }
}
