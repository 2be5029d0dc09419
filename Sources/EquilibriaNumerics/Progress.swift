/// How far a long computation has come.
public struct Progress: Sendable, Hashable {
  /// What is being done, in a few words: `visiting vertices`.
  public let stage: String

  /// How many units of work are done.
  public let done: Int

  /// How many there are in all, when that is known.
  public let total: Int?

  /// How many results have been found so far.
  public let found: Int

  /// A report of progress.
  ///
  /// - Parameters:
  ///   - stage: What is being done.
  ///   - done: Units of work done.
  ///   - total: Units of work in all, when known.
  ///   - found: Results found so far.
  public init(stage: String, done: Int, total: Int? = nil, found: Int = 0) {
    self.stage = stage
    self.done = done
    self.total = total
    self.found = found
  }
}

extension Progress: CustomStringConvertible {
  /// `visiting vertices: 12000, 3 found`; nothing about what was found while that is nothing.
  public var description: String {
    let amount = total.map { "\(done) of \($0)" } ?? "\(done)"
    return found == 0 ? "\(stage): \(amount)" : "\(stage): \(amount), \(found) found"
  }
}

extension Progress {
  /// Receives the reports of the work that runs inside `reporting(to:_:)`.
  @TaskLocal package static var handler: (@Sendable (Progress) -> Void)?

  /// Runs work whose reports go to a closure.
  ///
  /// - Parameters:
  ///   - handler: Receives reports, perhaps from several threads, about ten times a second.
  ///   - body: The work.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  package static func reporting<Result, Failure: Error>(
    to handler: (@Sendable (Progress) -> Void)?,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let handler else { return try body() }
    // `withValue` rethrows untyped errors, so the typed one is carried as a value.
    let outcome = $handler.withValue(handler) { () -> Swift.Result<Result, Failure> in
      do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
    }
    return try outcome.get()
  }
}
