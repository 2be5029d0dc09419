internal import EquilibriaNumerics

/// The extreme equilibria met so far, gathered from the bases of one player's polytope.
struct ExtremePairs {
  /// A pair of vertices with all labels; `strategies[p]` is player p's.
  struct Pair {
    let strategies: [ExtremeStrategy]
    /// The sum of the indices of the perturbed equilibria that converge to the pair.
    var index = 0
  }

  let polytopes: BestResponsePolytopes
  /// The player whose polytope is searched.
  let player: Int
  /// Both polytopes in floating numbers, where the search has them.
  private let floating: [FloatingPolytope]

  /// The pairs, in the order in which they were met.
  private(set) var pairs: [Pair] = []
  /// The number of different vertices met, the origin not counted.
  private(set) var vertexCount = 0
  /// Why the completion of some vertex ended early.
  private(set) var stopReason: StopReason?

  /// For each degenerate vertex with completions, by its tight labels: the range of its pairs.
  private var degenerate: [LabelSet: Range<Int>] = [:]

  init(_ polytopes: BestResponsePolytopes, player: Int, floating: [FloatingPolytope] = []) {
    self.polytopes = polytopes
    self.player = player
    self.floating = floating
  }

  /// Counts a vertex that is proven to have no completion.
  mutating func countVertex() { vertexCount += 1 }

  /// Takes up a basis of the player's polytope and its vertex.
  ///
  /// - Parameters:
  ///   - basis: The nonbasic labels.
  ///   - strategy: The vertex; not the origin.
  ///   - tight: All its tight labels.
  ///   - stop: Asked with the number of bases of a face.
  mutating func add(
    basis: LabelSet,
    _ strategy: ExtremeStrategy,
    tight: LabelSet,
    stop: (Int) -> StopReason?
  ) {
    let range: Range<Int>
    if basis != tight, let known = degenerate[tight] {
      range = known
    } else {
      vertexCount += 1
      let completion = Completion(polytopes: polytopes, player: player)
      let (replies, reason) = completion.strategies(for: tight, stop: stop)
      stopReason = stopReason ?? reason
      let start = pairs.count
      for reply in replies {
        pairs.append(Pair(strategies: player == 0 ? [strategy, reply] : [reply, strategy]))
      }
      range = start..<pairs.count
      if basis != tight { degenerate[tight] = range }
    }
    if range.isEmpty { return }
    let candidates = range.map { pairs[$0].strategies[1 - player].tight }
    guard
      let (candidate, index) = polytopes.index(
        ofBasis: basis,
        of: player,
        among: candidates,
        floating
      )
    else { return }
    pairs[range.lowerBound + candidate].index += index
  }

  /// Adds what a search over other bases has found; both may have met the same degenerate vertex.
  mutating func merge(_ other: ExtremePairs) {
    vertexCount += other.vertexCount
    stopReason = stopReason ?? other.stopReason
    // Ranges of the other list by their starts, in its order, so that the result is reproducible.
    var known: [Int: Range<Int>] = [:]
    for (tight, range) in other.degenerate {
      guard let own = degenerate[tight] else { continue }
      vertexCount -= 1
      if !range.isEmpty { known[range.lowerBound] = range }
      for (position, twin) in zip(own, range) { pairs[position].index += other.pairs[twin].index }
    }
    var places: [Int] = []
    var position = 0
    while position < other.pairs.count {
      if let twins = known[position] {
        places += Array(repeating: -1, count: twins.count)
        position = twins.upperBound
      } else {
        places.append(pairs.count)
        pairs.append(other.pairs[position])
        position += 1
      }
    }
    for (tight, range) in other.degenerate where degenerate[tight] == nil {
      let start = range.isEmpty ? 0 : places[range.lowerBound]
      degenerate[tight] = start..<(start + range.count)
    }
  }
}
