import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AllLemkeHowsonTests {
  private func expectSound(_ game: PayoffTable<Int>, _ note: String) throws {
    let graph = try game.lemkeHowsonGraph()
    #expect(try graph.verify(in: game) == nil, "\(note)")
    let labels = game.space.counts[0] + game.space.counts[1]
    // A perfect matching for each label: every node has one path, to a node of the other index.
    #expect(graph.stopReason == nil && graph.nodes.count % 2 == 0)
    #expect(graph.paths.count == graph.nodes.count / 2 * labels)
    for label in 0..<labels {
      for node in graph.nodes.indices {
        let other = try #require(graph.neighbour(of: node, dropping: label))
        #expect(graph.neighbour(of: other, dropping: label) == node)
        #expect(graph.nodes[other].index == -graph.nodes[node].index)
      }
      // The path from the artificial equilibrium is the one that LemkeHowson follows.
      let single = try game.nashEquilibria(using: LemkeHowson(droppedLabel: label))
      let end = try #require(graph.neighbour(of: 0, dropping: label))
      let place = try #require(graph.nodes[end].equilibrium)
      #expect(graph.equilibria[place].profile == single.first?.profile, "\(note) label \(label)")
    }
    #expect(graph.nodes.reduce(0) { $0 + $1.index } == 0)
    for equilibrium in graph.equilibria {
      #expect(regrets(game, equilibrium.profile.probabilities) == [0, 0], "\(note)")
    }
    let list = try game.nashEquilibria(using: .allLemkeHowson)
    #expect(list.map(\.profile) == graph.equilibria.map(\.profile))
    #expect(list.isComplete == (labels == 2))
  }

  private static let shapes = [[1, 1], [1, 3], [2, 2], [3, 2], [3, 3], [2, 4], [4, 4]]

  @Test(arguments: shapes)
  func `random games`(shape: [Int]) throws {
    for seed in seeds(12) {
      let game = try randomGame(shape, -99...99, seed: seed)
      try expectSound(game, "\(shape) seed \(seed)")
      let graph = try game.lemkeHowsonGraph()
      let all = naiveExtremeEquilibria(game)
      #expect(Set(graph.equilibria.map(\.profile.probabilities)).isSubset(of: all))
    }
  }

  @Test(arguments: shapes, [0...1, 0...2])
  func `degenerate games`(shape: [Int], range: ClosedRange<Int>) throws {
    for seed in seeds(10) {
      let game = try randomGame(shape, range, seed: seed)
      try expectSound(game, "\(shape) seed \(seed)")
      let found = try game.nashEquilibria(using: .allLemkeHowson)
      let all = naiveExtremeEquilibria(game)
      #expect(Set(found.map(\.profile.probabilities)).isSubset(of: all))
    }
  }

  /// The indices of all equilibria of a nondegenerate game sum to 1 (Shapley 1974); a pure one of a
  /// coordination game has index 1.
  @Test func `a diagonal game is connected`() throws {
    for size in 1...4 {
      let rows = (0..<size).map { i in (0..<size).map { Rational($0 == i ? i + 1 : 0) } }
      let game = try PayoffTable(rows: rows, columns: rows)
      let graph = try game.lemkeHowsonGraph()
      for (number, equilibrium) in graph.equilibria.enumerated() {
        let support = equilibrium.profile[0].supportIndices.count
        #expect(graph.index(of: number) == (support % 2 == 1 ? 1 : -1))
      }
      let sum = graph.equilibria.indices.reduce(0) { $0 + graph.index(of: $1) }
      #expect(sum == 1)
    }
  }

  @Test func `limits end the exploration, and the part found is sound`() throws {
    let game = try randomGame([5, 5], -99...99, seed: 2)
    let whole = try game.lemkeHowsonGraph()
    let pivots = whole.paths.reduce(0) { $0 + $1.pivotCount }
    for limit in [0, 1, pivots / 2, pivots - 1] {
      let part = try game.lemkeHowsonGraph(limits: Limits(iterations: limit))
      #expect(part.stopReason == .iterationLimit)
      #expect(try part.verify(in: game) == nil)
      #expect(part.paths == Array(whole.paths.prefix(part.paths.count)))
    }
    let done = try game.lemkeHowsonGraph(limits: Limits(iterations: pivots))
    #expect(done == whole)
    let late = try game.nashEquilibria(using: AllLemkeHowson(limits: Limits(time: .zero)))
    #expect(late.isEmpty && late.stopReason == .timeLimit)
  }

  @Test func `three players are refused`() throws {
    let three = try randomGame([2, 2, 2], 0...9, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.lemkeHowsonGraph()
    }
  }

  /// All labels lead to one equilibrium, and two more are connected to each other only.
  ///
  /// Wilson's game, printed by Shapley (1974), *A note on the Lemke–Howson algorithm*.
  @Test func `equilibria that no path reaches`() throws {
    let game = try PayoffTable(symmetric: [[0, 3, 0], [2, 2, 0], [3, 0, 1]])
    let graph = try game.lemkeHowsonGraph()
    #expect(try graph.verify(in: game) == nil)
    #expect(graph.nodes.count == 2 && graph.equilibria.count == 1)
    #expect(graph.equilibria[0].profile.pureActions == [2, 2])
    #expect((0..<6).allSatisfy { graph.neighbour(of: 0, dropping: $0) == 1 })
    let all = try game.nashEquilibria(using: .supportEnumeration)
    #expect(all.count == 3 && all.isComplete)
    let golden = """
      0: index -1, artificial equilibrium, paths 0→1 1→1 2→1 3→1 4→1 5→1
      1: index 1, (2, 2), paths 0→0 1→0 2→0 3→0 4→0 5→0
      """
    #expect(graph.description == golden)
  }
}
