public import EquilibriaNumerics

/// How to play culture and selection together in an infinite population.
public struct CoupledSimulation: Sendable, Hashable, Codable {
  /// The number of generations that count.
  public var generations: Int

  /// The number of generations before those.
  public var burnIn: Int

  /// The benefit at stake as a share of the fitness of somebody who gains nothing.
  public var selectionStrength: Double

  /// The share of imitators at the start.
  public var initialImitators: Double

  /// How a simulation runs.
  ///
  /// - Parameters:
  ///   - generations: The number of generations that count, at least 1.
  ///   - burnIn: The number of generations before those, at least 0.
  ///   - selectionStrength: The benefit at stake as a share of the baseline fitness, from 0 to below 1.
  ///   - initialImitators: The share of imitators at the start, from 0 to 1.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    generations: Int = 100_000,
    burnIn: Int = 1_000,
    selectionStrength: Double = 0.1,
    initialImitators: Double = 0.5
  ) throws(EvolutionError) {
    try EvolutionError.requireCount("generations", generations, from: 1, through: 1_000_000_000)
    try EvolutionError.requireCount("burnIn", burnIn, from: 0, through: 1_000_000_000)
    try EvolutionError.requireParameter(
      selectionStrength >= 0 && selectionStrength < 1,
      "selectionStrength",
      selectionStrength,
      "a number from 0 to below 1"
    )
    try EvolutionError.requireProbability("initialImitators", initialImitators)
    self.generations = generations
    self.burnIn = burnIn
    self.selectionStrength = selectionStrength
    self.initialImitators = initialImitators
  }
}

/// What a simulated population of imitators and learners did, on average over time.
public struct LearningStatistics: Sendable, Hashable, Codable {
  /// The share of imitators.
  public let imitators: Estimate

  /// How often imitators are right, or one minus their loss.
  public let accuracy: Estimate

  /// What the population gains over the baseline fitness W₀, in units of the benefit at stake.
  ///
  /// Learners alone gain `1 − C/D` in ``LearnersAndImitators``; ``LearningEquilibrium/gainOverLearning``
  /// is what culture adds to that, in units of fitness.
  public let fitnessGain: Estimate

  /// The mean logarithm of mean fitness, which decides growth in the long run.
  public let logFitness: Estimate

  /// The number of generations that were played and count.
  public let generations: Int

  /// Why fewer generations were played than asked for; `nil` when all were.
  public let stopReason: StopReason?
}

extension LearningStatistics: CustomStringConvertible {
  /// The four means, one per line.
  public var description: String {
    """
    imitators     \(imitators)
    accuracy      \(accuracy)
    fitness gain  \(fitnessGain)
    log fitness   \(logFitness)
    """
  }
}

/// Collects the means of a simulation, and watches its limits.
struct LearningRecorder {
  private var imitators: BatchMeans
  private var accuracy: BatchMeans
  private var fitnessGain: BatchMeans
  private var logFitness: BatchMeans
  private var generations = 0
  private var stopReason: StopReason?
  private let stopwatch: Stopwatch

  init(count: Int, _ limits: Limits) {
    stopwatch = Stopwatch(limits)
    imitators = BatchMeans(count: count)
    accuracy = imitators
    fitnessGain = imitators
    logFitness = imitators
  }

  @inline(__always)
  mutating func add(imitators q: Double, accuracy p: Double, gain: Double, logFitness log: Double) {
    imitators.add(q)
    accuracy.add(p)
    fitnessGain.add(gain)
    logFitness.add(log)
    generations += 1
  }

  /// Whether to stop before a generation, asked once in a while.
  @inline(__always)
  mutating func stops(before generation: Int, every period: Int = 1_024) -> Bool {
    if generation % period != 0 { return false }
    stopReason = stopwatch.reasonToStop(afterIterations: generation)
    return stopReason != nil
  }

  var statistics: LearningStatistics {
    LearningStatistics(
      imitators: imitators.estimate,
      accuracy: accuracy.estimate,
      fitnessGain: fitnessGain.estimate,
      logFitness: logFitness.estimate,
      generations: generations,
      stopReason: stopReason
    )
  }
}
