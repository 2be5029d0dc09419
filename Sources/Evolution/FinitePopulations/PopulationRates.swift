internal import EquilibriaNumerics
internal import Games
internal import RealModule

/// The probabilities with which one member of a population changes its strategy, in doubles.
///
/// Buffers are kept between calls: a call allocates nothing.
struct PopulationRates {
  let count: Int
  let size: Int
  let process: PopulationProcess

  private let payoffs: [Double]
  private let ownMeetings: Double
  private let partners: Double
  private let mutantShare: Double

  /// The payoff of each strategy in the composition last asked for.
  private(set) var standing: [Double]

  private var weights: [Double]

  /// `rates[i·n + j]`: the probability that a member of i is replaced by j ≠ i in one step.
  private(set) var rates: [Double]

  init<Action>(
    _ game: SymmetricGame<Action>,
    _ process: PopulationProcess
  ) throws(EvolutionError) {
    count = game.count
    size = process.size
    self.process = process
    payoffs = game.matrix.elements.map(\.doubleValue)
    if payoffs.contains(where: { !$0.isFinite }) {
      throw .game(.notFinite(place: "a payoff, as a double,"))
    }
    ownMeetings = process.selfPlay == .excluded ? 1 : 0
    partners = Double(process.partner == .others ? size - 1 : size)
    switch process.mutation.target {
    case .otherStrategies: mutantShare = count > 1 ? 1 / Double(count - 1) : 0
    case .anyStrategy: mutantShare = 1 / Double(count)
    }
    standing = Array(repeating: 0, count: count)
    weights = standing
    rates = Array(repeating: 0, count: count * count)
    switch process.revision {
    case .moran(.linear(let weight)), .wrightFisher(.linear(let weight)):
      try Self.requirePositiveFitness(game, process, weight)
    default: break
    }
  }

  /// Linear fitness is least when all others play the worst opponent.
  private static func requirePositiveFitness<Action>(
    _ game: SymmetricGame<Action>,
    _ process: PopulationProcess,
    _ weight: Rational
  ) throws(EvolutionError) {
    for row in 0..<game.count {
      for column in 0..<game.count where column != row {
        let contest = PairContest(
          game,
          mutant: row,
          resident: column,
          size: process.size,
          selfPlay: process.selfPlay
        )
        try contest.requirePositiveFitness(weight: weight)
      }
    }
  }

  /// Sets ``standing`` to the payoff of each strategy in a composition.
  mutating func setPayoffs(_ counts: [Int]) {
    let meetings = Double(size) - ownMeetings
    for row in 0..<count {
      var sum = -ownMeetings * payoffs[row * count + row]
      for column in 0..<count { sum += payoffs[row * count + column] * Double(counts[column]) }
      standing[row] = sum / meetings
    }
  }

  /// Sets ``weights`` to each strategy's share of all fitness; the largest factor is taken out.
  private mutating func setOffspring(_ counts: [Int], _ fitness: PopulationProcess.Fitness) {
    var total = 0.0
    switch fitness {
    case .linear(let weight):
      let w = weight.doubleValue
      for row in 0..<count where counts[row] > 0 {
        weights[row] = Double(counts[row]) * (1 - w + w * standing[row])
        total += weights[row]
      }
    case .exponential(let intensity):
      var best = -Double.infinity
      for row in 0..<count where counts[row] > 0 { best = max(best, standing[row]) }
      for row in 0..<count where counts[row] > 0 {
        weights[row] = Double(counts[row]) * Double.exp(intensity * (standing[row] - best))
        total += weights[row]
      }
    }
    for row in 0..<count { weights[row] = counts[row] > 0 ? weights[row] / total : 0 }
  }

  /// The shares of offspring of a composition before mutation, for a Wright–Fisher step.
  mutating func offspring(_ counts: [Int], _ fitness: PopulationProcess.Fitness) -> [Double] {
    setPayoffs(counts)
    setOffspring(counts, fitness)
    let mutation = process.mutation
    let total = weights.reduce(0, +)
    return (0..<count).map { row in
      switch mutation.target {
      case .otherStrategies:
        (1 - mutation.rate) * weights[row] + mutation.rate * (total - weights[row]) * mutantShare
      case .anyStrategy: (1 - mutation.rate) * weights[row] + mutation.rate * total * mutantShare
      }
    }
  }

  /// Sets ``rates`` for a composition.
  mutating func setRates(_ counts: [Int]) {
    setPayoffs(counts)
    switch process.revision {
    case .pairwiseComparison(let intensity): compare(counts, intensity)
    case .moran(let fitness), .wrightFisher(let fitness): replace(counts, fitness)
    }
    mutate(counts)
  }

  private mutating func compare(_ counts: [Int], _ intensity: Double) {
    for own in 0..<count {
      let chosen = Double(counts[own]) / Double(size)
      for model in 0..<count where model != own {
        if counts[own] == 0 || counts[model] == 0 {
          rates[own * count + model] = 0
          continue
        }
        let gain = intensity * (standing[model] - standing[own])
        let adoption = gain > -700 ? 1 / (1 + Double.exp(-gain)) : Double.exp(gain)
        rates[own * count + model] = chosen * (Double(counts[model]) / partners) * adoption
      }
    }
  }

  private mutating func replace(_ counts: [Int], _ fitness: PopulationProcess.Fitness) {
    setOffspring(counts, fitness)
    for dying in 0..<count {
      let share = Double(counts[dying]) / partners
      for parent in 0..<count where parent != dying {
        rates[dying * count + parent] = share * weights[parent]
      }
    }
  }

  /// Lets mutation act on the rates of revision.
  private mutating func mutate(_ counts: [Int]) {
    let mutation = process.mutation
    if mutation.rate == 0 || count == 1 { return }
    let step = mutation.rate * mutantShare
    switch mutation.timing {
    case .insteadOfRevision:
      for own in 0..<count {
        let chosen = Double(counts[own]) / Double(size)
        for other in 0..<count where other != own {
          rates[own * count + other] =
            (1 - mutation.rate) * rates[own * count + other] + chosen * step
        }
      }
    case .afterRevision:
      for own in 0..<count {
        // How often the place of a member of `own` is filled at all in this step.
        let filled = fillingRate(of: own, counts)
        for other in 0..<count where other != own {
          let direct = rates[own * count + other]
          // Everything filled by a strategy other than `other` may still mutate into it.
          let elsewhere = process.mutation.target == .anyStrategy ? filled : filled - direct
          rates[own * count + other] = (1 - mutation.rate) * direct + step * max(elsewhere, 0)
        }
      }
    }
  }

  /// The probability that the revising or dying member plays a strategy.
  private func fillingRate(of own: Int, _ counts: [Int]) -> Double {
    switch process.revision {
    case .pairwiseComparison: Double(counts[own]) / Double(size)
    case .moran, .wrightFisher:
      process.partner == .everyone
        ? Double(counts[own]) / Double(size)
        : (Double(counts[own]) - weights[own]) / partners
    }
  }
}
