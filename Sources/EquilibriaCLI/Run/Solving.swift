import Equilibria

/// Why an answer is partial.
struct EarlyStop: Sendable, Hashable {
  /// What JSON says.
  let token: String
  /// What people read.
  let words: String

  init(_ reason: StopReason) {
    switch reason {
    case .timeLimit: self.init(token: "time-limit", words: "the time limit passed")
    case .iterationLimit:
      self.init(token: "iteration-limit", words: "the iteration limit was reached")
    case .memoryLimit: self.init(token: "memory-limit", words: "the memory limit was reached")
    case .cancelled: self.init(token: "cancelled", words: "the work was cancelled")
    }
  }

  /// A list that is not continued.
  static func fullList(_ count: Int) -> EarlyStop {
    EarlyStop(token: "memory-limit", words: "the list ends at \(count) equilibria")
  }

  private init(token: String, words: String) {
    self.token = token
    self.words = words
  }
}

/// The outcome of a computation that may end at a limit with nothing to show.
enum Solved<Answer> {
  case found(Answer)
  case stopped(EarlyStop)
}

extension NamedGame {
  /// Runs a computation on the game, with its errors sorted by whose fault they are.
  ///
  /// - Parameters:
  ///   - limits: The limits that the computation was given.
  ///   - body: The computation.
  /// - Returns: Its answer, or the limit that ended it.
  /// - Throws: ``CommandFailure`` that names the game.
  func solve<Answer>(
    within limits: Limits = .none,
    _ body: () throws(SolutionError) -> Answer
  ) throws(CommandFailure) -> Solved<Answer> {
    do throws(SolutionError) {
      return .found(try body())
    } catch {
      switch error {
      case .game(.invalidParameter(let name, let value, let domain)):
        throw .usage("\(name) is \(value); expected \(domain)")
      case .game, .markovGame, .notApplicable: throw .badInput("\(place): \(error)")
      case .linearProgram: throw .internalError("\(place): \(error)")
      case .stopped(let reason):
        guard limits != .none else { throw .internalError("\(place): \(error)") }
        return .stopped(EarlyStop(reason))
      }
    }
  }

  /// Runs a computation without limits on the game.
  func solveFully<Answer>(
    _ body: () throws(SolutionError) -> Answer
  ) throws(CommandFailure) -> Answer {
    switch try solve(body) {
    case .found(let answer): return answer
    case .stopped(let early): throw .internalError("\(place): \(early.words)")
    }
  }

  /// Runs an operation that only a game of the wrong kind can make fail.
  func requiring<Answer>(
    _ body: () throws(GameError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do throws(GameError) { return try body() } catch { throw .badInput("\(place): \(error)") }
  }
}
