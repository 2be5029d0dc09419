internal import EquilibriaNumerics

/// A vertex of a best-response polytope, as the strategy it stands for.
struct ExtremeStrategy: Sendable {
  /// Every label that is tight at the vertex.
  var tight: LabelSet
  /// Positive multiples of the probabilities, one per action of the player.
  var weights: [ExactInteger]
}

/// Finds, for a vertex of one polytope, all vertices of the other that complete it.
///
/// A completing vertex has every label that the given one lacks. Those vertices are the vertices
/// of a face of the other polytope: actions outside the given tight set are not played, and the
/// inequalities of the played actions are tight. Mostly the face is empty or a point, the solution
/// of a square system; in degenerate games it may be larger.
///
/// > Source: Winkels (1979), *An algorithm to determine all equilibrium points of a bimatrix game*;
/// > Avis, Rosenberg, Savani & von Stengel (2010), *Enumeration of Nash equilibria for two-player
/// > games*, section 4.
struct Completion {
  let polytopes: BestResponsePolytopes
  /// The player whose vertices are given; those of the other player are found.
  let player: Int

  private var other: Int { 1 - player }

  /// The completing vertices, in the order of the search.
  ///
  /// - Parameters:
  ///   - tight: All tight labels of a vertex of the player's polytope.
  ///   - stop: Asked now and then with the number of bases of the face.
  /// - Returns: The vertices, and why there may be more.
  func strategies(
    for tight: LabelSet,
    stop: (Int) -> StopReason?
  ) -> (found: [ExtremeStrategy], stopReason: StopReason?) {
    let played = actions(of: player) { !tight.contains($0) }
    let replies = actions(of: other) { tight.contains($0) }
    if played.isEmpty || replies.isEmpty { return ([], nil) }
    if played.count == replies.count,
      let point = polytopes.vertex(of: other, using: replies, tight: played)
    {
      return (point.map { [$0] } ?? [], nil)
    }
    return face(played, replies, stop: stop)
  }

  private func actions(of player: Int, where isIncluded: (Int) -> Bool) -> [Int] {
    let first = polytopes.firstLabel(of: player)
    return (0..<polytopes.counts[player]).filter { isIncluded(first + $0) }
  }

  /// All vertices of the face, from a first one found by driving the slacks to zero in turn.
  private func face(
    _ played: [Int],
    _ replies: [Int],
    stop: (Int) -> StopReason?
  ) -> (found: [ExtremeStrategy], stopReason: StopReason?) {
    var dictionary = polytopes.dictionary(of: other, actions: replies)
    var frozen = LabelSet()
    for action in played {
      let label = polytopes.firstLabel(of: player) + action
      guard dictionary.drive(label, toZeroWithin: &frozen) else { return ([], nil) }
    }
    dictionary.perturbHere()
    var search = BasisSearch(frozen: frozen)
    var seen: Set<LabelSet> = []
    var found: [ExtremeStrategy] = []
    let reason = search.run(from: dictionary, stop: stop) { dictionary in
      var vertex = strategy(at: dictionary, of: other)
      let absent = polytopes.firstLabel(of: other)
      for (action, weight) in vertex.weights.enumerated() where weight.isZero {
        vertex.tight.insert(absent + action)
      }
      if seen.insert(vertex.tight).inserted { found.append(vertex) }
    }
    return (found, reason)
  }

  /// The strategy of a player at the vertex of a dictionary.
  func strategy(at dictionary: PerturbedDictionary, of player: Int) -> ExtremeStrategy {
    let first = polytopes.firstLabel(of: player)
    var weights = [ExactInteger](repeating: .zero, count: polytopes.counts[player])
    for action in weights.indices {
      if let row = dictionary.row(of: first + action) { weights[action] = dictionary.table[row, 0] }
    }
    return ExtremeStrategy(tight: dictionary.tightLabels, weights: weights)
  }
}

extension PerturbedDictionary {
  /// Moves to a vertex where a quantity is zero, and freezes it there.
  ///
  /// - Returns: Whether there is such a vertex while the frozen quantities stay zero.
  mutating func drive(_ label: Int, toZeroWithin frozen: inout LabelSet) -> Bool {
    perturbHere()
    while let row = row(of: label) {
      let free = columnLabels.indices.dropFirst().filter { !frozen.contains(columnLabels[$0]) }
      if isZero(row: row) {
        // A degenerate pivot changes no constant; without one the quantity is zero on the face.
        guard let column = free.first(where: { table.sign(row, $0) != 0 }) else { return true }
        pivot(row: row, column: column)
        break
      }
      guard let column = free.first(where: { table.sign(row, $0) < 0 }),
        let leaving = leavingRow(entering: column)
      else { return false }
      pivot(row: leaving, column: column)
    }
    frozen.insert(label)
    return true
  }
}
