internal import EquilibriaNumerics
internal import Games

/// The search for all extreme equilibria of a two-player game.
struct ExtremeSearch {
  /// What a search has found.
  struct Outcome {
    var pairs: ExtremePairs
    var statistics: EnumerationStatistics
    /// Why the search ended early; `nil` when the pairs are proven to be all.
    var stopReason: StopReason?
  }

  let polytopes: BestResponsePolytopes
  let stopwatch: Stopwatch
  let largestBasisCount: Int

  /// The player whose polytope is searched: the one of smaller dimension.
  private var player: Int { polytopes.counts[0] <= polytopes.counts[1] ? 0 : 1 }

  func run() -> Outcome {
    exactRun()
  }

  /// The search with every pivot in integers.
  private func exactRun() -> Outcome {
    let start = polytopes.dictionary(
      of: player,
      actions: Array(0..<polytopes.counts[player])
    )
    let origin = start.basis
    var pairs = ExtremePairs(polytopes, player: player)
    var search = BasisSearch()
    let completion = Completion(polytopes: polytopes, player: player)
    let reason = search.run(from: start, stop: reasonToStop) { dictionary in
      let basis = dictionary.basis
      if basis == origin { return }
      pairs.add(
        basis: basis,
        completion.strategy(at: dictionary, of: player),
        tight: dictionary.tightLabels,
        stop: reasonToStop
      )
    }
    return Outcome(
      pairs: pairs,
      statistics: EnumerationStatistics(
        basisCount: search.basisCount,
        vertexCount: pairs.vertexCount,
        exactBasisCount: search.basisCount
      ),
      stopReason: reason ?? pairs.stopReason
    )
  }

  /// The reason to stop after a number of bases.
  func reasonToStop(afterBases count: Int) -> StopReason? {
    if count >= largestBasisCount { return .memoryLimit }
    return count % 32 == 0 ? stopwatch.reasonToStop(afterIterations: count) : nil
  }
}
