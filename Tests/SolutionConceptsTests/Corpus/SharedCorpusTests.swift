import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// The equilibria of published games, against facts that lrs computed exactly.
@Suite(.enabled(if: SharedGames.isPresent))
struct SharedCorpusTests {
  @Test func `the facts are all there`() { #expect(SharedGames.entries.count >= 48) }

  @Test(arguments: SharedGames.entries)
  func `pure equilibria are the known ones`(entry: SharedGames.Entry) throws {
    let game = try SharedGames.game(entry)
    #expect(game.space.counts == entry.strategies)
    let found = try game.nashEquilibria(using: .pureEnumeration)
    #expect(
      found.compactMap(\.profile.pureActions)
        == entry.pure_nash.sorted { $0.lexicographicallyPrecedes($1) }
    )
    #expect(found.allSatisfy { $0.regret == 0 })
  }

  @Test(arguments: SharedGames.entries.filter { $0.strategies.count == 2 })
  func `every label leads to an extreme equilibrium`(entry: SharedGames.Entry) throws {
    let game = try SharedGames.game(entry)
    let extreme = try Set(
      #require(entry.extreme_nash).map { profile in
        try profile.map { mixture in try mixture.map { try #require(Rational($0)) } }
      }
    )
    #expect(extreme.count == entry.extreme_nash_count)
    for label in 0..<entry.strategies.reduce(0, +) {
      let algorithm = LemkeHowson(droppedLabel: label)
      let exact = try #require(try game.nashEquilibria(using: algorithm).first)
      #expect(regrets(game, exact.profile.probabilities) == [0, 0])
      // Vertices of both polytopes: the end of a path is an extreme equilibrium.
      #expect(extreme.contains(exact.profile.probabilities), "label \(label)")
      let floating = try #require(
        try game.nashEquilibria(using: algorithm, over: Double.self).first
      )
      let size = game.payoffs.joined().map(\.magnitude).max()?.doubleValue ?? 0
      #expect(floating.regret <= 1e-9 * max(size, 1))
    }
    // Whatever the default claims to be complete is.
    let found = try game.nashEquilibria()
    if found.isComplete { #expect(Set(found.map(\.profile.probabilities)) == extreme) }
  }

  @Test(arguments: SharedGames.entries.filter { $0.ce_polytope != nil })
  func `mediators reach the ends of the polytope`(entry: SharedGames.Entry) throws {
    let game = try SharedGames.game(entry)
    let polytope = try #require(entry.ce_polytope)
    let players = entry.strategies.count
    let units = (0..<players).map { player in
      (0..<players).map { $0 == player ? Rational(1) : 0 }
    }
    let rows: [([Rational], String, String)] =
      [(Array(repeating: 1, count: players), polytope.welfare_max, polytope.welfare_min)]
      + units.indices.map { (units[$0], polytope.payoff_max[$0], polytope.payoff_min[$0]) }
    for (weights, most, least) in rows {
      let best = try game.correlatedEquilibrium(maximizing: .weightedPayoffs(weights))
      #expect(best.value == Rational(most) && best.certificate.bound == best.value)
      #expect(best.check.regret == 0)
      let worst = try game.correlatedEquilibrium(maximizing: .weightedPayoffs(weights.map { -$0 }))
      #expect(-worst.value == Rational(least) && worst.certificate.bound == worst.value)
    }
    #expect(try game.correlatedEquilibrium().value == Rational(polytope.welfare_max))
    for player in 0..<players {
      let best = try game.correlatedEquilibrium(maximizing: .payoff(of: player))
      #expect(best.value == Rational(polytope.payoff_max[player]))
    }
    let egalitarian = try game.correlatedEquilibrium(maximizing: .minimumPayoff)
    #expect(egalitarian.value == egalitarian.payoffs.min())
    #expect(egalitarian.certificate.bound == egalitarian.value)
    if polytope.dimension == 0 {
      // One correlated equilibrium: any mediator gives the Nash payoffs.
      #expect(egalitarian.payoffs == polytope.payoff_max.compactMap { Rational($0) })
    }
  }
}
