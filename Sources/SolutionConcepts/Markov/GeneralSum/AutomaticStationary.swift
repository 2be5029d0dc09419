public import EquilibriaNumerics
public import Games

/// The default choice: what most people want to know first.
///
/// All equilibria in pure policies when there are some; otherwise one in mixed actions: optimal
/// policies when the game is zero-sum, else by the logit homotopy, or by the tracing procedure should
/// that path be lost. The search for pure equilibria gives up after a part of the time limit, or some
/// work; then a mixed one is looked for in any case.
public struct AutomaticStationary: StationaryAlgorithm, Hashable {
  /// The longest time and the most iterations of each part.
  public var limits: Limits

  /// The most action profiles that the search for pure equilibria looks at, over all the partial
  /// policies that it goes through.
  public var largestSearch: Int

  /// The most pure equilibria to list.
  public var largestCount: Int

  /// The automatic choice.
  ///
  /// - Parameters:
  ///   - limits: The longest time and the most iterations of each part.
  ///   - largestSearch: The most action profiles that the search for pure equilibria looks at.
  ///   - largestCount: The most pure equilibria to list.
  public init(
    limits: Limits = .none,
    largestSearch: Int = 50_000,
    largestCount: Int = 1000
  ) {
    self.limits = limits
    self.largestSearch = largestSearch
    self.largestCount = largestCount
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
    let searches = 1 + largestSearch / max(game.rowCount, 1)
    let search = Limits(
      time: limits.time.map { $0 / 2 },
      iterations: min(limits.iterations ?? searches, searches)
    )
    let pure = try PurePolicyEnumeration(limits: search, largestCount: largestCount)
      .equilibria(of: game, over: scalar)
    if !pure.isEmpty || pure.stopReason == .cancelled { return pure }
    let mixed = try mixedEquilibria(of: game, over: scalar, stopwatch)
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

  /// One equilibrium, by the method that suits the game.
  private func mixedEquilibria<State, Action, Scalar: OrderedField>(
    of game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type,
    _ stopwatch: Stopwatch
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar> {
    func rest() -> Limits { Limits(time: stopwatch.remainingTime, iterations: limits.iterations) }
    if game.isZeroSum, game.discounts[0] == game.discounts[1] {
      let newton = DampedNewton(limits: rest())
      let answer = try game.zeroSumSolution(using: newton, over: Double.self)
      let end = PathEnd(
        policy: answer.policy.probabilities,
        isFinished: answer.stopReason == nil,
        stopReason: answer.stopReason
      )
      return try StationaryWork(game)
        .answer([end], method: answer.method, steps: answer.iterations, over: scalar)
    }
    let logit = try LogitHomotopy(limits: rest()).equilibria(of: game, over: scalar)
    guard logit.isEmpty, logit.stopReason == nil else { return logit }
    return try LogarithmicTracing(limits: rest()).equilibria(of: game, over: scalar)
  }
}

extension StationaryAlgorithm where Self == AutomaticStationary {
  /// All equilibria in pure policies, or one in mixed actions when there are none.
  public static var automatic: AutomaticStationary { AutomaticStationary() }
}
