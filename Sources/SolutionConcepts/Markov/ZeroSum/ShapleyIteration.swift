public import EquilibriaNumerics
public import Games

/// Shapley's value iteration: apply T again and again until the bounds are close.
///
/// - Complexity: One matrix game per state and sweep. The bounds contract like the differences
///   between states do, at least as fast as δᵗ.
///
/// > Source: Shapley (1953), *Stochastic games*.
public struct ShapleyIteration: ZeroSumMarkovAlgorithm, Hashable {
  /// The distance between the bounds at which to stop, in units of value.
  public var precision: Double

  /// The longest time and the most sweeps.
  public var limits: Limits

  /// Value iteration to a given precision.
  ///
  /// - Parameters:
  ///   - precision: The distance between the bounds at which to stop, in units of value. A distance
  ///     below what rounding allows counts as that.
  ///   - limits: The longest time and the most sweeps.
  public init(precision: Double = 1e-9, limits: Limits = .none) {
    self.precision = precision
    self.limits = limits
  }

  /// `value-iteration`.
  public var name: String { "value-iteration" }

  /// Finds bounds on the values and policies that prove them.
  ///
  /// - Parameters:
  ///   - game: A discounted zero-sum game.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: Bounds that hold whether or not the work ran to its end.
  /// - Throws: ``SolutionError`` when the game is not zero-sum or not discounted.
  public func solve<State, Action, Scalar: OrderedField>(
    _ game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> ZeroSumMarkovSolution<Action, Scalar> {
    try game.requireDiscountedZeroSum()
    let stages = ShapleyOperator(MarkovArrays(game), discount: game.discounts[0])
    var search = ZeroSumSearch(stages, precision: precision, stopwatch: Stopwatch(limits))
    var values = Array(repeating: 0.0, count: game.stateCount)
    while search.apply(to: values), !search.isDone { values = stages.improvedValues }
    return ZeroSumResult(search, of: game, method: name).solution()
  }
}

extension ZeroSumMarkovAlgorithm where Self == ShapleyIteration {
  /// Value iteration to nine decimals.
  public static var valueIteration: ShapleyIteration { ShapleyIteration() }
}
