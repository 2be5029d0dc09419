internal import CEquilibriaGLPK
public import EquilibriaNumerics
public import LinearPrograms

/// The GNU Linear Programming Kit as a proposer of bases.
///
/// GLPK's simplex works in doubles and its claims are never believed: `solve` proves every answer
/// with the checker and repairs it by exact pivots when needed. A failure inside GLPK, which would
/// abort the process, becomes ``/LinearPrograms/LinearProgramError/backend(solver:message:)``; the next call works.
///
/// A call runs on the calling thread. When that thread already uses GLPK, in the host program or in
/// an enclosing session, the call runs on a thread of its own, so that neither disturbs the other.
///
/// > Source: Makhorin, *GLPK Reference Manual*, version 5.0 (2020).
public struct GLPK: LinearSolver, Hashable {
  /// A GLPK solver; it has no knobs.
  public init() {}

  /// `GLPK`.
  public var name: String { "GLPK" }

  /// Opens a session on a program, lends it to a closure, and closes it.
  ///
  /// - Parameters:
  ///   - program: The program to start from.
  ///   - body: What to do with the session; it must not escape.
  /// - Returns: What the closure returns.
  /// - Throws: ``/LinearPrograms/LinearProgramError`` when the program is refused or GLPK fails.
  public func withSession<Result>(
    for program: LinearProgram<Double>,
    _ body: (any LinearSession) throws(LinearProgramError) -> Result
  ) throws(LinearProgramError) -> Result {
    try withGLPKSession(for: program) { session throws(LinearProgramError) in
      try body(session)
    }
  }

  /// As ``withSession(for:_:)``, with the concrete session.
  func withGLPKSession<Result>(
    for program: LinearProgram<Double>,
    _ body: (GLPKSession) throws(LinearProgramError) -> Result
  ) throws(LinearProgramError) -> Result {
    try program.validate()
    func run(_ session: GLPKSession) throws(LinearProgramError) -> Result {
      defer { session.close() }
      try session.load(program)
      return try body(session)
    }
    if let session = try GLPKSession(watching: CancellationFlag()) { return try run(session) }
    // The thread already has a GLPK environment; it must not be touched.
    let flag = CancellationFlag()
    var outcome: Swift.Result<Result, LinearProgramError>?
    let started = FreshThread.run {
      do throws(LinearProgramError) {
        guard let session = try GLPKSession(watching: flag) else {
          throw .backend(solver: "GLPK", message: "a new thread already has an environment")
        }
        outcome = .success(try run(session))
      } catch { outcome = .failure(error) }
    }
    guard started, let outcome else {
      throw .backend(solver: "GLPK", message: "no thread could be started")
    }
    return try outcome.get()
  }
}
