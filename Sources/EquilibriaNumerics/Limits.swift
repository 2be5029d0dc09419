/// How long a computation may run.
///
/// Reaching a limit is not an error: the result says that it is partial and carries what is proven
/// so far. Cancelling the surrounding `Task` stops work in the same way.
public struct Limits: Sendable, Hashable {
  /// The longest running time; `nil` for none.
  public var time: Duration?

  /// The largest number of iterations (pivots, nodes, rounds: the algorithm says which); `nil`
  /// for none.
  public var iterations: Int?

  /// Limits on time and iterations.
  ///
  /// - Parameters:
  ///   - time: The longest running time.
  ///   - iterations: The largest number of iterations.
  public init(time: Duration? = nil, iterations: Int? = nil) {
    self.time = time
    self.iterations = iterations
  }

  /// No limits: only cancellation stops the work.
  public static let none = Limits()
}

/// Why a computation ended before its proof was complete.
public enum StopReason: String, Sendable, Hashable, Codable {
  /// The time limit passed.
  case timeLimit
  /// The iteration limit was reached.
  case iterationLimit
  /// As much memory as allowed was in use.
  case memoryLimit
  /// The surrounding task was cancelled.
  case cancelled
}

/// A running computation's view of its limits.
package struct Stopwatch: Sendable {
  package let deadline: ContinuousClock.Instant?
  package let iterationLimit: Int?
  private let cancellation = CancellationFlag()

  package init(_ limits: Limits) {
    deadline = limits.time.map { ContinuousClock.now + $0 }
    iterationLimit = limits.iterations
  }

  /// The reason to stop now, if there is one.
  package func reasonToStop(afterIterations count: Int = 0) -> StopReason? {
    if let iterationLimit, count >= iterationLimit { return .iterationLimit }
    if let deadline, ContinuousClock.now >= deadline { return .timeLimit }
    return cancellation.isCancelled ? .cancelled : nil
  }

  /// What is left of the time limit; zero when it has passed, `nil` when there is none.
  package var remainingTime: Duration? {
    deadline.map { max($0 - ContinuousClock.now, .zero) }
  }

  /// What remains, as limits for a part of the work.
  package func remaining(afterIterations count: Int = 0) -> Limits {
    Limits(time: remainingTime, iterations: iterationLimit.map { max($0 - count, 0) })
  }
}

/// The task that was current when work began, asked for cancellation from any thread.
///
/// It is only asked while the call that captured it waits, so the task is alive.
package struct CancellationFlag: @unchecked Sendable {
  private let task: UnsafeCurrentTask?

  package init() { task = withUnsafeCurrentTask { $0 } }

  package var isCancelled: Bool { task?.isCancelled ?? false }
}
