public import EquilibriaNumerics
public import Games

/// Zero-sum games with long-run average rewards, where all states are worth the same.
///
/// From any numbers h, mixtures that guarantee `h(s) + g` in the stage of every state s with h to come
/// earn g per period on average, from every state. So each step of the method proves bounds, and when
/// these meet there is one value for all states and stationary policies are optimal. They do meet
/// when every pair of policies leads to a single recurrent class of states. Where some pair does not,
/// they may stay apart: values differ between states, or there are no optimal stationary policies at
/// all, as in ``/Games/BigMatch``. Games with two places that play can never leave are refused.
///
/// - Complexity: Like ``DampedNewton``, with halved steps of value iteration to fall back on.
///
/// > Source: Hoffman & Karp (1966), *On nonterminating stochastic games*; Odoni (1969), *On finding the
/// > maximal gain for Markov decision processes*; Schweitzer (1971), *Iterative solution of the
/// > functional equations of undiscounted Markov renewal programming* (for the halved steps).
public struct AverageRewardIteration: Sendable, Hashable {
  /// The distance between the bounds at which to stop, in units of reward per period.
  public var precision: Double

  /// The longest time, and how often the stages are solved at most.
  public var limits: Limits

  /// The method to a given precision.
  ///
  /// - Parameters:
  ///   - precision: The distance between the bounds at which to stop, in units of reward per period. A
  ///     distance below what rounding allows counts as that.
  ///   - limits: The longest time, and how often the stages are solved at most: where the bounds do
  ///     not meet, a limit ends the work.
  public init(precision: Double = 1e-9, limits: Limits = Limits(iterations: 20_000)) {
    self.precision = precision
    self.limits = limits
  }

  /// `average-reward`.
  public var name: String { "average-reward" }

  /// Finds bounds on the average reward and policies that prove them.
  ///
  /// - Parameters:
  ///   - game: A zero-sum game with average rewards.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: Bounds that hold whether or not they meet.
  /// - Throws: ``SolutionError`` when the game is not zero-sum, its rewards are not averaged, or play
  ///   may end in several places for ever.
  public func solve<State, Action, Scalar: OrderedField>(
    _ game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> AverageRewardSolution<Action, Scalar> {
    try game.requireAverageZeroSum()
    let stages = ShapleyOperator(MarkovArrays(game), discount: 1)
    var search = ZeroSumSearch(
      stages,
      isAverage: true,
      precision: Scalar.arithmetic == .exact ? 0 : precision,
      stopwatch: Stopwatch(limits)
    )
    DampedNewton.run(&search)
    return ZeroSumResult(search, of: game, method: name).averageSolution()
  }
}

extension MarkovGame {
  /// The average reward of a zero-sum game in which all states are worth the same, in exact numbers.
  ///
  /// - Parameters:
  ///   - algorithm: How precise the bounds should be, and how long the work may take.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: Proven bounds on player 0's average reward, and both players' policies.
  /// - Throws: ``SolutionError`` when the game is not zero-sum, its rewards are not averaged, or play
  ///   may end in several places for ever.
  public func averageZeroSumSolution(
    using algorithm: AverageRewardIteration = AverageRewardIteration(),
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> AverageRewardSolution<Action, Rational> {
    try averageZeroSumSolution(using: algorithm, over: Rational.self, onProgress: onProgress)
  }

  /// The average reward of a zero-sum game in which all states are worth the same.
  ///
  /// - Parameters:
  ///   - algorithm: How precise the bounds should be, and how long the work may take.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for exact numbers, `Double` for floating ones. In
  ///     either case the bounds are proven in exact arithmetic.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: Proven bounds on player 0's average reward, and both players' policies.
  /// - Throws: ``SolutionError`` when the game is not zero-sum, its rewards are not averaged, or play
  ///   may end in several places for ever.
  public func averageZeroSumSolution<Scalar: OrderedField>(
    using algorithm: AverageRewardIteration = AverageRewardIteration(),
    over scalar: Scalar.Type,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> AverageRewardSolution<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    return try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try algorithm.solve(table, over: scalar)
    }
  }
}

extension TabularMarkovGame {
  /// Throws unless the game is zero-sum, rewards are averaged, and play never ends in several places.
  func requireAverageZeroSum() throws(SolutionError) {
    try requireAverage()
    try requireZeroSum()
    let classes = closedClasses
    guard classes.count < 2 else {
      throw .notApplicable(
        reason: "play that has reached state \"\(states[classes[0][0]])\" never comes to "
          + "\"\(states[classes[1][0]])\", nor back: the states have averages of their own, and "
          + "stationary policies need not attain them (as in the Big Match); consider discounting"
      )
    }
  }

  /// Throws unless rewards are averaged.
  func requireAverage() throws(SolutionError) {
    guard horizon == .average else {
      throw .notApplicable(
        reason: "this needs rewards averaged over time; the horizon is \(horizon)"
      )
    }
  }

  /// The sets of states that no play can leave, and within which some play leads from each to each.
  var closedClasses: [[Int]] {
    // Components of the graph of all possible moves; those are closed that lead to no other.
    var starts = [0]
    var successors: [Int32] = []
    for state in states.indices {
      let rows = rows(ofState: state)
      let entries = transitions.starts[rows.lowerBound]..<transitions.starts[rows.upperBound]
      successors += Set(transitions.successors[entries]).sorted()
      starts.append(successors.count)
    }
    let components = StateGraph(starts: starts, successors: successors).components()
    var home = Array(repeating: 0, count: stateCount)
    for (number, component) in components.enumerated() {
      for state in component { home[state] = number }
    }
    return components.indices.filter { number in
      components[number].allSatisfy { state in
        successors[starts[state]..<starts[state + 1]].allSatisfy { home[Int($0)] == number }
      }
    }.map { components[$0] }.sorted { $0[0] < $1[0] }
  }
}
