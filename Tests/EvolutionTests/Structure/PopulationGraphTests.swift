import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

@Suite("Populations on graphs")
struct PopulationGraphTests {
  @Test("A circulant graph (case SPA-03)")
  func circulant() throws {
    let row = try DynamicsCases.named("SPA-03")
    let graph = try PopulationGraph.circulant(
      count: Int(try #require(row.inputs["N"].double)),
      distances: [1, 2]
    )
    let exact = try graph.criticalRatio()
    #expect(exact.ratio?.doubleValue == row.expected["bcCritical"].double)
    #expect(exact.ratio == 10)
    #expect(exact.verdict == .cooperation)
  }

  @Test("An irregular graph (case SPA-04)")
  func irregular() throws {
    let row = try DynamicsCases.named("SPA-04")
    let edges = row.inputs["edges"].list.map { edge in
      (Int(edge.doubles[0]), Int(edge.doubles[1]))
    }
    let exact = try PopulationGraph(edges: edges).criticalRatio()
    let expected = try #require(row.expected["bcCritical"].double)
    let ratio = try #require(exact.ratio)
    #expect(abs(ratio.doubleValue - expected) < row.tol)
  }

  @Test("Known graphs")
  func known() throws {
    // Source: theory of evolution, section B.6.
    #expect(try PopulationGraph.circulant(count: 10).criticalRatio().ratio == Rational(8, 3))
    let complete = try PopulationGraph.complete(count: 6).criticalRatio()
    #expect(complete.ratio == -5)
    #expect(complete.verdict == .spite)
    for count in [2, 5, 9] {
      let star = try PopulationGraph.star(count: count).criticalRatio()
      #expect(star.ratio == nil)
      #expect(star.verdict == .neither)
    }
  }

  @Test("Regular graphs have the closed form (N − 2)/(N/k − 2)", arguments: [9, 13, 16])
  func regular(_ count: Int) throws {
    for distances in [[1], [1, 3]] {
      let ratio = try PopulationGraph.circulant(count: count, distances: distances)
        .criticalRatio().ratio
      let degree = Rational(2 * distances.count)
      #expect(ratio == Rational(count - 2) / (Rational(count) / degree - 2))
    }
  }

  @Test("Floating-point ratios lie within their bounds of exact ones", arguments: 1...6)
  func floating(_ seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let count = 5 + Int(seed)
    // A cycle with random weighted chords.
    var weights = Array(repeating: Array(repeating: Rational.zero, count: count), count: count)
    for first in 0..<count {
      for second in 0..<first where first - second == 1 || generator.next() % 3 == 0 {
        weights[first][second] = Rational(Int(generator.next() % 5) + 1, 2)
        weights[second][first] = weights[first][second]
      }
    }
    let graph = try PopulationGraph(weights: weights)
    let exact = try graph.criticalRatio()
    let floating = graph.floatingCriticalRatio()
    let ratio = try #require(floating.ratio)
    let expected = try #require(exact.ratio).doubleValue
    #expect(floating.verdict == exact.verdict)
    #expect(abs(ratio - expected) <= floating.bound)
    #expect(floating.bound < 1e-8 * abs(expected))
    for (left, right) in zip(floating.meetingTimes, exact.meetingTimes) {
      #expect(abs(left - right.doubleValue) < 1e-10 * left)
    }
    // Renaming members and scaling weights change nothing.
    let order = Array((0..<count).reversed())
    let renamed = try PopulationGraph(
      weights: order.map { row in order.map { 3 * weights[row][$0] } }
    )
    #expect(try renamed.criticalRatio() == exact)
  }

  @Test("A larger graph in floating point")
  func large() throws {
    let graph = try PopulationGraph.circulant(count: 60, distances: [1, 2])
    let floating = graph.floatingCriticalRatio()
    let ratio = try #require(floating.ratio)
    #expect(abs(ratio - 58.0 / 13) <= floating.bound)
    #expect(floating.bound < 1e-9)
    let stopped = graph.floatingCriticalRatio(limits: Limits(iterations: 1))
    #expect(stopped.ratio == nil)
    #expect(stopped.verdict == nil)
    #expect(throws: EvolutionError.self) { try graph.criticalRatio() }
  }

  @Test("Graphs that are not graphs are refused")
  func errors() throws {
    func message(_ weights: [[Rational]]) -> String {
      do throws(EvolutionError) {
        _ = try PopulationGraph(weights: weights)
        return ""
      } catch { return error.description }
    }
    #expect(message([]).hasPrefix("graph is 0 members"))
    #expect(message([[0, 1], [1]]).hasPrefix("weights[1] is 1 entries"))
    #expect(message([[0, 1], [2, 0]]).hasPrefix("weights[0][1] is 1"))
    #expect(message([[1, 1], [1, 0]]).hasPrefix("weights[0][0] is 1"))
    #expect(message([[0, -1], [-1, 0]]).hasPrefix("weights[0][1] is -1"))
    #expect(
      message([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
        .hasPrefix("graph is member 2 out of reach")
    )
    #expect(throws: EvolutionError.self) { try PopulationGraph(edges: []) }
    #expect(throws: EvolutionError.self) { try PopulationGraph(edges: [(0, 0)]) }
    #expect(throws: EvolutionError.self) { try PopulationGraph(edges: [(0, 1), (1, 0)]) }
    #expect(throws: EvolutionError.self) { try PopulationGraph(edges: [(0, -1)]) }
    #expect(throws: EvolutionError.self) {
      try PopulationGraph.circulant(count: 6, distances: [4])
    }
    #expect(throws: EvolutionError.self) { try PopulationGraph.circulant(count: 8, distances: [2]) }
    #expect(throws: EvolutionError.self) { try PopulationGraph.complete(count: 1) }
  }

  @Test("Cooperation on large regular graphs", arguments: GraphUpdate.allCases)
  func transformed(_ update: GraphUpdate) throws {
    // Source: Ohtsuki & Nowak (2006): b/c > k for death–birth, k + 2 for imitation, never for
    // birth–death.
    let degree = 4
    let threshold: Int? =
      switch update {
      case .deathBirth: degree
      case .imitation: degree + 2
      case .birthDeath: nil
      }
    for benefit in [2, 4, 6, 50] {
      let game = try SymmetricGame(
        strategies: ["C", "D"],
        payoffs: [[Rational(benefit - 1), -1], [Rational(benefit), 0]]
      )
      let local = try game.onGraph(degree: degree, update: update)
      // Exchange of benefits: the same advantage against both.
      let advantages = (0...1).map { local.matrix[0, $0] - local.matrix[1, $0] }
      #expect(advantages[0] == advantages[1])
      if let threshold {
        #expect(advantages[0].signum == (benefit - threshold).signum())
      } else {
        #expect(advantages[0] < .zero)
      }
    }
    let game = try DynamicsCases.hawkDove()
    #expect(throws: EvolutionError.self) { try game.onGraph(degree: 2, update: update) }
  }
}
