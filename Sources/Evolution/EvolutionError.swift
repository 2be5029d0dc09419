public import Games
public import SolutionConcepts

/// Why an evolutionary or cultural model cannot be built or solved.
public enum EvolutionError: Error, Sendable, Hashable {
  /// A parameter lies outside its domain.
  case parameter(name: String, value: String, domain: String)

  /// The game or the given population is not well formed.
  case game(GameError)

  /// A concept of equilibrium that the model rests on could not be computed.
  case solution(SolutionError)

  /// The method does not apply to this model.
  case notApplicable(reason: String)
}

extension EvolutionError: CustomStringConvertible {
  /// What was found, where, and what was expected.
  public var description: String {
    switch self {
    case .parameter(let name, let value, let domain): "\(name) is \(value); expected \(domain)"
    case .game(let error): error.description
    case .solution(let error): error.description
    case .notApplicable(let reason): reason
    }
  }
}
