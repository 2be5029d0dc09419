public import EquilibriaNumerics
internal import Games

/// Value iteration: apply T again and again until the bounds are close.
///
/// The bounds contract like the differences between states do, often much faster than δᵗ. The
/// sweeps run in floating arithmetic in either case; exact results carry bounds that are exact
/// numbers but seldom equal.
///
/// - Complexity: One pass over all transitions per sweep.
///
/// > Source: Shapley (1953), *Stochastic games*; MacQueen (1966), *A modified dynamic programming
/// > method for Markovian decision problems* (for the bounds).
public struct ValueIteration: DecisionAlgorithm, Hashable {
  /// The distance between the bounds at which to stop, in units of value.
  public var precision: Double

  /// The longest time and the most sweeps.
  public var limits: Limits

  /// Value iteration to a given precision.
  ///
  /// - Parameters:
  ///   - precision: The distance between the bounds at which to stop, in units of value. A
  ///     distance below what rounding allows counts as that.
  ///   - limits: The longest time and the most sweeps.
  public init(precision: Double = 1e-9, limits: Limits = .none) {
    self.precision = precision
    self.limits = limits
  }

  /// `value-iteration`.
  public var name: String { "value-iteration" }

  /// Finds a policy that is optimal up to the precision.
  ///
  /// - Parameter process: The decision process.
  /// - Returns: A policy and bounds.
  /// - Throws: Nothing; the signature is that of every algorithm.
  public func solve<Action, Scalar: OrderedField>(
    _ process: MarkovDecisionProcess<Action, Scalar>
  ) throws(SolutionError) -> DecisionSolution<Action, Scalar> {
    let stopwatch = Stopwatch(limits)
    let floating = process.floating
    var values = Array(repeating: 0.0, count: process.stateCount)
    var step = floating.arrays.bellmanStep(values)
    var sweeps = 1
    var stopReason: StopReason?
    var best = floating.bounds(around: values, improved: step.values)
    var narrowest = best.upper[0] - best.lower[0]
    var choices = step.choices
    var idleSweeps = 0
    // Rounding keeps the bounds apart in the end; then some sweeps bring nothing.
    while narrowest > precision, idleSweeps < 64 {
      stopReason = stopwatch.reasonToStop(afterIterations: sweeps)
      if stopReason != nil { break }
      values = step.values
      step = floating.arrays.bellmanStep(values)
      sweeps += 1
      let bounds = floating.bounds(around: values, improved: step.values)
      let distance = bounds.upper[0] - bounds.lower[0]
      idleSweeps = distance < narrowest ? 0 : idleSweeps + 1
      if distance < narrowest { (best, narrowest, choices) = (bounds, distance, step.choices) }
    }
    return DecisionSolution(
      choices: choices,
      actions: choices.enumerated().map { process.actions[$0][$1] },
      lowerValues: best.lower.map { Scalar(binary: $0) },
      upperValues: best.upper.map { Scalar(binary: $0) },
      method: name,
      iterations: sweeps,
      stopReason: stopReason
    )
  }
}

extension DecisionAlgorithm where Self == ValueIteration {
  /// Value iteration to nine decimals.
  public static var valueIteration: ValueIteration { ValueIteration() }
}
