import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct SymmetricEnumerationTests {
  private static func game(_ size: Int, _ range: ClosedRange<Int>, _ seed: UInt64) throws
    -> PayoffTable<Int>
  {
    try SymmetricGames(options: size, payoffs: .integers(range)).makeGame(seed: seed)
  }

  @Test(arguments: [(1, 0...0), (2, 0...2), (3, 0...2), (4, 0...1), (4, -9...9), (5, 0...9)])
  func `the symmetric ones among all extreme equilibria`(
    size: Int,
    range: ClosedRange<Int>
  ) throws {
    for seed in seeds(25) {
      let game = try Self.game(size, range, seed)
      let found = try game.symmetricEquilibria()
      #expect(found.isComplete && found.stopReason == nil)
      #expect(try found.verify(in: game) == nil)
      // A symmetric pair of vertices with all labels is an extreme equilibrium, and no other pair.
      let all = try game.nashEquilibria(using: .vertexEnumeration).map(\.profile.probabilities)
      let symmetric = all.filter { $0[0] == $0[1] }
      #expect(Set(found.map(\.profile.probabilities)) == Set(symmetric))
      let plain = try SymmetricEnumeration(removesDominatedActions: false)
        .solve(game)
      #expect(plain.equilibria == found.equilibria)
      #expect(plain.components?.map(\.members) == found.components?.map(\.members))
    }
  }

  @Test(arguments: [3, 4])
  func `faces are the largest sets whose every mixture is an equilibrium`(size: Int) throws {
    for seed in seeds(25) {
      let game = try Self.game(size, 0...1, seed)
      let found = try game.symmetricEquilibria()
      guard found.count <= 8 else { continue }
      let points = found.map { $0.profile[0].probabilities }
      // Two different mixtures on a line: one alone may be an equilibrium by coincidence.
      func isFace(_ members: [Int]) throws -> Bool {
        try [members, members.reversed()].allSatisfy { members in
          let total = Rational(members.count * (members.count + 1) / 2)
          let mixture = points[0].indices.map { action in
            members.enumerated().reduce(Rational.zero) { sum, member in
              sum + Rational(member.offset + 1) * points[member.element][action]
            } / total
          }
          let strategy = try MixedStrategy<Int, Rational>(
            actions: game.actions[0],
            probabilities: mixture
          )
          return try game.check(nash: MixedProfile([strategy, strategy])).isEquilibrium()
        }
      }
      let sets = try (1..<(1 << points.count)).map { mask in
        points.indices.filter { mask >> $0 & 1 == 1 }
      }.filter { members in
        try isFace(members)
          && members.allSatisfy { a in try members.allSatisfy { try a == $0 || isFace([a, $0]) } }
      }
      let maximal = sets.filter { set in
        !sets.contains { $0.count > set.count && Set($0).isSuperset(of: set) }
      }
      let faces = try #require(found.components).flatMap(\.faces)
      #expect(Set(faces.map(\.members)) == Set(maximal))
    }
  }

  @Test func `coordination has an equilibrium on every set of actions`() throws {
    let game = try PayoffTable(
      symmetric: (0..<5).map { i in (0..<5).map { $0 == i ? 1 : 0 } }
    )
    let found = try game.symmetricEquilibria()
    #expect(found.count == 31)
    let components = try #require(found.components)
    #expect(components.count == 31)
    // Uniform on k actions: index (−1)^(k+1).
    for (equilibrium, component) in zip(found, components) {
      let size = equilibrium.profile[0].support.count
      #expect(component.index == (size % 2 == 1 ? 1 : -1))
      #expect(equilibrium.payoffs[0] == Rational(1, size))
    }
  }

  @Test func `textbook games`() throws {
    let doves = try HawkDove(value: 2, cost: 3).symmetricEquilibria()
    #expect(doves.count == 1)
    #expect(doves[0].profile[0].probabilities.max() == Rational(2, 3))
    #expect(
      try RockPaperScissors().symmetricEquilibria().description.hasSuffix(
        "1 symmetric equilibrium: all there are"
      )
    )
    // Nothing matters: every mixture is an equilibrium.
    let idle = try PayoffTable(symmetric: [[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    let everything = try idle.symmetricEquilibria()
    let component = try #require(everything.components?.first)
    #expect(everything.components?.count == 1)
    #expect(component.dimension == 2 && component.index == 1 && component.isEssential)
    #expect(component.faces[0].payoffRange == 0...0)
    #expect(
      everything.description.hasSuffix(
        "3 symmetric equilibria: the extreme ones of all there are, which form 1 connected component"
      )
    )
  }

  @Test func `payoffs of different scales, and floating results`() throws {
    let tiny = Rational(1, 1_000_000_000)
    let game = try PayoffTable(symmetric: [[1_000_000_000, 0], [1_000_000_000 - tiny, tiny]])
    let found = try game.symmetricEquilibria()
    #expect(found.count == 3)
    #expect(found[2].profile[0].probabilities == [Rational(1, 2), Rational(1, 2)])
    let floating = try SymmetricEnumeration().solve(game, over: Double.self)
    #expect(floating.map { $0.profile[0].supportIndices } == [[0], [1], [0, 1]])
  }

  @Test func `other games are refused with the first misfit`() throws {
    let error = #expect(throws: SolutionError.self) {
      try PayoffTable(rows: [[1, 2], [3, 4]], columns: [[1, 3], [5, 4]]).symmetricEquilibria()
    }
    #expect(
      error?.description
        == "not a symmetric game: Player 2 gets 5 at (1, 0); 2 was expected, what Player 1 gets at "
        + "(0, 1)"
    )
    #expect(
      throws: SolutionError.notApplicable(
        reason: "not a symmetric game: the players have 2 and 3 actions"
      )
    ) {
      try randomGame([2, 3], 0...1, seed: 1).symmetricEquilibria()
    }
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try randomGame([2, 2, 2], 0...1, seed: 1).symmetricEquilibria()
    }
  }

  @Test func `limits give a partial answer`() throws {
    let game = try Self.game(9, -99...99, 4)
    let partial = try game.symmetricEquilibria(limits: Limits(iterations: 32))
    #expect(!partial.isComplete && partial.stopReason == .iterationLimit)
    #expect(partial.components == nil)
    #expect(try partial.verify(in: game) == nil)
    #expect(partial.description.contains("there may be more"))
    let small = try SymmetricEnumeration(largestBasisCount: 10).solve(game)
    #expect(small.stopReason == .memoryLimit)
  }
}
