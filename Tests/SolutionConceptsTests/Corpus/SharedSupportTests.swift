import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// Support enumeration and Lemke–Howson graphs of published games, against facts that lrs computed.
@Suite(.enabled(if: SharedGames.isPresent))
struct SharedSupportTests {
  static let entries = SharedGames.entries.filter { $0.strategies.count == 2 }

  @Test(arguments: entries)
  func `supports give all extreme equilibria`(entry: SharedGames.Entry) throws {
    let game = try SharedGames.game(entry)
    let extreme = try expected(entry)
    if entry.strategies.reduce(0, +) < 12 {
      let all = try game.nashEquilibria(using: SupportEnumeration(supports: .all))
      #expect(Set(all.map(\.profile.probabilities)) == extreme)
      #expect(all.isComplete == areIsolated(extreme))
    }
    let equal = try game.nashEquilibria(using: .supportEnumeration)
    #expect(Set(equal.map(\.profile.probabilities)).isSubset(of: extreme))
    if equal.isComplete { #expect(equal.count == extreme.count && areIsolated(extreme)) }
  }

  @Test(arguments: entries)
  func `paths join extreme equilibria of opposite index`(entry: SharedGames.Entry) throws {
    let game = try SharedGames.game(entry)
    let extreme = try expected(entry)
    let graph = try game.lemkeHowsonGraph()
    #expect(Set(graph.equilibria.map(\.profile.probabilities)).isSubset(of: extreme))
    if entry.strategies.reduce(0, +) < 12 { #expect(try graph.verify(in: game) == nil) }
  }

  private func expected(_ entry: SharedGames.Entry) throws -> Set<[[Rational]]> {
    try Set(
      #require(entry.extreme_nash).map { profile in
        try profile.map { mixture in try mixture.map { try #require(Rational($0)) } }
      }
    )
  }
}
