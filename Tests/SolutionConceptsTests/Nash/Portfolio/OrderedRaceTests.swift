import EquilibriaNumerics
import Synchronization
import Testing

@testable import SolutionConcepts

@Suite struct OrderedRaceTests {
  @Test(arguments: [1, 2, 3, 8]) func `the lowest success wins with any number of threads`(
    threads: Int
  ) {
    for winners in [[5], [2, 3, 17], [0, 1], [19]] {
      let race = OrderedRace.run(
        count: 20,
        threads: threads,
        stopwatch: Stopwatch(.none)
      ) { number, goOn -> Int? in
        // Earlier numbers take longer, so that later ones succeed before them.
        var spins = 20_000 - 1000 * number
        while spins > 0 && goOn() { spins -= 1 }
        return winners.contains(number) && goOn() ? number : nil
      }
      #expect(race.winner == winners[0])
      #expect(race.stopReason == nil)
    }
  }

  @Test(arguments: [1, 4]) func `every attempt is made once when none succeeds`(threads: Int) {
    let counts = Mutex([Int](repeating: 0, count: 50))
    let race = OrderedRace.run(
      count: 50,
      threads: threads,
      stopwatch: Stopwatch(.none)
    ) { number, _ -> Int? in
      counts.withLock { $0[number] += 1 }
      return nil
    }
    #expect(race.winner == nil && race.stopReason == nil)
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 50))
  }

  @Test(arguments: [1, 3]) func `a time limit stops all threads`(threads: Int) {
    let race = OrderedRace.run(
      count: 8,
      threads: threads,
      stopwatch: Stopwatch(Limits(time: .milliseconds(5)))
    ) { _, goOn -> Int? in
      while goOn() {}
      return nil
    }
    #expect(race.winner == nil && race.stopReason == .timeLimit)
  }

  @Test(arguments: [1, 3]) func `cancelling the caller stops all threads`(threads: Int) async {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return OrderedRace.run(
        count: 8,
        threads: threads,
        stopwatch: Stopwatch(.none)
      ) { _, goOn -> Int? in
        while goOn() {}
        return nil
      }.stopReason
    }
    task.cancel()
    #expect(await task.value == .cancelled)
  }

  @Test func `no attempts, no result`() {
    let race = OrderedRace.run(count: 0, threads: 4, stopwatch: Stopwatch(.none)) { number, _ in
      number
    }
    #expect(race.winner == nil && race.stopReason == nil)
  }
}
