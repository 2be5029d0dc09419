public import EquilibriaNumerics

/// Who is a neighbour of whom, and how strongly.
///
/// ```swift
/// let graph = try PopulationGraph(edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)])
/// print(try graph.criticalRatio())
/// ```
public struct PopulationGraph: Sendable, Hashable {
  /// The number of members.
  public let count: Int

  /// The weight of the edge between two members; symmetric, zero without an edge and for a member
  /// and itself.
  public let weights: Matrix<Rational>

  /// The most members of a graph.
  public static let largestCount = 2000

  /// A graph from its weights.
  ///
  /// - Parameter weights: One row and column per member: not negative, symmetric, zero on the
  ///   diagonal.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the weights are not those of a
  ///   connected graph of at least two members; it names the first misfit.
  public init(weights: [[Rational]]) throws(EvolutionError) {
    let count = weights.count
    guard count >= 2, count <= Self.largestCount else {
      throw .parameter(
        name: "graph",
        value: "\(count) members",
        domain: "2 to \(Self.largestCount) members"
      )
    }
    for (row, line) in weights.enumerated() {
      guard line.count == count else {
        throw .parameter(
          name: "weights[\(row)]",
          value: "\(line.count) entries",
          domain: "\(count) entries, one per member"
        )
      }
      for (column, weight) in line.enumerated() {
        let isFine =
          weight >= .zero && (row != column || weight.isZero)
          && (weights[column].count != count || weights[column][row] == weight)
        guard isFine else {
          throw .parameter(
            name: "weights[\(row)][\(column)]",
            value: "\(weight)",
            domain: "a number from 0, the same in both directions, and 0 for a member and itself"
          )
        }
      }
    }
    self.init(checked: Matrix(weights))
    guard let outside = firstUnreachable else { return }
    throw .parameter(
      name: "graph",
      value: "member \(outside) out of reach of member 0",
      domain: "a connected graph"
    )
  }

  /// A graph from its edges, each of weight 1.
  ///
  /// - Parameter edges: Pairs of different members, numbered from 0, each pair once.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when an edge is not one, is there
  ///   twice, or the graph is not connected.
  public init(edges: [(Int, Int)]) throws(EvolutionError) {
    let count = (edges.map { max($0.0, $0.1) }.max() ?? -1) + 1
    guard count >= 2, count <= Self.largestCount else {
      throw .parameter(
        name: "graph",
        value: "\(max(count, 0)) members",
        domain: "2 to \(Self.largestCount) members"
      )
    }
    var weights = Array(repeating: Array(repeating: Rational.zero, count: count), count: count)
    for (number, (first, second)) in edges.enumerated() {
      guard first >= 0, second >= 0, first != second, weights[first][second].isZero else {
        throw .parameter(
          name: "edges[\(number)]",
          value: "(\(first), \(second))",
          domain: "two different members from 0 whose edge is not there yet"
        )
      }
      weights[first][second] = 1
      weights[second][first] = 1
    }
    try self.init(weights: weights)
  }

  private init(checked weights: Matrix<Rational>) {
    count = weights.rowCount
    self.weights = weights
  }

  /// A circle in which everybody has neighbours at given distances.
  ///
  /// - Parameters:
  ///   - count: The number of members.
  ///   - distances: The distances along the circle, each from 1 to half the circle.
  /// - Returns: The graph; with the distance 1 alone it is a cycle.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a distance is too long or the
  ///   graph is not connected.
  public static func circulant(
    count: Int,
    distances: [Int] = [1]
  ) throws(EvolutionError) -> PopulationGraph {
    for distance in distances where distance < 1 || distance > count / 2 {
      throw .parameter(
        name: "distances",
        value: "\(distance)",
        domain: "whole numbers from 1 to \(count / 2)"
      )
    }
    return try PopulationGraph(
      weights: (0..<max(count, 0)).map { row in
        (0..<count).map { column in
          let gap = (row - column).magnitude
          return distances.contains(Int(min(gap, UInt(count) - gap))) ? 1 : 0
        }
      }
    )
  }

  /// A graph in which all are neighbours.
  ///
  /// - Parameter count: The number of members, at least 2.
  /// - Returns: The graph.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when there are too few or too many.
  public static func complete(count: Int) throws(EvolutionError) -> PopulationGraph {
    try PopulationGraph(
      weights: (0..<max(count, 0)).map { row in (0..<count).map { row == $0 ? 0 : 1 } }
    )
  }

  /// One member in the middle who is everybody's only neighbour.
  ///
  /// - Parameter count: The number of members, at least 2.
  /// - Returns: The graph; member 0 is in the middle.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when there are too few or too many.
  public static func star(count: Int) throws(EvolutionError) -> PopulationGraph {
    try PopulationGraph(edges: (1..<max(count, 1)).map { (0, $0) })
  }

  /// The first member that cannot be reached from member 0.
  private var firstUnreachable: Int? {
    var isReached = Array(repeating: false, count: count)
    var waiting = [0]
    isReached[0] = true
    while let next = waiting.popLast() {
      for other in 0..<count where !isReached[other] && !weights[next, other].isZero {
        isReached[other] = true
        waiting.append(other)
      }
    }
    return isReached.firstIndex(of: false)
  }

  /// The sum of the weights of each member's edges.
  var degrees: [Rational] {
    (0..<count).map { weights.row($0).reduce(Rational.zero, +) }
  }
}
