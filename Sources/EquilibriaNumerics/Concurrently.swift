internal import Dispatch
internal import Synchronization

/// Runs a piece of work for each number below a count, several at once, and waits for all.
///
/// Results stand in the order of their numbers, whatever thread computed them.
package func concurrently<Result: Sendable>(
  _ count: Int,
  _ body: @Sendable (Int) -> Result
) -> [Result] {
  if count <= 1 { return (0..<count).map(body) }
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { number in
    let result = body(number)
    results.withLock { $0[number] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}
