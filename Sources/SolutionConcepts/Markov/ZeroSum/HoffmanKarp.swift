public import EquilibriaNumerics
public import Games

/// Policy iteration for zero-sum games: the row player commits, the column player answers as well as
/// possible, and the stages with those values tell the row player how to do better.
///
/// The row player's guarantees rise from round to round. In games of alternating moves this is
/// strategy iteration.
///
/// - Complexity: Few rounds in practice; each solves one decision process.
///
/// > Source: Hoffman & Karp (1966), *On nonterminating stochastic games*; Rao, Chandrasekaran & Nair
/// > (1973), *Algorithms for discounted stochastic games*.
public struct HoffmanKarp: ZeroSumMarkovAlgorithm, Hashable {
  /// The distance between the bounds at which to stop, in units of value.
  public var precision: Double

  /// The longest time and the most rounds.
  public var limits: Limits

  /// Policy iteration to a given precision.
  ///
  /// - Parameters:
  ///   - precision: The distance between the bounds at which to stop, in units of value. A distance
  ///     below what rounding allows counts as that. Exact results are always as precise as possible.
  ///   - limits: The longest time and the most rounds.
  public init(precision: Double = 1e-9, limits: Limits = .none) {
    self.precision = precision
    self.limits = limits
  }

  /// `policy-iteration`.
  public var name: String { "policy-iteration" }

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
    let arrays = MarkovArrays<Double>(game)
    let stages = ShapleyOperator(arrays, discount: game.discounts[0])
    let stopwatch = Stopwatch(limits)
    var search = ZeroSumSearch(
      stages,
      precision: Scalar.arithmetic == .exact ? 0 : precision,
      stopwatch: stopwatch
    )
    var values = Array(repeating: 0.0, count: game.stateCount)
    while search.apply(to: values), !search.isDone {
      let rows = stages.mixtures.rows
      let process = MarkovDecisionProcess(
        of: 1,
        against: values.indices.map {
          [Array(rows[stages.rowStarts[$0]..<stages.rowStarts[$0 + 1]])]
        },
        in: arrays,
        actions: game.actions,
        discount: game.discounts[1]
      )
      // The column player's rewards are what the row player loses.
      values = PolicyIteration(limits: Limits(time: stopwatch.remainingTime))
        .solve(process, startingFrom: values.map { -$0 }).values.map { -$0 }
    }
    return ZeroSumResult(search, of: game, method: name).solution()
  }
}

extension ZeroSumMarkovAlgorithm where Self == HoffmanKarp {
  /// Hoffman and Karp's policy iteration.
  public static var policyIteration: HoffmanKarp { HoffmanKarp() }
}
