public import EquilibriaNumerics

/// Groups whose members imitate the successful, punish defectors, and lose conflicts to groups with fewer
/// defectors.
///
/// > Source: Boyd, Gintis, Bowles & Richerson (2003), *The evolution of altruistic punishment*, as given
/// > in Mesoudi, *Simulation models of cultural evolution in R*, model 11.
public struct CulturalGroupSelection: Sendable, Hashable {
  /// How many groups there are; even, so that all can be paired.
  public let groups: Int

  /// n: the number of members of a group.
  public let groupSize: Int

  /// What contributing costs.
  public let cost: Double

  /// The chance that somebody who intends to contribute does not.
  public let error: Double

  /// What a punisher would pay if all others in the group defected.
  public let punishmentCost: Double

  /// What a defector would lose if all others in the group punished.
  public let punishmentLoss: Double

  /// The chance that a model is from another group.
  public let migration: Double

  /// The chance that two paired groups have a conflict.
  public let conflict: Double

  /// The chance that somebody takes up another behaviour at random.
  public let mutation: Double

  /// Whether there are punishers at all.
  public let hasPunishers: Bool

  /// The published parameters, or others.
  ///
  /// - Parameters:
  ///   - groups: How many groups there are, an even number.
  ///   - groupSize: n, the number of members of a group, at least 2.
  ///   - cost: What contributing costs, at least 0.
  ///   - error: The chance that somebody who intends to contribute does not.
  ///   - punishmentCost: What a punisher would pay if all others in the group defected, at least 0.
  ///   - punishmentLoss: What a defector would lose if all others in the group punished, at least 0.
  ///   - migration: The chance that a model is from another group.
  ///   - conflict: The chance that two paired groups have a conflict.
  ///   - mutation: The chance that somebody takes up another behaviour at random.
  ///   - hasPunishers: Whether there are punishers at all.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain, also
  ///   when costs could leave somebody without fitness.
  public init(
    groups: Int = 128,
    groupSize: Int = 4,
    cost: Double = 0.2,
    error: Double = 0.02,
    punishmentCost: Double = 0.2,
    punishmentLoss: Double = 0.8,
    migration: Double = 0.01,
    conflict: Double = 0.015,
    mutation: Double = 0.01,
    hasPunishers: Bool = true
  ) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      groups >= 2 && groups % 2 == 0 && groups <= 1_000_000,
      "groups",
      groups,
      "an even number from 2 to 1000000"
    )
    try EvolutionError.requireCount("groupSize", groupSize, from: 2, through: 100_000)
    for (name, value) in [
      ("error", error), ("migration", migration), ("conflict", conflict), ("mutation", mutation),
    ] {
      try EvolutionError.requireProbability(name, value)
    }
    for (name, value) in [
      ("cost", cost), ("punishmentCost", punishmentCost), ("punishmentLoss", punishmentLoss),
    ] {
      try EvolutionError.requireParameter(value >= 0, name, value, "a number of at least 0")
    }
    // Imitation compares fitness, which starts at 1 and must stay positive.
    try EvolutionError.requireParameter(
      cost + punishmentCost < 1,
      "cost",
      cost,
      "below 1 together with the punishmentCost \(punishmentCost)"
    )
    try EvolutionError.requireParameter(
      punishmentCost + punishmentLoss <= 1,
      "punishmentLoss",
      punishmentLoss,
      "at most 1 together with the punishmentCost \(punishmentCost)"
    )
    self.groups = groups
    self.groupSize = groupSize
    self.cost = cost
    self.error = error
    self.punishmentCost = punishmentCost
    self.punishmentLoss = punishmentLoss
    self.migration = migration
    self.conflict = conflict
    self.mutation = mutation
    self.hasPunishers = hasPunishers
  }

  /// Runs independent populations, in which at first one group punishes and all others defect.
  ///
  /// - Parameters:
  ///   - generations: How many generations each runs; the second half counts.
  ///   - runs: How many independent populations, at least 2.
  ///   - seed: The seed of chance.
  ///   - limits: When to stop early; an iteration is a generation.
  /// - Returns: The share of members who contribute, with its standard error over the runs; `nil` when
  ///   not all runs came to their end.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public func cooperation(
    generations: Int,
    runs: Int,
    seed: UInt64,
    limits: Limits = .none
  ) throws(EvolutionError) -> Estimate? {
    try EvolutionError.requireCount("generations", generations, from: 2, through: 100_000_000)
    try EvolutionError.requireCount("runs", runs, from: 2, through: 100_000)
    let model = self
    let stopwatch = Stopwatch(limits)
    let means = concurrently(runs) { run -> Double? in
      var source = SplitMix64(seed: seed &+ UInt64(run) &* 0x9E37_79B9)
      var population = GroupedPopulation(model, seed: source.next())
      var sum = 0.0
      for generation in 0..<generations {
        if stopwatch.reasonToStop(afterIterations: generation) != nil { return nil }
        population.advance()
        if generation >= generations / 2 { sum += population.cooperation }
      }
      return sum / Double(generations - generations / 2)
    }
    .compactMap(\.self)
    if means.count < runs { return nil }
    let mean = means.reduce(0, +) / Double(runs)
    let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(runs * (runs - 1))
    return Estimate(mean: mean, standardError: variance.squareRoot())
  }

  /// Follows one population.
  ///
  /// - Parameters:
  ///   - generations: How many generations.
  ///   - seed: The seed of chance.
  /// - Returns: The share of members who contribute in each generation.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public func history(generations: Int, seed: UInt64) throws(EvolutionError) -> [Double] {
    try EvolutionError.requireCount("generations", generations, from: 0, through: 100_000_000)
    var population = GroupedPopulation(self, seed: seed)
    return (0..<generations).map { _ in
      population.advance()
      return population.cooperation
    }
  }
}

