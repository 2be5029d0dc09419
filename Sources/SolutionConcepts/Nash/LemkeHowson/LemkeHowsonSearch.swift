internal import EquilibriaNumerics
internal import Games

/// The exploration behind ``AllLemkeHowson``: breadth first over ends of paths.
struct LemkeHowsonSearch {
  struct Node {
    let basis: [[Int]]
    let equilibrium: Int?
    let index: Int
    /// The dictionaries at the node, as long as not all of its paths are known.
    fileprivate var walk: BestResponsePath?
    /// Which labels' paths are known.
    fileprivate var isKnown: [Bool]
  }

  struct Path {
    let label: Int
    let start: Int
    let end: Int
    let pivotCount: Int
  }

  private(set) var nodes: [Node] = []
  private(set) var paths: [Path] = []
  private(set) var mixtures: [[[Rational]]] = []
  private(set) var stopReason: StopReason?

  private var numberOfBasis: [[[Int]]: Int] = [:]
  private var numberOfMixtures: [[[Rational]]: Int] = [:]
  private let payoffs: [Matrix<ExactInteger>]

  init<Action>(_ game: PayoffTable<Action>) {
    payoffs = [0, 1].map { player in
      Matrix(
        rowCount: game.space.counts[0],
        columnCount: game.space.counts[1],
        elements: BestResponsePath.positiveIntegers(game.payoffs[player])
      )
    }
    _ = number(of: BestResponsePath(exact: game))
  }

  private var labelCount: Int { payoffs[0].rowCount + payoffs[0].columnCount }

  mutating func run(_ stopwatch: Stopwatch) {
    var pivots = 0
    var current = 0
    while current < nodes.count {
      for label in 0..<labelCount where !nodes[current].isKnown[label] {
        guard var walk = nodes[current].walk else { continue }
        let before = pivots
        if let reason = walk.walk(dropping: label, pivots: &pivots, stopwatch) {
          stopReason = reason
          return
        }
        let end = number(of: walk)
        precondition(
          nodes[end].index == -nodes[current].index,
          "the ends of a path have opposite indices"
        )
        nodes[current].isKnown[label] = true
        nodes[end].isKnown[label] = true
        paths.append(Path(label: label, start: current, end: end, pivotCount: pivots - before))
      }
      nodes[current].walk = nil
      current += 1
    }
  }

  /// The number of the node at which a walk stands, new or known.
  private mutating func number(of walk: BestResponsePath) -> Int {
    let basis = walk.basis.actions
    if let number = numberOfBasis[basis] { return number }
    let equilibrium = basis[0].isEmpty ? nil : walk.mixtures.map { number(ofMixtures: $0) }
    nodes.append(
      Node(
        basis: basis,
        equilibrium: equilibrium,
        index: index(of: basis),
        walk: walk,
        isKnown: Array(repeating: false, count: labelCount)
      )
    )
    numberOfBasis[basis] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func number(ofMixtures values: [[Rational]]) -> Int {
    if let number = numberOfMixtures[values] { return number }
    mixtures.append(values)
    numberOfMixtures[values] = mixtures.count - 1
    return mixtures.count - 1
  }

  /// `(−1)^(k+1)·sign(det A·det B)` on a basis of k actions each.
  private func index(of basis: [[Int]]) -> Int {
    let size = basis[0].count
    let signs = payoffs.map { matrix in
      let elements = basis[0].flatMap { row in basis[1].map { matrix[row, $0] } }
      return ExactLinearSystem.determinant(
        Matrix(rowCount: size, columnCount: size, elements: elements)
      ).signum
    }
    return (size % 2 == 0 ? -1 : 1) * signs[0] * signs[1]
  }
}
