internal import EquilibriaNumerics
internal import RealModule

/// The moves of α-rank: between states, with the payoff that the mover gains.
struct AlphaRankMoves {
  let count: Int
  let populationSize: Int
  private(set) var moves: [(from: Int, to: Int, gain: Rational)] = []

  /// The most states: elimination takes the cube of their number.
  static let largestCount = 3000

  init(count: Int, populationSize: Int) throws(EvolutionError) {
    guard populationSize >= 2 else {
      throw .parameter(
        name: "populationSize",
        value: "\(populationSize)",
        domain: "a number from 2"
      )
    }
    guard count <= Self.largestCount else {
      throw .notApplicable(
        reason: "α-rank of \(count) states; at most \(Self.largestCount) are supported"
      )
    }
    self.count = count
    self.populationSize = populationSize
  }

  mutating func add(from: Int, to: Int, gain: Rational) { moves.append((from, to, gain)) }

  /// The ranking at a finite intensity.
  func rank<State>(
    _ states: [State],
    intensity: Double,
    stopwatch: Stopwatch
  ) throws(EvolutionError) -> AlphaRank<State> {
    guard intensity.isFinite, intensity >= 0 else {
      throw .parameter(
        name: "intensity",
        value: "\(intensity)",
        domain: "a finite number from 0; the limits are always reported"
      )
    }
    var chain = StateReduction<LogWeight>(count: count)
    for (from, to, gain) in moves {
      let log = FixationProbability.logShare(
        of: intensity * gain.doubleValue,
        size: populationSize
      )
      chain[from, to] = LogWeight(log: log)
    }
    let law = try chain.irreducibleLaw(stopwatch: stopwatch).map(\.log)
    let total = logSumExp(law)
    let logShares = law.map { $0 - total }
    return AlphaRank(
      states: states,
      logShares: logShares,
      imbalance: imbalance(of: logShares, in: chain),
      sinks: greedy.closedClasses
    )
  }

  /// The moves that remain at infinite intensity, with their probabilities.
  private var greedy: StateReduction<Rational> {
    var chain = StateReduction<Rational>(count: count)
    for (from, to, gain) in moves where gain >= .zero {
      chain[from, to] = gain.isZero ? Rational(1, populationSize) : .one
    }
    return chain
  }

  /// Everything that is exact at infinite intensity.
  func limit<State>(
    _ states: [State],
    stopwatch: Stopwatch
  ) throws(EvolutionError) -> AlphaRankLimit<State> {
    var chain = StateReduction<LeadingTerm>(count: count)
    for (from, to, gain) in moves {
      chain[from, to] = LeadingTerm(
        coefficient: gain.isZero ? Rational(1, populationSize) : .one,
        exponent: gain < .zero ? -gain * Rational(populationSize - 1) : .zero
      )
    }
    return AlphaRankLimit(
      states: states,
      shares: StrongSelectionLimit(
        strategies: states,
        law: try chain.irreducibleLaw(stopwatch: stopwatch)
      ).shares,
      sinks: try greedy.stationaryLaws(stopwatch: stopwatch).map { states, weights in
        let sum = weights.reduce(.zero, +)
        return AlphaRankLimit.Sink(states: states, shares: weights.map { $0 / sum })
      }
    )
  }

  private func imbalance(of logShares: [Double], in chain: StateReduction<LogWeight>) -> Double {
    var inflow = Array(repeating: 0.0, count: count)
    var outflow = inflow
    for (from, to, _) in moves {
      let log = chain[from, to].log
      inflow[to] += Double.exp(logShares[from] - logShares[to] + log)
      outflow[from] += Double.exp(log)
    }
    var worst = 0.0
    for state in 0..<count where outflow[state] > 0 {
      worst = max(worst, (inflow[state] / outflow[state] - 1).magnitude)
    }
    return worst
  }
}