/// All members of all groups.
private struct GroupedPopulation {
  private enum Behaviour {
    static let defects: UInt8 = 0
    static let contributes: UInt8 = 1
    static let punishes: UInt8 = 2
  }

  let model: CulturalGroupSelection
  var generator: Xoshiro256
  var behaviour: [UInt8]
  var next: [UInt8]
  var isDefecting: [Bool]
  var fitness: [Double]
  var defectors: [Int]

  /// The share of members who contributed in the last generation.
  private(set) var cooperation = 0.0

  init(_ model: CulturalGroupSelection, seed: UInt64) {
    self.model = model
    generator = Xoshiro256(seed: seed)
    let count = model.groups * model.groupSize
    let first = model.hasPunishers ? Behaviour.punishes : Behaviour.contributes
    behaviour = (0..<count).map { $0 < model.groupSize ? first : Behaviour.defects }
    next = behaviour
    isDefecting = Array(repeating: false, count: count)
    fitness = Array(repeating: 1, count: count)
    defectors = Array(repeating: 0, count: model.groups)
  }

  mutating func advance() {
    interact()
    imitate()
    fight()
    mutate()
  }

  /// Contributions and punishments, and the fitness that they leave.
  private mutating func interact() {
    let size = model.groupSize
    var total = 0
    for group in 0..<model.groups {
      let members = (group * size)..<((group + 1) * size)
      var (defecting, punishers) = (0, 0)
      for member in members {
        let kind = behaviour[member]
        let defects = kind == Behaviour.defects || generator.nextUnit() < model.error
        isDefecting[member] = defects
        if defects { defecting += 1 }
        if kind == Behaviour.punishes { punishers += 1 }
      }
      defectors[group] = defecting
      total += defecting
      for member in members {
        let isPunisher = behaviour[member] == Behaviour.punishes
        let own = isDefecting[member] ? 1 : 0
        var value = isDefecting[member] ? 1.0 : 1 - model.cost
        if isPunisher {
          value -= model.punishmentCost * Double(defecting - own) / Double(size)
        }
        if isDefecting[member] {
          value -= model.punishmentLoss * Double(punishers - (isPunisher ? 1 : 0)) / Double(size)
        }
        fitness[member] = value
      }
    }
    cooperation = 1 - Double(total) / Double(behaviour.count)
  }

  /// Everybody compares with a model and takes up its behaviour in proportion to fitness.
  private mutating func imitate() {
    let size = model.groupSize
    for member in behaviour.indices {
      var group = member / size
      if generator.nextUnit() < model.migration {
        let other = below(model.groups - 1)
        group = other < group ? other : other + 1
      }
      let example = group * size + below(size)
      let (own, theirs) = (fitness[member], fitness[example])
      let switches = generator.nextUnit() * (own + theirs) < theirs
      next[member] = switches ? behaviour[example] : behaviour[member]
    }
    swap(&behaviour, &next)
  }

  /// Groups meet in pairs; who loses a conflict is replaced by a copy of the winner.
  private mutating func fight() {
    let size = model.groupSize
    var order = Array(0..<model.groups)
    for place in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(place, below(place + 1))
    }
    for pair in stride(from: 0, to: order.count, by: 2) {
      if generator.nextUnit() >= model.conflict { continue }
      let (first, second) = (order[pair], order[pair + 1])
      let lead = Double(defectors[second] - defectors[first]) / Double(size)
      let firstWins = generator.nextUnit() < 0.5 + lead / 2
      let (winner, loser) = firstWins ? (first, second) : (second, first)
      for place in 0..<size {
        behaviour[loser * size + place] = behaviour[winner * size + place]
      }
    }
  }

  /// Some take up one of the other behaviours at random.
  private mutating func mutate() {
    let kinds = model.hasPunishers ? 3 : 2
    for member in behaviour.indices where generator.nextUnit() < model.mutation {
      let step = 1 + below(kinds - 1)
      behaviour[member] = UInt8((Int(behaviour[member]) + step) % kinds)
    }
  }

  private mutating func below(_ bound: Int) -> Int {
    min(Int(generator.nextUnit() * Double(bound)), bound - 1)
  }
}
