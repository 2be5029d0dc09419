internal import EquilibriaNumerics

/// The search for the completely labelled vertices of one best-response polytope.
///
/// A symmetric equilibrium of the game with payoff matrix A is a point x ≠ 0 of
/// `{x ≥ 0, A·x ≤ 1}`, up to scale, at which every action i has `xᵢ = 0` or `(A·x)ᵢ = 1`. Extreme
/// ones are vertices, recognised by all of their tight constraints.
///
/// > Source: Savani & von Stengel (2016), *Unit vector games*, section 2; von Stengel (2007),
/// > *Algorithmic Game Theory* chapter 3, section 3.4.
struct SymmetricSearch {
  /// A symmetric equilibrium that is a vertex.
  struct Vertex {
    let strategy: ExtremeStrategy
    /// The sum of the indices of the perturbed symmetric equilibria that converge to it.
    var index = 0
  }

  struct Outcome {
    var vertices: [Vertex] = []
    var statistics: EnumerationStatistics
    /// Why the search ended early; `nil` when the vertices are proven to be all.
    var stopReason: StopReason?
  }

  /// The polytopes of a symmetric game; player 0's is searched.
  let polytopes: BestResponsePolytopes

  private var actionCount: Int { polytopes.counts[0] }

  /// Visits all bases of the polytope.
  func run(monitor: SearchMonitor) -> Outcome {
    let start = polytopes.dictionary(of: 0, actions: Array(0..<actionCount))
    let origin = start.basis
    let completion = Completion(polytopes: polytopes, player: 0)
    var vertices: [Vertex] = []
    var places: [LabelSet: Int] = [:]
    var degenerate: Set<LabelSet> = []
    var vertexCount = 0
    var search = BasisSearch()
    let reason = search.run(
      from: start,
      stop: { bases in
        bases.isMultiple(of: 32)
          ? monitor.reasonToStop(worker: 0, bases: bases, found: vertices.count) : nil
      },
      visit: { dictionary in
        let basis = dictionary.basis
        if basis == origin { return }
        let tight = dictionary.tightLabels
        if tight == basis || degenerate.insert(tight).inserted { vertexCount += 1 }
        guard isCompletelyLabelled(tight) else { return }
        let place = places[tight] ?? vertices.count
        if place == vertices.count {
          places[tight] = place
          vertices.append(Vertex(strategy: completion.strategy(at: dictionary, of: 0)))
        }
        if isCompletelyLabelled(basis) { vertices[place].index += index(ofBasis: basis) }
      }
    )
    return Outcome(
      vertices: vertices,
      statistics: EnumerationStatistics(
        basisCount: search.basisCount,
        vertexCount: vertexCount,
        exactBasisCount: search.basisCount
      ),
      stopReason: reason
    )
  }

  /// Whether every action is out of use or a best reply.
  private func isCompletelyLabelled(_ labels: LabelSet) -> Bool {
    (0..<actionCount).allSatisfy { labels.contains($0) || labels.contains(actionCount + $0) }
  }

  /// `(−1)^(k+1) · sign(det A_SS)` for the support S, of size k, of a completely labelled basis.
  private func index(ofBasis basis: LabelSet) -> Int {
    let support = (0..<actionCount).filter { !basis.contains($0) }
    let determinant = ExactLinearSystem.determinant(
      Matrix(
        rowCount: support.count,
        columnCount: support.count,
        elements: support.flatMap { row in support.map { polytopes.matrices[0][row, $0] } }
      )
    )
    return (support.count % 2 == 1 ? 1 : -1) * determinant.signum
  }
}
