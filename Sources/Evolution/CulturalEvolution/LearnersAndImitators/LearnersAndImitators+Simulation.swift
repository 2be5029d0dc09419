public import EquilibriaNumerics
internal import RealModule

extension LearnersAndImitators {
  /// Plays culture and selection together in an infinite population.
  ///
  /// - Parameters:
  ///   - simulation: How long, how strong, and from where.
  ///   - seed: The seed of the random environment.
  ///   - limits: When to stop early; the statistics say so. An iteration is a generation.
  /// - Returns: Means over time with their standard errors.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when learners' fitness would be
  ///   negative, and ``EvolutionError/notApplicable(reason:)`` for more than two states.
  public func simulate(
    _ simulation: CoupledSimulation,
    seed: UInt64,
    limits: Limits
  ) throws(EvolutionError) -> LearningStatistics {
    try requireTwoStates("the course of a population")
    let (sigma, kappa) = (simulation.selectionStrength, relativeCost.doubleValue)
    let learners = 1 + sigma * (1 - kappa)
    try EvolutionError.requireParameter(
      learners > 0,
      "selectionStrength",
      sigma,
      "below benefit / (learningCost − benefit), so that learners have positive fitness"
    )
    var generator = Xoshiro256(seed: seed)
    let gamma = switchProbability.doubleValue
    var q = simulation.initialImitators
    var p = 1.0
    var recorder = LearningRecorder(count: simulation.generations, limits)
    for generation in 0..<(simulation.burnIn + simulation.generations) {
      if recorder.stops(before: generation) { break }
      let blind = q.raised(to: observed)
      let kept = generator.nextUnit() < gamma ? 1 - p : p
      p = 1 - blind + blind * kept
      let imitators = 1 + sigma * (2 * p - 1)
      let mean = q * imitators + (1 - q) * learners
      if generation >= simulation.burnIn {
        let gain = q * (2 * p - 1) + (1 - q) * (1 - kappa)
        recorder.add(imitators: q, accuracy: p, gain: gain, logFitness: Double.log(mean))
      }
      q = min(q * imitators / mean, 1)
    }
    return recorder.statistics
  }

}
