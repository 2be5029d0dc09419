internal import EquilibriaNumerics
internal import RealModule

/// Mutants and residents in a Wright–Fisher population, where a generation is a binomial draw.
struct WrightFisherContest {
  /// The number of members.
  let size: Int

  /// The log odds that a parent is a mutant, for k = 1, …, N − 1 mutants; entry k − 1.
  private var logOdds: [Double] = []

  /// The largest population: elimination takes N³ operations.
  static let largestSize = 1000

  init(_ contest: PairContest, _ fitness: PopulationProcess.Fitness) throws(EvolutionError) {
    size = contest.size
    guard size <= Self.largestSize else {
      throw .parameter(
        name: "size",
        value: "\(size)",
        domain: "at most \(Self.largestSize) in a Wright–Fisher process"
      )
    }
    if case .linear(let weight) = fitness { try contest.requirePositiveFitness(weight: weight) }
    for count in 1..<size {
      logOdds.append(
        Double.log(Double(count) / Double(size - count))
          + contest.logFitnessRatio(at: count, fitness)
      )
    }
  }

  /// Eliminates all mixed populations but the one with one mutant; the odds of its exits decide.
  func fixation() -> FixationProbability {
    // State 0 is one mutant; then the two ends; then 2, …, N − 1 mutants, eliminated from the last.
    let order = [1, 0, size] + Array(2..<max(size, 2))
    var chain = StateReduction<LogWeight>(count: order.count)
    for (row, from) in order.enumerated() where from > 0 && from < size {
      let odds = logOdds[from - 1]
      let (hit, miss) = (logLogistic(odds), logLogistic(-odds))
      for (column, to) in order.enumerated() where to != from {
        chain[row, column] = LogWeight(
          log: logBinomial(size, to) + Double(to) * hit + Double(size - to) * miss
        )
      }
    }
    chain.eliminate(downTo: 3)
    let (loss, win) = (chain[0, 1], chain[0, 2])
    return FixationProbability(logarithm: (win / (loss + win)).log, size: size)
  }
}

extension StateReduction {
  /// Eliminates the states from the last down to a given one.
  mutating func eliminate(downTo first: Int) {
    for state in stride(from: count - 1, through: first, by: -1) {
      var exit = Weight.zero
      for next in 0..<state { exit = exit + self[state, next] }
      for from in 0..<state where !self[from, state].isZero {
        let factor = self[from, state] / exit
        for next in 0..<state where next != from {
          self[from, next] = self[from, next] + factor * self[state, next]
        }
      }
    }
  }
}

/// `ln n!`, exact to rounding for small n, by Stirling's series beyond.
func logFactorial(_ count: Int) -> Double {
  if count < 2 { return 0 }
  if count < 32 { return Double.log((2...count).reduce(1.0) { $0 * Double($1) }) }
  let n = Double(count)
  let square = n * n
  let series = 1 / (12 * n) * (1 - 1 / (30 * square) * (1 - 2 / (7 * square)))
  return (n + 0.5) * Double.log(n) - n + 0.5 * Double.log(2 * Double.pi) + series
}

/// `ln C(n, k)`.
func logBinomial(_ count: Int, _ part: Int) -> Double {
  logFactorial(count) - logFactorial(part) - logFactorial(count - part)
}
