internal import EquilibriaNumerics
internal import Games

/// What every algorithm for zero-sum Markov games does: apply T, and keep the best proof so far.
///
/// From values v and mixtures that guarantee L ≤ T v ≤ U in the stages, `v + min(L − v)/(1 − δ)` is a
/// lower bound on v*, earned by the row player's mixtures, and `v + max(U − v)/(1 − δ)` an upper one.
/// Without discounting the mixtures earn `min(L − v)` per period on average.
///
/// > Source: Shapley (1953), *Stochastic games*; MacQueen (1966), *A modified dynamic programming
/// > method for Markovian decision problems*; Odoni (1969), *On finding the maximal gain for Markov
/// > decision processes* (for the bounds).
struct ZeroSumSearch {
  /// Values and mixtures from which bounds follow.
  struct Proof {
    var values: [Double]
    /// Bounds on the changes of the values under T, in all states.
    var changes: (least: Double, most: Double)
    var rows: [Double]
    var columns: [Double]
    /// The distance between the bounds that follow.
    var gap: Double
  }

  /// What is known of T at some values.
  struct Residual {
    /// A lower bound on T v − v in every state, as computed.
    let least: Double
    /// An upper bound.
    let most: Double
    /// How far either may be off because of rounding.
    let error: Double

    /// How far T v − v is from being the same in all states: zero at v* up to a constant.
    var span: Double { most - least }
  }

  let stages: ShapleyOperator
  /// Whether rewards count on average and not by their discounted sum.
  let isAverage: Bool
  let stopwatch: Stopwatch
  /// The distance between the bounds at which to stop.
  let precision: Double
  /// The values that T was last applied to.
  private(set) var values: [Double]
  private(set) var residual: Residual
  /// The narrowest bounds so far.
  private(set) var proof: Proof?
  private(set) var stopReason: StopReason?
  /// How often T was applied.
  private(set) var sweeps = 0
  private var idleSweeps = 0
  private var lastReport = ContinuousClock.now

  /// Sweeps that bring nothing end the work: rounding keeps the bounds apart.
  private static let largestIdleCount = 16

  init(
    _ stages: ShapleyOperator,
    isAverage: Bool = false,
    precision: Double,
    stopwatch: Stopwatch
  ) {
    self.stages = stages
    self.isAverage = isAverage
    self.precision = precision
    self.stopwatch = stopwatch
    values = Array(repeating: 0, count: stages.stateCount)
    residual = Residual(least: -.infinity, most: .infinity, error: 0)
  }

  /// Whether the bounds are as close as wanted, or as rounding allows.
  var isDone: Bool {
    (proof?.gap ?? .infinity) <= precision || residual.span <= residual.error
      || idleSweeps >= Self.largestIdleCount
  }

  /// Applies T, and keeps the bounds that follow if they are the narrowest.
  ///
  /// - Parameter values: One finite number per state.
  /// - Returns: Whether the work may go on; if not, `stopReason` says why.
  mutating func apply(to values: [Double]) -> Bool {
    stopReason = stopwatch.reasonToStop(afterIterations: sweeps)
    if stopReason != nil { return false }
    guard stages.solveStages(values, stopwatch: stopwatch) else {
      stopReason = stopwatch.reasonToStop() ?? .cancelled
      return false
    }
    sweeps += 1
    self.values = values
    residual = measure(values)
    let changes = (residual.least - residual.error, residual.most + residual.error)
    let gap = (changes.1 - changes.0) / (isAverage ? 1 : stages.complement)
    if gap < proof?.gap ?? .infinity {
      let (rows, columns) = stages.mixtures
      proof = Proof(values: values, changes: changes, rows: rows, columns: columns, gap: gap)
      idleSweeps = 0
    } else {
      idleSweeps += 1
    }
    report()
    return true
  }

  /// Values that T brings closer to a solution for certain: T v, or halfway there when rewards count
  /// on average, for then values may go round in circles, and only their differences matter.
  var improvedValues: [Double] {
    let improved = stages.improvedValues
    if !isAverage { return improved }
    let base = 0.5 * values[0] + 0.5 * improved[0]
    return zip(values, improved).map { 0.5 * $0 + 0.5 * $1 - base }
  }

  private func measure(_ values: [Double]) -> Residual {
    let (lower, upper) = stages.guarantees
    var (least, most, largest) = (Double.infinity, -Double.infinity, 0.0)
    for state in values.indices {
      least = min(least, lower[state] - values[state])
      most = max(most, upper[state] - values[state])
      largest = max(largest, values[state].magnitude)
    }
    let error =
      stages.errorFactor * (stages.largestReward + stages.discount * largest)
      + 16 * Double.roundingUnit * largest
    return Residual(least: least, most: most, error: error)
  }

  private mutating func report() {
    guard let handler = Progress.handler else { return }
    let now = ContinuousClock.now
    guard now - lastReport >= .milliseconds(100) else { return }
    lastReport = now
    handler(Progress(stage: "closing bounds", done: sweeps))
  }
}
