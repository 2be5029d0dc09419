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

  /// The pairs, in the order in which they were met.
  private(set) var pairs: [Pair] = []
  /// The number of different vertices met, the origin not counted.
  private(set) var vertexCount = 0
  /// Why the completion of some vertex ended early.
  private(set) var stopReason: StopReason?

  /// For each degenerate vertex with completions, by its tight labels: the range of its pairs.
  private var degenerate: [LabelSet: Range<Int>] = [:]

  init(_ polytopes: BestResponsePolytopes, player: Int) {
    self.polytopes = polytopes
    self.player = player
  }

  /// Takes up a basis of the player's polytope and its vertex.
  ///
  /// - Parameters:
  ///   - basis: The nonbasic labels.
  ///   - strategy: The vertex; not the origin.
  ///   - stop: Asked with the number of bases of a face.
  mutating func add(
    basis: LabelSet,
    _ strategy: @autoclosure () -> ExtremeStrategy,
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
      if !replies.isEmpty {
        let own = strategy()
        for reply in replies {
          pairs.append(Pair(strategies: player == 0 ? [own, reply] : [reply, own]))
        }
      }
      range = start..<pairs.count
      if basis != tight { degenerate[tight] = range }
    }
    guard !range.isEmpty, let (tight, index) = polytopes.index(ofBasis: basis, of: player),
      let position = range.first(where: { pairs[$0].strategies[1 - player].tight == tight })
    else { return }
    pairs[position].index += index
  }

  /// Adds what a search over other bases has found; both may have met the same degenerate vertex.
  mutating func merge(_ other: ExtremePairs) {
    vertexCount += other.vertexCount
    stopReason = stopReason ?? other.stopReason
    for (tight, range) in other.degenerate {
      guard let own = degenerate[tight] else { continue }
      vertexCount -= 1
      for (position, twin) in zip(own, range) { pairs[position].index += other.pairs[twin].index }
    }
    let twins = other.degenerate.filter { degenerate[$0.key] != nil }.map(\.value)
    for (position, pair) in other.pairs.enumerated() {
      if !twins.contains(where: { $0.contains(position) }) { pairs.append(pair) }
    }
  }
}
