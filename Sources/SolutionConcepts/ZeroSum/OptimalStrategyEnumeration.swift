public import EquilibriaNumerics
public import Games

/// All extreme optimal strategies of both players of a zero-sum (or constant-sum) game.
///
/// A linear program gives the value and one optimal strategy of each player. A player's strategy is
/// optimal exactly when it forms an equilibrium with a given optimal strategy of the opponent: the
/// optimal strategies are a face of the best-response polytope, and a depth-first search over its
/// bases lists its vertices.
///
/// - Complexity: One linear program, then proportional to the number of bases of the two faces:
///   one each when the optimal strategies are unique, exponentially many in the worst case.
///
/// > Source: Shapley & Snow (1950), *Basic solutions of discrete games*; Avis, Rosenberg, Savani &
/// > von Stengel (2010), section 4.
public struct OptimalStrategyEnumeration: Sendable, Hashable {
  /// The longest time, and the most bases visited per player.
  public var limits: Limits

  /// The enumeration of extreme optimal strategies.
  ///
  /// - Parameter limits: The longest time, and the most bases visited per player.
  public init(limits: Limits = .none) { self.limits = limits }

  /// Finds the value and all extreme optimal strategies.
  ///
  /// - Parameter game: A constant-sum game of two players.
  /// - Returns: The value and the extreme optimal strategies of each player.
  /// - Throws: ``SolutionError`` when the game is not constant-sum, and
  ///   ``SolutionError/stopped(_:)`` when a limit comes before the value is known.
  public func solve<Action>(
    _ game: some NormalFormGame<Action>
  ) throws(SolutionError) -> OptimalStrategies<Action> {
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    let stopwatch = Stopwatch(limits)
    let solution = try ZeroSumProgram(limits: Limits(time: stopwatch.remainingTime))
      .solve(table, over: Rational.self)
    if let reason = solution.stopReason { throw .stopped(reason) }
    let everything = table.space.counts.map { Array(0..<$0) }
    let polytopes = BestResponsePolytopes(table, actions: everything)
    let check = NashCheck(solution.profile, of: table, arrays: PayoffArrays<Rational>(table))
    var stopReason: StopReason?
    let strategies = [0, 1].map { player in
      let opponent = 1 - player
      let completion = Completion(polytopes: polytopes, player: opponent)
      let values = check.actionPayoffs[player]
      let best = values.max()
      var tight = LabelSet()
      for action in values.indices where values[action] == best {
        tight.insert(polytopes.firstLabel(of: player) + action)
      }
      for (action, probability) in solution.profile[opponent].probabilities.enumerated()
      where probability.isZero {
        tight.insert(polytopes.firstLabel(of: opponent) + action)
      }
      let (found, reason) = completion.strategies(for: tight) { bases in
        bases.isMultiple(of: 32) ? stopwatch.reasonToStop(afterIterations: bases) : nil
      }
      stopReason = stopReason ?? reason
      return found.map { $0.mixture(over: everything[player], count: values.count) }
        .sorted { ExtremeStrategy.precedes($0, $1) }
        .map { MixedStrategy(trusted: $0, over: table.actions[player]) }
    }
    return OptimalStrategies(
      value: solution.value,
      extremeStrategies: strategies,
      stopReason: stopReason
    )
  }
}

extension NormalFormGame {
  /// The value of a zero-sum (or constant-sum) game and all extreme optimal strategies, exact.
  ///
  /// - Parameter limits: The longest time, and the most bases visited per player.
  /// - Returns: The value and the extreme optimal strategies of each player.
  /// - Throws: ``SolutionError`` when the game is not constant-sum, and
  ///   ``SolutionError/stopped(_:)`` when a limit comes before the value is known.
  public func optimalStrategies(
    limits: Limits = .none
  ) throws(SolutionError) -> OptimalStrategies<Action> {
    try OptimalStrategyEnumeration(limits: limits).solve(self)
  }
}
