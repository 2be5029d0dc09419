internal import RealModule
public import EquilibriaNumerics
public import Games

/// Stationary equilibria by the logarithmic tracing procedure.
///
/// Players start from best responses to a common prior about what others do, and give it up little by
/// little in favour of what others really do; small rewards for mixing, which vanish in the end, keep
/// the path smooth. Where it ends depends on the prior: the first one is that all actions are equally
/// likely, further ones are drawn at random, so that several equilibria may be found.
///
/// > Source: Harsanyi & Selten (1988), *A General Theory of Equilibrium Selection in Games*, chapter
/// > 4; Herings & Peeters (2004), *Stationary equilibria in stochastic games: structure, selection,
/// > and computation*; Eibelshäuser & Poensgen (2019), *Markov quantal response equilibrium and a
/// > homotopy method for computing and selecting Markov perfect equilibria of dynamic stochastic
/// > games*.
public struct LogarithmicTracing: StationaryAlgorithm, Hashable {
  /// How many priors to start from.
  public var priorCount: Int

  /// The seed of the priors after the first.
  public var seed: UInt64

  /// The longest time and the most steps, of all paths together.
  public var limits: Limits

  /// The procedure for some priors.
  ///
  /// - Parameters:
  ///   - priorCount: How many priors to start from, at least 1.
  ///   - seed: The seed of the priors after the first.
  ///   - limits: The longest time and the most steps, of all paths together.
  public init(priorCount: Int = 1, seed: UInt64 = 1, limits: Limits = .none) {
    self.priorCount = priorCount
    self.seed = seed
    self.limits = limits
  }

  /// `tracing`.
  public var name: String { "tracing" }

  /// Follows the paths to their ends.
  ///
  /// - Parameters:
  ///   - game: The game, discounted.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The different equilibria found, in the order of the priors.
  /// - Throws: ``SolutionError`` when the game is not discounted, or an exact answer is wanted and no
  ///   equilibrium is recognised as rational.
  public func equilibria<State, Action, Scalar: OrderedField>(
    of game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar> {
    try game.requireStationary()
    let work = StationaryWork(game)
    let stopwatch = Stopwatch(limits)
    var generator = Xoshiro256(seed: seed)
    var policies: [PathEnd] = []
    var steps = 0
    for number in 0..<max(priorCount, 1) {
      let prior = game.spaces.map { space in
        space.counts.map { count in
          number == 0
            ? Array(repeating: 1 / Double(count), count: count)
            : Self.randomMixture(count, using: &generator)
        }
      }
      var search = HomotopySearch(
        TracingEquations(work.tables, prior: prior),
        stopwatch: Stopwatch(stopwatch.remaining(afterIterations: steps))
      )
      let outcome = search.run()
      steps += search.steps
      policies += outcome.policies
      if case .unfinished(_, .some) = outcome { break }
    }
    return try work.answer(policies, method: name, steps: steps, over: scalar)
  }

  /// A mixture drawn uniformly: exponential weights, normalised.
  private static func randomMixture(
    _ count: Int,
    using generator: inout Xoshiro256
  ) -> [Double] {
    let weights = (0..<count).map { _ in
      -Double.log(Double.random(in: 0x1p-53..<1, using: &generator))
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

extension StationaryAlgorithm where Self == LogarithmicTracing {
  /// The logarithmic tracing procedure from the prior that all actions are equally likely.
  public static var tracing: LogarithmicTracing { LogarithmicTracing() }
}
