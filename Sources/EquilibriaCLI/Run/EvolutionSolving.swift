import Equilibria

extension NamedGame {
  /// Runs a computation of the module `Evolution`, with its errors sorted by whose fault they are.
  func evolve<Answer>(
    _ body: () throws(EvolutionError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do throws(EvolutionError) { return try body() } catch { throw .badInput("\(place): \(error)") }
  }
}

/// Builds or solves a model whose parameters are the options of a command.
///
/// - Parameters:
///   - options: The names of the options for parameters that are called otherwise.
///   - body: The computation.
/// - Returns: Its answer.
/// - Throws: ``CommandFailure`` that names the option and its domain.
func withOptions<Answer>(
  _ options: [String: String] = [:],
  _ body: () throws(EvolutionError) -> Answer
) throws(CommandFailure) -> Answer {
  do throws(EvolutionError) {
    return try body()
  } catch {
    switch error {
    case .parameter(let name, let value, let domain):
      let option = options[name] ?? name.hyphenated
      throw .usage("--\(option) is \(value); expected \(domain)")
    case .notApplicable(let reason): throw .usage(reason)
    case .game, .solution: throw .internalError(error.description)
    }
  }
}

extension String {
  /// `learningCost` as `learning-cost`.
  fileprivate var hyphenated: String {
    reduce(into: "") { text, letter in
      text += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}
