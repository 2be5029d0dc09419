public import EquilibriaNumerics

/// A population in which some learn for themselves and others imitate.
///
/// A model says what imitation is worth at each share of imitators; equilibria with their proofs, the
/// regime and bifurcation diagrams follow. A simulation couples culture and selection.
public protocol LearningModel: Sendable {
  /// The advantage of imitators over learners in fitness, in units of the benefit at stake, as a
  /// function of the share of imitators, when selection is much slower than culture.
  var imitatorAdvantage: AdvantageFunction { get }

  /// Plays culture and selection together in an infinite population.
  ///
  /// - Parameters:
  ///   - simulation: How long, how strong, and from where.
  ///   - seed: The seed of the random environment.
  ///   - limits: When to stop early; the statistics say so. An iteration is a generation.
  /// - Returns: Means over time with their standard errors.
  /// - Throws: ``EvolutionError`` when fitness could be negative under such selection.
  func simulate(
    _ simulation: CoupledSimulation,
    seed: UInt64,
    limits: Limits
  ) throws(EvolutionError) -> LearningStatistics
}

extension LearningModel {
  /// Plays culture and selection together in an infinite population, without limits of time.
  ///
  /// - Parameters:
  ///   - simulation: How long, how strong, and from where.
  ///   - seed: The seed of the random environment.
  /// - Returns: Means over time with their standard errors.
  /// - Throws: ``EvolutionError`` when fitness could be negative under such selection.
  public func simulate(
    _ simulation: CoupledSimulation,
    seed: UInt64
  ) throws(EvolutionError) -> LearningStatistics {
    try simulate(simulation, seed: seed, limits: .none)
  }

  /// All states of rest, from nobody imitating to everybody imitating.
  public var equilibria: [FrequencyEquilibrium] { imitatorAdvantage.equilibria }

  /// Who learns in the long run.
  public var regime: LearningRegime { LearningRegime(equilibria) }

  /// Checks states of rest from any source against the model, in exact arithmetic.
  ///
  /// - Parameter equilibria: The states, from nobody imitating to everybody imitating.
  /// - Returns: `nil` when each is one, with the stability stated; otherwise what fails, in words.
  public func verify(_ equilibria: [FrequencyEquilibrium]) -> String? {
    imitatorAdvantage.verify(equilibria)
  }
}
