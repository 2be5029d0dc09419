public import EquilibriaNumerics
public import Games

/// Newton's method on `T v = v`, damped where it overshoots, with value iteration to fall back on.
///
/// Where the mixtures of the stages do not change, T is a chain of states with rewards; Newton's step
/// goes to the values of that chain. The full step may lead nowhere (van der Wal's example), so a
/// step is only taken when it brings the bounds closer by as much as value iteration would; otherwise
/// half of it is tried, a quarter, and in the end T itself. The bounds therefore close at least as
/// fast per step as with value iteration, and near the solution quadratically.
///
/// - Complexity: About five steps on random games; each solves one matrix game per state and one
///   sparse linear system.
///
/// > Source: Pollatschek & Avi-Itzhak (1969), *Algorithms for stochastic games with geometrical
/// > interpretation*; van der Wal (1978), *Discounted Markov games: generalized policy iteration
/// > method*; Filar & Tolwinski (1991), *On the algorithm of Pollatschek and Avi-Itzhak*.
public struct DampedNewton: ZeroSumMarkovAlgorithm, Hashable {
  /// The distance between the bounds at which to stop, in units of value.
  public var precision: Double

  /// The longest time, and how often the stages are solved at most.
  public var limits: Limits

  /// Newton's method to a given precision.
  ///
  /// - Parameters:
  ///   - precision: The distance between the bounds at which to stop, in units of value. A distance
  ///     below what rounding allows counts as that. Exact results are always as precise as possible.
  ///   - limits: The longest time, and how often the stages are solved at most.
  public init(precision: Double = 1e-9, limits: Limits = .none) {
    self.precision = precision
    self.limits = limits
  }

  /// `newton`.
  public var name: String { "newton" }

  /// How precisely the linear systems are solved, relatively: what is left is left to the next step.
  private static let systemPrecision = 1e-4

  /// What a step must leave of the distance between the bounds at most when rewards count on average.
  private static let slowestAverage = 0.9

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
    var search = ZeroSumSearch(
      stages,
      precision: Scalar.arithmetic == .exact ? 0 : precision,
      stopwatch: Stopwatch(limits)
    )
    Self.run(&search)
    return ZeroSumResult(search, of: game, method: name).solution()
  }

  /// Steps until the bounds are close or a limit is reached.
  static func run(_ search: inout ZeroSumSearch) {
    let chain = StageChain(search.stages)
    guard search.apply(to: search.values) else { return }
    // After a failure so many sweeps of value iteration pass before the next try.
    var pause = 0
    var pauseLength = 1
    while !search.isDone {
      let values = search.values
      let improved = search.improvedValues
      if pause > 0 {
        pause -= 1
        guard search.apply(to: improved) else { return }
        continue
      }
      let slowest = search.isAverage ? slowestAverage : max(search.stages.discount, 0.5)
      let goal = slowest * search.residual.span
      chain.rebuild()
      let step = chain.solution(
        of: zip(search.stages.improvedValues, values).map { $0 - $1 },
        isAverage: search.isAverage,
        precision: systemPrecision,
        stopwatch: search.stopwatch
      )
      var isCloser = false
      for fraction in [1, 0.5, 0.25] where !isCloser {
        guard let step else { break }
        guard search.apply(to: values.indices.map { values[$0] + fraction * step[$0] }) else {
          return
        }
        isCloser = search.residual.span <= goal || search.isDone
      }
      if isCloser {
        pauseLength = 1
        continue
      }
      guard search.apply(to: improved) else { return }
      pause = pauseLength
      pauseLength = min(2 * pauseLength, 16)
    }
  }
}

extension ZeroSumMarkovAlgorithm where Self == DampedNewton {
  /// The damped Newton method to nine decimals.
  public static var newton: DampedNewton { DampedNewton() }
}
