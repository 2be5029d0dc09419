internal import EquilibriaNumerics
internal import RealModule

/// A population that runs step by step, without allocations inside a step.
struct PopulationSimulator {
  private(set) var counts: [Int]
  private(set) var changeCount = 0

  /// The sum over steps of the counts.
  private(set) var occupation: [Double]
  private(set) var visits: [Int]?

  private let process: PopulationProcess
  private let states: PopulationStates?
  private let size: Int
  private let payoffs: [Double]
  private let meetings: Double
  private let own: Double
  private var rates: PopulationRates
  private var weights: [Double]

  /// The step at which the composition last changed.
  private var since = 0

  /// The most compositions whose visits are counted.
  private static let largestHistogram = 1_000_000

  init<Action>(
    _ game: SymmetricGame<Action>,
    _ process: PopulationProcess,
    _ initial: [Int]
  ) throws(EvolutionError) {
    counts = initial
    occupation = Array(repeating: 0, count: initial.count)
    weights = occupation
    self.process = process
    size = process.size
    payoffs = game.matrix.elements.map(\.doubleValue)
    own = process.selfPlay == .excluded ? 1 : 0
    meetings = Double(size) - own
    rates = try PopulationRates(game, process)
    let all = PopulationStates(size: process.size, strategyCount: game.count)
    states = all.flatMap { $0.count <= Self.largestHistogram ? $0 : nil }
    visits = states.map { Array(repeating: 0, count: $0.count) }
  }

  mutating func run(steps: Int, using generator: inout Xoshiro256) {
    for step in 0..<steps {
      switch process.revision {
      case .pairwiseComparison(let intensity):
        compare(intensity, at: step, using: &generator)
      case .moran(let fitness): replace(fitness, at: step, using: &generator)
      case .wrightFisher(let fitness):
        record(until: step)
        counts = generation(fitness, using: &generator)
        changeCount += 1
      }
    }
    record(until: steps)
  }

  /// Counts the steps spent in the present composition so far.
  ///
  /// A step counts for the composition that it ends in.
  private mutating func record(until step: Int) {
    let duration = step - since
    since = step
    if duration == 0 { return }
    for place in counts.indices { occupation[place] += Double(duration) * Double(counts[place]) }
    if let states { visits?[states.index(of: counts)] += duration }
  }

  private mutating func move(from old: Int, to new: Int, at step: Int) {
    if old == new { return }
    record(until: step)
    counts[old] -= 1
    counts[new] += 1
    changeCount += 1
  }

  private func payoff(of row: Int) -> Double {
    let start = row * counts.count
    var sum = -own * payoffs[start + row]
    for column in counts.indices { sum += payoffs[start + column] * Double(counts[column]) }
    return sum / meetings
  }

  private mutating func compare(
    _ intensity: Double,
    at step: Int,
    using generator: inout Xoshiro256
  ) {
    let focal = member(generator.below(size), besides: -1)
    if process.mutation.timing == .insteadOfRevision, process.mutation.rate > 0,
      generator.unit() < process.mutation.rate
    {
      move(from: focal, to: mutant(of: focal, using: &generator), at: step)
      return
    }
    let model =
      process.partner == .others
      ? member(generator.below(size - 1), besides: focal)
      : member(generator.below(size), besides: -1)
    var next = focal
    if model != focal {
      let gain = intensity * (payoff(of: model) - payoff(of: focal))
      // u < 1/(1 + e^{−g}) without a division.
      let draw = generator.unit()
      if draw + draw * Double.exp(-gain) < 1 { next = model }
    }
    if process.mutation.timing == .afterRevision, process.mutation.rate > 0,
      generator.unit() < process.mutation.rate
    {
      next = mutant(of: next, using: &generator)
    }
    move(from: focal, to: next, at: step)
  }

  private mutating func replace(
    _ fitness: PopulationProcess.Fitness,
    at step: Int,
    using generator: inout Xoshiro256
  ) {
    if process.mutation.timing == .insteadOfRevision, process.mutation.rate > 0,
      generator.unit() < process.mutation.rate
    {
      let chosen = member(generator.below(size), besides: -1)
      move(from: chosen, to: mutant(of: chosen, using: &generator), at: step)
      return
    }
    setWeights(fitness)
    var total = 0.0
    for weight in weights { total += weight }
    var left = generator.unit() * total
    var parent = -1
    for place in weights.indices where weights[place] > 0 {
      parent = place
      left -= weights[place]
      if left < 0 { break }
    }
    let dying =
      process.partner == .others
      ? member(generator.below(size - 1), besides: parent)
      : member(generator.below(size), besides: -1)
    var child = parent
    if process.mutation.timing == .afterRevision, process.mutation.rate > 0,
      generator.unit() < process.mutation.rate
    {
      child = mutant(of: parent, using: &generator)
    }
    move(from: dying, to: child, at: step)
  }

  private mutating func setWeights(_ fitness: PopulationProcess.Fitness) {
    switch fitness {
    case .linear(let weight):
      let w = weight.doubleValue
      for place in counts.indices {
        weights[place] = Double(counts[place]) * (1 - w + w * payoff(of: place))
      }
    case .exponential(let intensity):
      var best = -Double.infinity
      for place in counts.indices where counts[place] > 0 {
        weights[place] = payoff(of: place)
        best = max(best, weights[place])
      }
      for place in counts.indices {
        weights[place] =
          counts[place] > 0
          ? Double(counts[place]) * Double.exp(intensity * (weights[place] - best)) : 0
      }
    }
  }

  /// N independent draws in proportion to fitness, mutated.
  private mutating func generation(
    _ fitness: PopulationProcess.Fitness,
    using generator: inout Xoshiro256
  ) -> [Int] {
    let shares = rates.offspring(counts, fitness)
    var next = Array(repeating: 0, count: counts.count)
    let total = shares.reduce(0, +)
    for _ in 0..<size {
      var left = generator.unit() * total
      var chosen = 0
      for place in shares.indices where shares[place] > 0 {
        chosen = place
        left -= shares[place]
        if left < 0 { break }
      }
      next[chosen] += 1
    }
    return next
  }

  /// The strategy of a numbered member, when one member of a strategy is set aside.
  private func member(_ number: Int, besides absent: Int) -> Int {
    var left = number
    for place in counts.indices {
      let present = place == absent ? counts[place] - 1 : counts[place]
      if left < present { return place }
      left -= present
    }
    return counts.count - 1
  }

  private func mutant(of old: Int, using generator: inout Xoshiro256) -> Int {
    switch process.mutation.target {
    case .anyStrategy: return generator.below(counts.count)
    case .otherStrategies:
      if counts.count == 1 { return old }
      let choice = generator.below(counts.count - 1)
      return choice < old ? choice : choice + 1
    }
  }
}

extension Xoshiro256 {
  /// A double from 0 up to but not including 1, from 53 random bits.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// An integer from 0 below a bound, without bias.
  ///
  /// > Source: Lemire (2019), *Fast random integer generation in an interval*.
  mutating func below(_ bound: Int) -> Int {
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }
}
