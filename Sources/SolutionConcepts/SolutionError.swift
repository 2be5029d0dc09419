public import EquilibriaNumerics
public import Games
public import LinearPrograms

/// Why a solution concept could not be computed.
public enum SolutionError: Error, Sendable, Hashable {
  /// The game or the given strategies are not well formed.
  case game(GameError)

  /// The Markov game or the given policy is not well formed.
  case markovGame(MarkovGameError)

  /// A linear program was refused, or its solver failed.
  case linearProgram(LinearProgramError)

  /// The concept or algorithm does not apply to this game.
  case notApplicable(reason: String)

  /// The work ended at a limit before there was anything certified to report.
  case stopped(StopReason)

  /// Runs a throwing game operation, with its error wrapped.
  static func game<Result>(
    _ body: () throws(GameError) -> Result
  ) throws(SolutionError) -> Result {
    do throws(GameError) { return try body() } catch { throw .game(error) }
  }

  /// Runs a throwing operation of a Markov game, with its error wrapped.
  static func markovGame<Result>(
    _ body: () throws(MarkovGameError) -> Result
  ) throws(SolutionError) -> Result {
    do throws(MarkovGameError) { return try body() } catch { throw .markovGame(error) }
  }

  /// Runs a throwing linear-programming operation, with its error wrapped.
  static func linear<Result>(
    _ body: () throws(LinearProgramError) -> Result
  ) throws(SolutionError) -> Result {
    do throws(LinearProgramError) { return try body() } catch { throw .linearProgram(error) }
  }
}

extension SolutionError: CustomStringConvertible {
  /// What was found, where, and what was expected.
  public var description: String {
    switch self {
    case .game(let error): error.description
    case .markovGame(let error): error.description
    case .linearProgram(let error): error.description
    case .notApplicable(let reason): reason
    case .stopped(let reason): "stopped without an answer: \(reason.rawValue)"
    }
  }
}
