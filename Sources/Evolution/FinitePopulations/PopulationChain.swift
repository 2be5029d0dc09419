internal import EquilibriaNumerics
internal import RealModule
internal import SolutionConcepts

/// The moves between the compositions of a finite population.
struct PopulationChain {
  let states: PopulationStates

  /// Where the moves from each state start.
  private var starts: [Int] = [0]
  private var targets: [Int] = []
  private var weights: [Double] = []

  /// The most numbers in a band or a table: half a gigabyte with the copies that are made.
  private static let largestTable = 32_000_000

  init<Action>(
    _ game: SymmetricGame<Action>,
    _ process: PopulationProcess,
    _ states: PopulationStates
  ) throws(EvolutionError) {
    self.states = states
    var rates = try PopulationRates(game, process)
    if case .wrightFisher(let fitness) = process.revision {
      try addGenerations(&rates, fitness)
    } else {
      try addReplacements(&rates, strategyCount: game.count)
    }
  }

  private static func requireSize(_ cells: (partialValue: Int, overflow: Bool))
    throws(EvolutionError)
  {
    guard !cells.overflow, cells.partialValue <= largestTable else {
      throw .notApplicable(
        reason: "the population has too many compositions: a table of more than "
          + "\(largestTable) numbers is needed"
      )
    }
  }

  /// One member at a time.
  private mutating func addReplacements(
    _ rates: inout PopulationRates,
    strategyCount: Int
  ) throws(EvolutionError) {
    try Self.requireSize(
      states.count.multipliedReportingOverflow(by: strategyCount * strategyCount)
    )
    var counts = Array(repeating: 0, count: strategyCount)
    counts[strategyCount - 1] = states.size
    for state in 0..<states.count {
      rates.setRates(counts)
      for own in 0..<strategyCount where counts[own] > 0 {
        for other in 0..<strategyCount where other != own {
          let weight = rates.rates[own * strategyCount + other]
          if weight == 0 { continue }
          counts[own] -= 1
          counts[other] += 1
          targets.append(states.index(of: counts))
          weights.append(weight)
          counts[own] += 1
          counts[other] -= 1
        }
      }
      starts.append(targets.count)
      if state + 1 < states.count { Self.advance(&counts) }
    }
  }

  /// The next composition in lexicographic order.
  private static func advance(_ counts: inout [Int]) {
    let last = counts.count - 1
    let spare = counts[last]
    counts[last] = 0
    if spare > 0 {
      counts[last - 1] += 1
      counts[last] = spare - 1
      return
    }
    // Nothing is left at the end: the last positive count before it gives way to one before.
    var place = last - 1
    while counts[place] == 0 { place -= 1 }
    let moved = counts[place]
    counts[place] = 0
    counts[place - 1] += 1
    counts[last] = moved - 1
  }

  /// All members at once: every composition may follow every other.
  private mutating func addGenerations(
    _ rates: inout PopulationRates,
    _ fitness: PopulationProcess.Fitness
  ) throws(EvolutionError) {
    try Self.requireSize(states.count.multipliedReportingOverflow(by: states.count))
    let factorials = (0...states.size).map { logFactorial($0) }
    let all = Array(states)
    for state in all.indices {
      let logs = rates.offspring(all[state], fitness).map { Double.log($0) }
      for next in all.indices where next != state {
        var log = factorials[states.size]
        for (members, share) in zip(all[next], logs) where members > 0 {
          log += Double(members) * share - factorials[members]
        }
        targets.append(next)
        weights.append(Double.exp(log))
      }
      starts.append(targets.count)
    }
  }

  /// The natural logarithms of the stationary probabilities.
  func logLaw(stopwatch: Stopwatch) throws(EvolutionError) -> [Double] {
    if states.count == 1 { return [0] }
    let law: [Double]?
    var stopReason: StopReason?
    if states.strategyCount == 2, hasOnlySteps {
      law = productFormula()
    } else {
      var reach = Array(0..<states.count)
      for state in 0..<states.count {
        for entry in starts[state]..<starts[state + 1] {
          let target = targets[entry]
          reach[max(state, target)] = min(reach[max(state, target)], min(state, target))
        }
      }
      let width = 2 * ((reach.indices.map { $0 - reach[$0] }.max() ?? 0) + 1) + 1
      try Self.requireSize(states.count.multipliedReportingOverflow(by: width))
      var table = BandedReduction(lowest: reach)
      for state in 0..<states.count {
        for entry in starts[state]..<starts[state + 1] {
          table[state, targets[entry]] = weights[entry]
        }
      }
      law = table.logLaw {
        stopReason = stopwatch.reasonToStop()
        return stopReason != nil
      }
    }
    if let stopReason { throw .solution(.stopped(stopReason)) }
    guard let law, law.allSatisfy(\.isFinite) else {
      throw .notApplicable(
        reason: "not every composition leads to every other, as far as doubles can tell"
      )
    }
    let total = logSumExp(law)
    return law.map { $0 - total }
  }

  private var hasOnlySteps: Bool {
    (0..<states.count).allSatisfy { state in
      targets[starts[state]..<starts[state + 1]].allSatisfy { abs($0 - state) == 1 }
    }
  }

  private func weight(from state: Int, to next: Int) -> Double {
    for entry in starts[state]..<starts[state + 1] where targets[entry] == next {
      return weights[entry]
    }
    return 0
  }

  /// `π(k + 1)/π(k) = T⁺(k)/T⁻(k + 1)`.
  private func productFormula() -> [Double] {
    var logs = [0.0]
    logs.reserveCapacity(states.count)
    for state in 1..<states.count {
      let step =
        Double.log(weight(from: state - 1, to: state))
        - Double.log(weight(from: state, to: state - 1))
      logs.append(logs[state - 1] + step)
    }
    return logs
  }

  /// The largest relative difference between inflow and outflow of a state.
  func imbalance(of logs: [Double]) -> Double {
    var inflow = Array(repeating: 0.0, count: states.count)
    var worst = 0.0
    for state in 0..<states.count {
      for entry in starts[state]..<starts[state + 1] {
        inflow[targets[entry]] += weights[entry] * Double.exp(logs[state] - logs[targets[entry]])
      }
    }
    for state in 0..<states.count {
      let outflow = weights[starts[state]..<starts[state + 1]].reduce(0, +)
      if outflow > 0 { worst = max(worst, (inflow[state] / outflow - 1).magnitude) }
    }
    return worst
  }
}
