public import EquilibriaNumerics
public import Games
internal import RealModule

/// How often a finite population with mutation is in each composition, in the long run.
public struct PopulationLaw<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The strategies, in the game's order.
  public let strategies: [Action]

  /// The compositions, in the order of the probabilities.
  public let states: PopulationStates

  /// The natural logarithm of the probability of each composition.
  public let logProbabilities: [Double]

  /// The largest relative difference between what flows into a composition and what flows out,
  /// computed again from the rates.
  public let imbalance: Double

  /// The probability of each composition.
  public var probabilities: [Double] { logProbabilities.map { Double.exp($0) } }

  /// The mean share of each strategy.
  public var meanShares: [Double] {
    var sums = Array(repeating: 0.0, count: strategies.count)
    for (counts, log) in zip(states, logProbabilities) {
      let probability = Double.exp(log)
      for place in sums.indices { sums[place] += probability * Double(counts[place]) }
    }
    return sums.map { $0 / Double(states.size) }
  }

  /// The most likely composition; the first of several.
  public var mode: [Int] {
    var best = 0
    for state in logProbabilities.indices where logProbabilities[state] > logProbabilities[best] {
      best = state
    }
    return states[best]
  }

  /// The probability of a composition.
  ///
  /// - Parameter counts: How many members play each strategy.
  public subscript(counts: [Int]) -> Double {
    Double.exp(logProbabilities[states.index(of: counts)])
  }
}

extension PopulationLaw: CustomStringConvertible {
  /// The mean share of each strategy, and the most likely composition.
  public var description: String {
    let shares = zip(strategies, meanShares).map { "\($0): \($1)" }
    let peak = zip(mode, strategies).map { "\($0) \($1)" }.joined(separator: ", ")
    return (shares + ["most often \(peak)"]).joined(separator: "\n")
  }
}

extension NormalFormGame {
  /// How often a finite population with mutation is in each composition, in the long run.
  ///
  /// Two strategies have a product formula. With more, states are eliminated one after another
  /// without subtractions, so small probabilities are as accurate as large ones.
  ///
  /// - Parameters:
  ///   - process: How the population changes; its mutation rate is positive.
  ///   - limits: The longest time.
  /// - Returns: The stationary law.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, the mutation rate is zero, there
  ///   are too many compositions, or work was stopped.
  /// - Complexity: O(N) for two strategies; with S compositions otherwise O(S·b²) for the band
  ///   width b, the number of compositions of one strategy fewer, and O(S³) for a Wright–Fisher
  ///   process.
  public func stationaryLaw(
    under process: PopulationProcess,
    limits: Limits = .none
  ) throws(EvolutionError) -> PopulationLaw<Action> {
    guard process.mutation.rate > 0 else {
      throw .parameter(
        name: "mutation.rate",
        value: "\(process.mutation.rate)",
        domain: "a positive rate; without mutation the first strategy to win stays"
      )
    }
    let game = try SymmetricGame(self)
    guard let states = PopulationStates(size: process.size, strategyCount: game.count) else {
      throw .notApplicable(reason: "the compositions of the population cannot be numbered")
    }
    let chain = try PopulationChain(game, process, states)
    let logs = try chain.logLaw(stopwatch: Stopwatch(limits))
    return PopulationLaw(
      strategies: game.strategies,
      states: states,
      logProbabilities: logs,
      imbalance: chain.imbalance(of: logs)
    )
  }
}

extension NormalFormGame {
  /// How far a law from any source is from being stationary.
  ///
  /// A law is stationary when the imbalance is zero. Rounding leaves about 10⁻¹⁶ times the number of
  /// strategies and the size of the logarithms.
  ///
  /// - Parameters:
  ///   - law: Logarithms of probabilities, in the order of ``PopulationStates``.
  ///   - process: How the population changes.
  /// - Returns: The largest relative difference between what flows into a composition and what flows
  ///   out; infinite when the law does not fit the population or does not sum to one within 10⁻⁹.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or gives a fitness that is not
  ///   positive.
  public func imbalance(
    ofLogLaw law: [Double],
    under process: PopulationProcess
  ) throws(EvolutionError) -> Double {
    let game = try SymmetricGame(self)
    guard let states = PopulationStates(size: process.size, strategyCount: game.count),
      states.count == law.count, law.allSatisfy({ !$0.isNaN }),
      logSumExp(law).magnitude < 1e-9
    else { return .infinity }
    return try PopulationChain(game, process, states).imbalance(of: law)
  }
}
