@testable import EquilibriaNumerics
import Testing

struct LimitsTests {
  @Test func `without limits nothing stops`() {
    let watch = Stopwatch(.none)
    #expect(watch.reasonToStop(afterIterations: .max) == nil)
    #expect(watch.remainingTime == nil)
    #expect(watch.remaining(afterIterations: 5) == Limits.none)
  }

  @Test func `the iteration limit is reached, not passed`() {
    let watch = Stopwatch(Limits(iterations: 3))
    #expect(watch.reasonToStop(afterIterations: 2) == nil)
    #expect(watch.reasonToStop(afterIterations: 3) == .iterationLimit)
    #expect(watch.remaining(afterIterations: 2) == Limits(iterations: 1))
    #expect(watch.remaining(afterIterations: 9) == Limits(iterations: 0))
  }

  /// Deadlines far enough from now that no load can change the outcome.
  @Test func `a time that has passed stops, one that has not does not`() throws {
    let late = Stopwatch(Limits(time: .zero))
    #expect(late.reasonToStop() == .timeLimit)
    #expect(late.remainingTime == .zero)
    #expect(Stopwatch(Limits(time: .seconds(-1))).remainingTime == .zero)
    let early = Stopwatch(Limits(time: .seconds(86_400)))
    #expect(early.reasonToStop() == nil)
    let remaining = try #require(early.remainingTime)
    #expect(remaining > .zero && remaining <= .seconds(86_400))
  }

  @Test func `a cancelled task stops`() async {
    let task = Task { () -> StopReason? in
      withUnsafeCurrentTask { $0?.cancel() }
      return Stopwatch(.none).reasonToStop()
    }
    #expect(await task.value == .cancelled)
  }

  @Test func `an immense time limit is no limit and does not trap`() {
    let watch = Stopwatch(Limits(time: Duration(secondsComponent: .max, attosecondsComponent: 0)))
    #expect(watch.reasonToStop() == nil)
  }
}
