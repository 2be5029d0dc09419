public import EquilibriaNumerics
public import Games

/// The default choice: what most people want to know first.
///
/// All equilibria in pure policies when there are some; otherwise one in mixed actions, by the logit
/// homotopy, or by the tracing procedure should that path be lost. The search for pure equilibria
/// gives up after a part of the time limit, or a number of partial policies; then a mixed one is
/// looked for in any case.
public struct AutomaticStationary: StationaryAlgorithm, Hashable {
  /// The longest time and the most iterations of each part.
  public var limits: Limits

  /// The most partial policies that the search for pure equilibria looks at.
  public var largestSearch: Int

  /// The automatic choice.
  ///
  /// - Parameters:
  ///   - limits: The longest time and the most iterations of each part.
  ///   - largestSearch: The most partial policies that the search for pure equilibria looks at.
  public init(limits: Limits = .none, largestSearch: Int = 20_000) {
    self.limits = limits
    self.largestSearch = largestSearch
  }

  /// `automatic`.
  public var name: String { "automatic" }

  /// Finds the pure equilibria, or a mixed one.
  ///
  /// - Parameters:
  ///   - game: The game, discounted.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The equilibria found, and whether all pure ones are among them.
  /// - Throws: ``SolutionError`` when the game is not discounted, or an exact answer is wanted and
  ///   the equilibrium found is not recognised as rational.
  public func equilibria<State, Action, Scalar: OrderedField>(
    of game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar> {
    let stopwatch = Stopwatch(limits)
    let search = Limits(
      time: limits.time.map { $0 / 2 },
      iterations: min(limits.iterations ?? largestSearch, largestSearch)
    )
    let pure = try PurePolicyEnumeration(limits: search).equilibria(of: game, over: scalar)
    if !pure.isEmpty { return pure }
    if pure.stopReason == .cancelled { return pure }
    let rest = Limits(time: stopwatch.remainingTime, iterations: limits.iterations)
    var mixed = try LogitHomotopy(limits: rest).equilibria(of: game, over: scalar)
    if mixed.isEmpty, mixed.stopReason == nil {
      let rest = Limits(time: stopwatch.remainingTime, iterations: limits.iterations)
      mixed = try LogarithmicTracing(limits: rest).equilibria(of: game, over: scalar)
    }
    return MarkovEquilibria(
      mixed.equilibria,
      method: mixed.method,
      isComplete: mixed.isComplete,
      includesAllPure: pure.includesAllPure,
      stopReason: mixed.isEmpty ? mixed.stopReason : nil,
      approximation: mixed.approximation,
      iterations: pure.iterations + mixed.iterations
    )
  }
}

extension StationaryAlgorithm where Self == AutomaticStationary {
  /// All equilibria in pure policies, or one in mixed actions when there are none.
  public static var automatic: AutomaticStationary { AutomaticStationary() }
}
