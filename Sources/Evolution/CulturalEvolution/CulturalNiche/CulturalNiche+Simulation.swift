public import EquilibriaNumerics
internal import RealModule

extension CulturalNiche {
  /// Plays culture and selection together in an infinite population.
  ///
  /// The first two moments of the distance are followed, given the random course of the environment.
  /// ``LearningStatistics/accuracy`` is one minus the loss of imitators.
  ///
  /// - Parameters:
  ///   - simulation: How long, how strong, and from where.
  ///   - seed: The seed of the random environment.
  ///   - limits: When to stop early; the statistics say so. An iteration is a generation.
  /// - Returns: Means over time with their standard errors.
  /// - Throws: Nothing; the parameters of the simulation were checked when it was made.
  public func simulate(
    _ simulation: CoupledSimulation,
    seed: UInt64,
    limits: Limits
  ) throws(EvolutionError) -> LearningStatistics {
    var environment = NicheEnvironment(self, seed: seed)
    let (sigma, delta) = (simulation.selectionStrength, relativeCost.doubleValue)
    var q = simulation.initialImitators
    var recorder = LearningRecorder(count: simulation.generations, limits)
    for generation in 0..<(simulation.burnIn + simulation.generations) {
      if recorder.stops(before: generation) { break }
      let loss = environment.advance(imitators: q)
      // Fitness before losses is 1 + σ, so that the benefit at stake is σ of the baseline. Squared
      // losses are unbounded; nobody's fitness falls below a small part of it.
      let imitators = max(1 + sigma * (1 - loss), 0.001)
      let learners = 1 + sigma * (1 - delta)
      let mean = q * imitators + (1 - q) * learners
      if generation >= simulation.burnIn {
        recorder.add(
          imitators: q,
          accuracy: 1 - loss,
          gain: q * (1 - loss) + (1 - q) * (1 - delta),
          logFitness: Double.log(mean)
        )
      }
      q = min(q * imitators / mean, 1)
    }
    return recorder.statistics
  }
}

/// The course of an environment, and the distances of what people do from what is best.
private struct NicheEnvironment {
  let kind: CulturalNiche.Environment
  let kept: Double
  let gamma: Double
  var generator: Xoshiro256

  /// Where the best behaviour is, when it is drawn anew with each change.
  var optimum = 0.0

  /// The mean and the mean square of the signed distance in the previous generation.
  var first = 0.0
  var second = 0.0

  init(_ niche: CulturalNiche, seed: UInt64) {
    kind = niche.environment
    kept = niche.kept.doubleValue
    gamma = niche.switchProbability.doubleValue
    generator = Xoshiro256(seed: seed)
  }

  /// Lets the environment move and the imitators imitate; the loss of imitators.
  mutating func advance(imitators q: Double) -> Double {
    let switches = generator.nextUnit() < gamma
    switch kind {
    case .renewal, .twoStates, .renewalWithSquaredLoss:
      if switches {
        (first, second) = kind == .twoStates ? (1 - first, 1) : (1, 1)
      }
      let loss = kind == .renewalWithSquaredLoss ? kept * kept * second : kept * first
      (first, second) = (q * kept * first, q * kept * kept * second)
      return loss
    case .renewalAfterImprovement:
      let loss = switches ? 1 : kept * first
      first = q * loss
      return loss
    case .randomWalk, .stationary:
      if switches { move() }
      let loss = kept * kept * second
      (first, second) = (q * kept * first, q * loss)
      return loss
    }
  }

  /// The best behaviour moves by a random step, or to a random place.
  private mutating func move() {
    let draw = generator.nextUnit() < 0.5 ? -1.0 : 1.0
    let step = kind == .randomWalk ? draw : draw - optimum
    optimum = draw
    (first, second) = (first - step, second - 2 * first * step + step * step)
  }
}
