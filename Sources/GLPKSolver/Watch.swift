internal import EquilibriaNumerics

/// What a running GLPK call asks about between iterations.
final class Watch {
  private let cancellation: CancellationFlag
  private let deadline: ContinuousClock.Instant?
  private var firstRefusal: ContinuousClock.Instant?

  init(_ cancellation: CancellationFlag, deadline: ContinuousClock.Instant?) {
    self.cancellation = cancellation
    self.deadline = deadline
  }

  /// 0 to go on, 1 to stop when convenient, 2 to stop at once.
  func verdict() -> Int32 {
    let now = ContinuousClock.now
    if let firstRefusal { return now - firstRefusal > .milliseconds(50) ? 2 : 1 }
    let isLate = deadline.map { now >= $0 } ?? false
    if !isLate && !cancellation.isCancelled { return 0 }
    firstRefusal = now
    return 1
  }
}
