public import Games
public import SolutionConcepts

/// Why a model of an institution cannot be built or checked.
public enum InstitutionError: Error, Sendable, Hashable {
  /// A parameter lies outside its domain; `name` is its path in the model, such as `buyers[1].rho`.
  case parameter(name: String, value: String, domain: String)

  /// The game that the model rests on is not well formed.
  case game(GameError)

  /// The Markov game that the model rests on is not well formed.
  case markov(MarkovGameError)

  /// A concept of equilibrium that the model rests on could not be computed.
  case solution(SolutionError)

  /// A specification in a file is not well formed, or describes no model; `place` is
  /// `FILE:LINE:COLUMN`.
  case specification(place: String, reason: String)

  /// The method does not apply to this model.
  case notApplicable(reason: String)
}

extension InstitutionError: CustomStringConvertible {
  /// What was found, where, and what was expected.
  public var description: String {
    switch self {
    case .parameter(let name, let value, let domain): "\(name) is \(value); expected \(domain)"
    case .game(let error): error.description
    case .markov(let error): error.description
    case .solution(let error): error.description
    case .specification(let place, let reason): "\(place): \(reason)"
    case .notApplicable(let reason): reason
    }
  }
}
