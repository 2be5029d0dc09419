import Equilibria
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Progress of long work on standard error.
///
/// On a terminal one line changes; elsewhere a new line comes now and then. Nothing is shown in the
/// first second.
final class ProgressLine: Sendable {
  private struct State {
    var next: ContinuousClock.Instant
    var isShown = false
  }

  private let isTerminal = isatty(ByteSource.Stream.standardError.rawValue) != 0
  private let started = ContinuousClock.now
  private let state: Mutex<State>

  init() { state = Mutex(State(next: started + .seconds(1))) }

  /// Shows a report unless one was shown just before.
  func show(_ progress: Progress) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard now >= state.next else { return }
      state.next = now + (isTerminal ? .milliseconds(200) : .seconds(5))
      state.isShown = true
      let text = "\(progress), \((now - started).components.seconds) s"
      // The escape sequence clears what a longer line has left behind.
      ByteSource.write(isTerminal ? "\r\(text)\u{1B}[K" : text + "\n", to: .standardError)
    }
  }

  /// Takes the line off the terminal.
  func end() {
    state.withLock { state in
      if isTerminal && state.isShown { ByteSource.write("\r\u{1B}[K", to: .standardError) }
    }
  }
}
