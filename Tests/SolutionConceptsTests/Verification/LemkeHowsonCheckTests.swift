import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct LemkeHowsonCheckTests {
  private typealias Graph = LemkeHowsonGraph<Int>

  /// Seven equilibria, all connected.
  private let game: PayoffTable<Int>
  private let graph: LemkeHowsonGraph<Int>

  init() throws {
    let rows: [[Rational]] = [[1, 0, 0], [0, 2, 0], [0, 0, 3]]
    game = try PayoffTable(rows: rows, columns: rows)
    graph = try game.lemkeHowsonGraph()
    try #require(graph.nodes.count == 8)
  }

  private func changed(
    nodes: [Graph.Node]? = nil,
    paths: [Graph.Path]? = nil,
    equilibria: [NashEquilibrium<Int, Rational>]? = nil,
    stopReason: StopReason? = nil
  ) throws -> String? {
    try Graph(
      nodes: nodes ?? graph.nodes,
      paths: paths ?? graph.paths,
      equilibria: equilibria ?? graph.equilibria,
      stopReason: stopReason
    ).verify(in: game)
  }

  private func changed(
    node place: Int,
    basis: [[Int]]? = nil,
    equilibrium: Int?? = nil,
    index: Int? = nil
  ) throws -> String? {
    var nodes = graph.nodes
    let old = nodes[place]
    nodes[place] = .init(
      basis: basis ?? old.basis,
      equilibrium: equilibrium ?? old.equilibrium,
      index: index ?? old.index
    )
    return try changed(nodes: nodes)
  }

  private func changed(
    path place: Int,
    label: Int? = nil,
    start: Int? = nil,
    end: Int? = nil,
    pivotCount: Int? = nil
  ) throws -> String? {
    var paths = graph.paths
    let old = paths[place]
    paths[place] = .init(
      label: label ?? old.label,
      start: start ?? old.start,
      end: end ?? old.end,
      pivotCount: pivotCount ?? old.pivotCount
    )
    return try changed(paths: paths)
  }

  @Test func `the right graph passes`() throws {
    #expect(try graph.verify(in: game) == nil)
    #expect(try changed() == nil)
  }

  @Test func `wrong nodes are found`() throws {
    for place in graph.nodes.indices {
      let node = graph.nodes[place]
      #expect(try changed(node: place, index: -node.index)?.contains("index") == true)
      #expect(try changed(node: place, basis: [[0], [9]]) != nil)
      #expect(try changed(node: place, basis: [[0, 1], [0]]) != nil)
      #expect(try changed(node: place, basis: [[0], [1]]) != nil)
      let next = ((node.equilibrium ?? 0) + 1) % 7
      #expect(try changed(node: place, equilibrium: .some(next)) != nil)
      #expect(try changed(node: place, equilibrium: .some(7)) != nil)
    }
    #expect(try changed(node: 1, equilibrium: .some(nil)) != nil)
    #expect(try changed(nodes: []) != nil)
    #expect(try changed(nodes: graph.nodes + [graph.nodes[3]])?.contains("same basis") == true)
  }

  @Test func `wrong paths are found`() throws {
    for place in graph.paths.indices {
      let path = graph.paths[place]
      #expect(try changed(path: place, pivotCount: path.pivotCount + 1) != nil)
      #expect(try changed(path: place, label: (path.label + 1) % 6) != nil)
      #expect(try changed(path: place, label: 6)?.contains("does not fit") == true)
      #expect(try changed(path: place, end: 8)?.contains("does not fit") == true)
      #expect(try changed(path: place, end: path.start) != nil)
      var fewer = graph.paths
      fewer.remove(at: place)
      #expect(try changed(paths: fewer)?.contains("has no path") == true)
      // Of a graph said to be unfinished, a part may be missing.
      #expect(try changed(paths: fewer, stopReason: .timeLimit) == nil)
    }
  }

  /// A perfect matching of opposite indices that is not the one the paths make.
  @Test func `rerouted paths are found`() throws {
    for label in 0..<6 {
      let own = graph.paths.indices.filter { graph.paths[$0].label == label }
      var paths = graph.paths
      let (first, second) = (paths[own[0]], paths[own[1]])
      let isAligned = graph.nodes[first.start].index == graph.nodes[second.start].index
      let (end, other) = isAligned ? (second.end, second.start) : (second.start, second.end)
      paths[own[0]] = .init(
        label: label,
        start: first.start,
        end: end,
        pivotCount: first.pivotCount
      )
      paths[own[1]] = .init(
        label: label,
        start: other,
        end: first.end,
        pivotCount: second.pivotCount
      )
      #expect(try changed(paths: paths)?.contains("ends elsewhere") == true)
    }
  }

  @Test func `wrong equilibria are found`() throws {
    #expect(try changed(equilibria: graph.equilibria.reversed()) != nil)
    #expect(try changed(equilibria: Array(graph.equilibria.dropLast())) != nil)
    let twice = graph.equilibria + [graph.equilibria[0]]
    #expect(try changed(equilibria: twice)?.contains("twice") == true)
    // Equilibria of another game.
    let rows: [[Rational]] = [[1, 0, 0], [0, 2, 0], [0, 0, 4]]
    let other = try PayoffTable(rows: rows, columns: rows).lemkeHowsonGraph()
    #expect(try changed(equilibria: other.equilibria) != nil)
    #expect(try other.verify(in: game) != nil)
    #expect(try graph.verify(in: randomGame([2, 2], 0...9, seed: 1)) != nil)
    #expect(try graph.verify(in: randomGame([3, 3, 2], 0...9, seed: 1)) != nil)
  }
}
