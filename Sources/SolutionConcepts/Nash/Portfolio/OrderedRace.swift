internal import CEquilibriaKernels
internal import EquilibriaNumerics
internal import Synchronization

/// Numbered attempts on several threads, of which the lowest number that succeeds wins.
///
/// Later attempts are abandoned as soon as an earlier one has succeeded, but never the other way
/// round; so the winner is the same for every number of threads and every timing.
enum OrderedRace {
  /// What became of the attempts.
  struct Outcome<Success: Sendable>: Sendable {
    /// The result of the successful attempt with the lowest number.
    var winner: Success?
    /// Why the race ended early.
    var stopReason: StopReason?
  }

  /// Runs attempts 0..<count until one has succeeded and all earlier ones have not.
  ///
  /// An attempt asks from time to time whether to go on; when told not to, it returns `nil`.
  static func run<Success: Sendable>(
    count: Int,
    threads: Int,
    stopwatch: Stopwatch,
    attempt: @Sendable (_ number: Int, _ goOn: () -> Bool) -> Success?
  ) -> Outcome<Success> {
    let board = Board<Success>(count: count, stopwatch: stopwatch)
    @Sendable func work() {
      while let number = board.nextNumber() {
        if let success = attempt(number, { board.goesOn(number) }) {
          board.enter(success, number)
        }
      }
    }
    if min(threads, count) > 1 {
      runOnThreads(min(threads, count), work)
    } else {
      work()
    }
    return board.outcome
  }

  /// What all threads look at.
  private final class Board<Success: Sendable>: Sendable {
    private let count: Int
    private let stopwatch: Stopwatch
    private let task = CallersTask()
    private let next = Atomic<Int>(0)
    private let lowest = Atomic<Int>(.max)
    private let isStopped = Atomic<Bool>(false)
    private let result = Mutex(Outcome<Success>())

    init(count: Int, stopwatch: Stopwatch) {
      self.count = count
      self.stopwatch = stopwatch
    }

    var outcome: Outcome<Success> { result.withLock { $0 } }

    func nextNumber() -> Int? {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      return number < count && goesOn(number) ? number : nil
    }

    func goesOn(_ number: Int) -> Bool {
      if isStopped.load(ordering: .relaxed) || lowest.load(ordering: .acquiring) < number {
        return false
      }
      guard let reason = task.isCancelled ? .cancelled : stopwatch.reasonToStop() else {
        return true
      }
      isStopped.store(true, ordering: .relaxed)
      result.withLock { $0.stopReason = $0.stopReason ?? reason }
      return false
    }

    func enter(_ success: Success, _ number: Int) {
      result.withLock { result in
        guard number < lowest.load(ordering: .acquiring) else { return }
        lowest.store(number, ordering: .releasing)
        result.winner = success
      }
    }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func runOnThreads(_ count: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      // All threads have ended when the call returns, so the context outlives them.
      withExtendedLifetime(work) {
        ceq_run_on_threads(
          count,
          { context in
            guard let context else { return }
            Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().body()
          },
          Unmanaged.passUnretained(work).toOpaque()
        )
      }
    }
  }
}

/// The task that was current when work began, asked for cancellation from any thread.
///
/// It is only asked while the call that captured it waits, so the task is alive.
private struct CallersTask: @unchecked Sendable {
  private let task: UnsafeCurrentTask?

  init() { task = withUnsafeCurrentTask { $0 } }

  var isCancelled: Bool { task?.isCancelled ?? false }
}
