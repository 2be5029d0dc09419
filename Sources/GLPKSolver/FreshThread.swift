internal import CEquilibriaGLPK

/// Runs a closure to its end on a new thread while the caller waits.
enum FreshThread {
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// - Returns: Whether a thread could be started.
  static func run(_ body: () -> Void) -> Bool {
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      return withExtendedLifetime(work) {
        ceq_run_on_fresh_thread(
          { context in
            guard let context else { return }
            Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().body()
          },
          Unmanaged.passUnretained(work).toOpaque()
        ) == 0
      }
    }
  }
}
