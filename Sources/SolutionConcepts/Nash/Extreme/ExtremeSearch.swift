internal import EquilibriaNumerics

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
  let workerCount: Int

  /// The player whose polytope is searched: the one of smaller dimension.
  private var player: Int { polytopes.counts[0] <= polytopes.counts[1] ? 0 : 1 }

  /// The parts that are searched at once; small games are not worth a second thread.
  private var cells: [SearchCell] {
    let count = polytopes.counts[player]
    return SearchCell.cells(
      forWorkers: polytopes.labelCount >= 20 ? workerCount : 1,
      actionCount: count
    )
  }

  private var monitor: SearchMonitor {
    SearchMonitor(stopwatch, largestBasisCount: largestBasisCount, workers: cells.count)
  }

  /// Searches in floating point with proofs where that pays, else in integers.
  func run() -> Outcome {
    for precision in FloatingPrecision.allCases {
      switch floatingRun(precision) {
      case .finished(let outcome): return outcome
      case .imprecise: continue
      case .degenerate: return exactRun()
      }
    }
    return exactRun()
  }

  /// How a search in floating point has ended.
  enum Attempt {
    case finished(Outcome)
    /// The payoffs have too many bits, or rounding hides too much.
    case imprecise
    /// The game suits no floating search.
    case degenerate
  }

  /// The search with a proof in floating point for almost every basis.
  func floatingRun(_ precision: FloatingPrecision) -> Attempt {
    let (player, cells, monitor) = (player, cells, monitor)
    let parts = concurrently(cells.count) { number in
      guard
        var search = FloatingBasisSearch(
          polytopes,
          player: player,
          cell: cells[number],
          precision: precision
        )
      else { return (nil as FloatingBasisSearch?, FloatingBasisSearch.Outcome.imprecise) }
      let outcome = search.run(monitor: monitor, worker: number)
      return (search, outcome)
    }
    // One reason goes before the other, whichever part comes first.
    if parts.contains(where: { $0.1 == .degenerate }) { return .degenerate }
    var pairs = ExtremePairs(polytopes, player: player)
    var stopReason: StopReason?
    var (bases, exactBases) = (0, 0)
    for (search, outcome) in parts {
      guard let search else { return .imprecise }
      switch outcome {
      case .exhausted: break
      case .stopped(let reason): stopReason = stopReason ?? reason
      case .imprecise: return .imprecise
      case .degenerate: return .degenerate
      }
      pairs.merge(search.pairs)
      bases += search.basisCount
      exactBases += search.exactBasisCount
    }
    // The neighbours that a cell has in later cells must have been met there.
    if stopReason == nil {
      for (number, part) in parts.enumerated() {
        let later = parts[(number + 1)...].compactMap(\.0)
        guard
          part.0?.boundary.allSatisfy({ word in later.contains { $0.seen.contains(word) } }) == true
        else { return .degenerate }
      }
    }
    return .finished(
      Outcome(
        pairs: pairs,
        statistics: EnumerationStatistics(
          basisCount: bases,
          vertexCount: pairs.vertexCount,
          exactBasisCount: exactBases
        ),
        stopReason: stopReason
      )
    )
  }

  /// The search with every pivot in integers.
  func exactRun() -> Outcome {
    let (player, cells, monitor) = (player, cells, monitor)
    let parts = concurrently(cells.count) { number in
      exactPart(cells[number], player: player, monitor: monitor, worker: number)
    }
    var pairs = ExtremePairs(polytopes, player: player)
    for part in parts { pairs.merge(part.pairs) }
    let bases = parts.reduce(0) { $0 + $1.basisCount }
    return Outcome(
      pairs: pairs,
      statistics: EnumerationStatistics(
        basisCount: bases,
        vertexCount: pairs.vertexCount,
        exactBasisCount: bases
      ),
      stopReason: parts.lazy.compactMap(\.stopReason).first ?? pairs.stopReason
    )
  }

  private func exactPart(
    _ cell: SearchCell,
    player: Int,
    monitor: SearchMonitor,
    worker: Int
  ) -> (pairs: ExtremePairs, basisCount: Int, stopReason: StopReason?) {
    let first = polytopes.firstLabel(of: player)
    let count = polytopes.counts[player]
    var start = polytopes.dictionary(of: player, actions: Array(cell.excludedCount..<count))
    let origin = polytopes.dictionary(of: player, actions: Array(0..<count)).basis
    let required = cell.requiresNext ? first + cell.excludedCount : nil
    if required != nil, let row = start.leavingRow(entering: 1) { start.pivot(row: row, column: 1) }
    let excluded = LabelSet((0..<cell.excludedCount).map { first + $0 })
    var pairs = ExtremePairs(polytopes, player: player)
    var search = BasisSearch(required: required)
    let completion = Completion(polytopes: polytopes, player: player)
    let reason = search.run(
      from: start,
      stop: { bases in
        // A basis in integers takes ten times as long as one in doubles.
        bases == 1 || bases.isMultiple(of: max(monitor.interval / 8, 1))
          ? monitor.reasonToStop(worker: worker, bases: bases, found: pairs.pairs.count) : nil
      },
      visit: { dictionary in
        let basis = dictionary.basis.union(excluded)
        if basis == origin { return }
        pairs.add(
          basis: basis,
          completion.strategy(at: dictionary, of: player),
          tight: dictionary.tightLabels.union(excluded),
          stop: monitor.interrupt
        )
      }
    )
    return (pairs, search.basisCount, reason)
  }
}
