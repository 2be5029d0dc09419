import Equilibria

/// A symmetric game that a finite population plays, and how the population changes.
///
/// Files hold everything that contenders could choose differently, so that all compute the same:
/// members are compared in pairs, do not meet themselves, and a mutation takes the place of a
/// comparison and always changes the strategy.
struct PopulationSetting: Codable {
  /// The number of members.
  var members: Int

  /// The intensity of selection.
  var intensity: Double

  /// The probability that a step is a mutation.
  var mutation: Double

  /// One row per strategy, as text.
  var payoffs: [[Rational]]
}

/// A setting in the form that our solvers take.
struct BenchmarkPopulation: Sendable {
  let game: SymmetricGame<Int>
  let process: PopulationProcess

  /// Members shared as equally as possible.
  var initialCounts: [Int] {
    let (share, rest) = process.size.quotientAndRemainder(dividingBy: game.count)
    return (0..<game.count).map { $0 < rest ? share + 1 : share }
  }

  init(_ setting: PopulationSetting) throws {
    game = try SymmetricGame(setting.payoffs)
    process = try PopulationProcess(
      size: setting.members,
      revision: .pairwiseComparison(intensity: setting.intensity),
      mutation: PopulationProcess.Mutation(rate: setting.mutation)
    )
  }

  /// The intensity of selection.
  var intensity: Double {
    if case .pairwiseComparison(let intensity) = process.revision { intensity } else { 0 }
  }
}
