internal import EquilibriaNumerics
internal import Synchronization

/// Watches the limits of a search and reports its progress, for several workers at once.
final class SearchMonitor: Sendable {
  private struct State {
    var basisCounts: [Int]
    var foundCounts: [Int]
    var lastReport: ContinuousClock.Instant
  }

  /// How many bases a worker visits between two looks at the clock.
  let interval: Int

  private let stopwatch: Stopwatch
  private let largestBasisCount: Int
  private let handler: (@Sendable (Progress) -> Void)?
  private let state: Mutex<State>

  init(_ stopwatch: Stopwatch, largestBasisCount: Int, workers: Int) {
    self.stopwatch = stopwatch
    self.largestBasisCount = largestBasisCount
    handler = Progress.handler
    // A bound on the number of bases is kept to the letter.
    interval = stopwatch.iterationLimit == nil && largestBasisCount > 1 << 16 ? 256 : 1
    state = Mutex(
      State(
        basisCounts: Array(repeating: 0, count: workers),
        foundCounts: Array(repeating: 0, count: workers),
        lastReport: .now
      )
    )
  }

  /// Takes note of a worker's state.
  ///
  /// - Returns: The reason to stop now, if there is one.
  func reasonToStop(worker: Int, bases: Int, found: Int) -> StopReason? {
    let now = ContinuousClock.now
    let (total, report) = state.withLock { state -> (Int, Progress?) in
      state.basisCounts[worker] = bases
      state.foundCounts[worker] = found
      let total = state.basisCounts.reduce(0, +)
      guard handler != nil, now - state.lastReport >= .milliseconds(100) else {
        return (total, nil)
      }
      state.lastReport = now
      let found = state.foundCounts.reduce(0, +)
      return (total, Progress(stage: "visiting vertices", done: total, found: found))
    }
    if let report { handler?(report) }
    if total >= largestBasisCount { return .memoryLimit }
    return stopwatch.reasonToStop(afterIterations: total)
  }

  /// The reason to end the enumeration of a face, looked into now and then.
  func interrupt(afterBases count: Int) -> StopReason? {
    count.isMultiple(of: 32) ? stopwatch.reasonToStop() : nil
  }
}
