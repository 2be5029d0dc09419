public import EquilibriaNumerics
internal import RealModule

/// Learners and imitators in a finite population, in an environment of two states.
///
/// Individuals of the same kind are alike, so the numbers of imitators and of right imitators are a
/// Markov chain that says everything about an individual-based model. Both are here; they agree.
public struct FinitePopulation: Sendable, Hashable {
  /// How an imitator picks the individuals whom it looks at.
  public enum Sampling: String, Sendable, Hashable, Codable {
    /// Anybody, possibly the same individual twice, possibly itself.
    case withReplacement
    /// Different individuals other than itself.
    case withoutReplacement
  }

  /// The model.
  public let model: LearnersAndImitators

  /// N: the number of individuals.
  public let size: Int

  /// W₀: the fitness of somebody who gains and pays nothing.
  public let baselineFitness: Rational

  /// μ: the chance that a child of an imitator learns, and the other way round.
  public let mutation: Rational

  /// How an imitator picks the individuals whom it looks at.
  public let sampling: Sampling

  /// A finite population.
  ///
  /// - Parameters:
  ///   - model: The model, with an environment of two states.
  ///   - size: N, the number of individuals, from 2 to 1,000,000,000.
  ///   - baselineFitness: W₀, large enough that nobody's fitness is negative.
  ///   - mutation: μ, the chance that a child is of the other kind.
  ///   - sampling: How an imitator picks the individuals whom it looks at.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain,
  ///   and ``EvolutionError/notApplicable(reason:)`` for more than two states.
  public init(
    _ model: LearnersAndImitators,
    size: Int,
    baselineFitness: Rational,
    mutation: Rational = 0.0001,
    sampling: Sampling = .withReplacement
  ) throws(EvolutionError) {
    try model.requireTwoStates("the course of a population")
    try EvolutionError.requireCount("size", size, from: 2, through: 1_000_000_000)
    try model.requireFitness(baseline: baselineFitness)
    try EvolutionError.requireProbability("mutation", mutation)
    try EvolutionError.requireParameter(
      sampling == .withReplacement || model.observed < size,
      "observed",
      model.observed,
      "fewer than the \(size) individuals, who are looked at without replacement"
    )
    self.model = model
    self.size = size
    self.baselineFitness = baselineFitness
    self.mutation = mutation
    self.sampling = sampling
  }

  /// Follows the numbers of imitators and of right imitators.
  ///
  /// - Parameters:
  ///   - generations: The number of generations that count, at least 1.
  ///   - burnIn: The number of generations before those, at least 0.
  ///   - seed: The seed of chance.
  ///   - limits: When to stop early; the statistics say so. An iteration is a generation.
  /// - Returns: Means over time with their standard errors.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a number is out of its domain.
  /// - Complexity: Constant per generation, whatever the size of the population.
  public func simulate(
    generations: Int,
    burnIn: Int = 1_000,
    seed: UInt64,
    limits: Limits = .none
  ) throws(EvolutionError) -> LearningStatistics {
    try EvolutionError.requireCount("generations", generations, from: 1, through: 1_000_000_000)
    try EvolutionError.requireCount("burnIn", burnIn, from: 0, through: 1_000_000_000)
    let rules = Rules(self)
    var generator = Xoshiro256(seed: seed)
    var recorder = LearningRecorder(count: generations, limits)
    var imitators = size / 2
    var right = imitators
    for generation in 0..<(burnIn + generations) {
      if recorder.stops(before: generation) { break }
      let q = Double(imitators) / rules.size
      let p = imitators > 0 ? Double(right) / Double(imitators) : 1
      let fitness = rules.fitness(q, p)
      if generation >= burnIn {
        recorder.add(
          imitators: q,
          accuracy: p,
          gain: (fitness.mean - rules.baseline) / rules.benefit,
          logFitness: Double.log(fitness.mean)
        )
      }
      let born = q * fitness.imitators / fitness.mean
      let share = born * (1 - rules.mutation) + (1 - born) * rules.mutation
      imitators = Binomial.sample(trials: size, probability: share, using: &generator)
      let kept = generator.nextUnit() < rules.gamma ? 1 - p : p
      let blind = rules.blindness(imitators)
      right = Binomial.sample(
        trials: imitators,
        probability: 1 - blind + blind * kept,
        using: &generator
      )
    }
    return recorder.statistics
  }
}

extension FinitePopulation {
  /// The parameters in floating arithmetic.
  struct Rules {
    let size: Double
    let observed: Int
    let gamma: Double
    let mutation: Double
    let baseline: Double
    let benefit: Double
    let learners: Double
    let sampling: Sampling

    init(_ population: FinitePopulation) {
      let model = population.model
      size = Double(population.size)
      observed = model.observed
      gamma = model.switchProbability.doubleValue
      mutation = population.mutation.doubleValue
      baseline = population.baselineFitness.doubleValue
      benefit = model.benefit.doubleValue
      learners = baseline + benefit - model.learningCost.doubleValue
      sampling = population.sampling
    }

    @inline(__always)
    func fitness(_ q: Double, _ p: Double) -> (imitators: Double, mean: Double) {
      let imitators = baseline + benefit * (2 * p - 1)
      return (imitators, q * imitators + (1 - q) * learners)
    }

    /// The chance that an imitator sees imitators only.
    @inline(__always)
    func blindness(_ imitators: Int) -> Double {
      if sampling == .withReplacement { return (Double(imitators) / size).raised(to: observed) }
      var chance = 1.0
      for seen in 1...observed {
        let rest = Double(imitators - seen)
        if rest <= 0 { return 0 }
        chance *= rest / (size - Double(seen))
      }
      return chance
    }
  }
}
