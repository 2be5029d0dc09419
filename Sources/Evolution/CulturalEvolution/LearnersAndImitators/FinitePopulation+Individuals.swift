public import EquilibriaNumerics
internal import RealModule

extension FinitePopulation {
  /// Follows every individual: the same model as ``simulate(generations:burnIn:seed:limits:)``, told
  /// individual by individual.
  ///
  /// - Parameters:
  ///   - generations: The number of generations that count, at least 1.
  ///   - burnIn: The number of generations before those, at least 0.
  ///   - seed: The seed of chance.
  ///   - limits: When to stop early; the statistics say so. An iteration is a generation.
  /// - Returns: Means over time with their standard errors.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a number is out of its domain.
  /// - Complexity: O(N·(log N + n)) per generation.
  public func simulateIndividuals(
    generations: Int,
    burnIn: Int = 1_000,
    seed: UInt64,
    limits: Limits = .none
  ) throws(EvolutionError) -> LearningStatistics {
    try EvolutionError.requireCount("generations", generations, from: 1, through: 1_000_000_000)
    try EvolutionError.requireCount("burnIn", burnIn, from: 0, through: 1_000_000_000)
    try EvolutionError.requireCount("size", size, from: 2, through: 1_000_000)
    var crowd = Crowd(self, seed: seed)
    var recorder = LearningRecorder(count: generations, limits)
    for generation in 0..<(burnIn + generations) {
      if recorder.stops(before: generation, every: 16) { break }
      if generation >= burnIn { crowd.record(in: &recorder) }
      crowd.advance()
    }
    return recorder.statistics
  }

  /// A generation of individuals.
  private struct Crowd {
    let rules: Rules
    let size: Int
    var generator: Xoshiro256
    var imitates: [Bool]
    var isRight: [Bool]
    var reach: [Double]

    init(_ population: FinitePopulation, seed: UInt64) {
      rules = Rules(population)
      size = population.size
      generator = Xoshiro256(seed: seed)
      imitates = (0..<population.size).map { $0 < population.size / 2 }
      isRight = Array(repeating: true, count: population.size)
      reach = Array(repeating: 0, count: population.size)
    }

    func fitness(of individual: Int) -> Double {
      if !imitates[individual] { return rules.learners }
      return rules.baseline + (isRight[individual] ? rules.benefit : -rules.benefit)
    }

    func record(in recorder: inout LearningRecorder) {
      let imitators = imitates.count { $0 }
      let right = (0..<size).count { imitates[$0] && isRight[$0] }
      let mean = (0..<size).reduce(0) { $0 + fitness(of: $1) } / rules.size
      recorder.add(
        imitators: Double(imitators) / rules.size,
        accuracy: imitators > 0 ? Double(right) / Double(imitators) : 1,
        gain: (mean - rules.baseline) / rules.benefit,
        logFitness: Double.log(mean)
      )
    }

    mutating func advance() {
      var total = 0.0
      for individual in 0..<size {
        total += fitness(of: individual)
        reach[individual] = total
      }
      let models = (0..<size).filter { imitates[$0] }.map { isRight[$0] }
      // Where nobody imitated, the last generation of learners was right.
      let previous = models.isEmpty ? [true] : models
      imitates = (0..<size).map { _ in
        let parent = imitates[self.parent(total)]
        return generator.nextUnit() < rules.mutation ? !parent : parent
      }
      let switches = generator.nextUnit() < rules.gamma
      isRight = (0..<size).map { individual in
        if !imitates[individual] || seesLearner(individual) { return true }
        return previous[below(previous.count)] != switches
      }
    }

    /// An individual drawn in proportion to fitness.
    mutating func parent(_ total: Double) -> Int {
      let target = generator.nextUnit() * total
      var (low, high) = (0, size - 1)
      while low < high {
        let middle = (low + high) / 2
        if reach[middle] > target { high = middle } else { low = middle + 1 }
      }
      return low
    }

    /// Whether an imitator sees somebody who learned.
    mutating func seesLearner(_ individual: Int) -> Bool {
      if rules.sampling == .withReplacement {
        for _ in 0..<rules.observed where !imitates[below(size)] { return true }
        return false
      }
      // Floyd's algorithm draws different numbers among the others.
      var seen: Set<Int> = []
      for last in (size - 1 - rules.observed)..<(size - 1) {
        let drawn = below(last + 1)
        let other = seen.insert(drawn).inserted ? drawn : last
        seen.insert(other)
        if !imitates[other < individual ? other : other + 1] { return true }
      }
      return false
    }

    /// A uniform number below a bound.
    mutating func below(_ bound: Int) -> Int {
      min(Int(generator.nextUnit() * Double(bound)), bound - 1)
    }
  }
}
