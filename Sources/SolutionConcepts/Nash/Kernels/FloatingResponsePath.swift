internal import EquilibriaNumerics

/// A Lemke–Howson walk in doubles on the same two polytopes as ``BestResponsePath``.
///
/// Payoffs are scaled to lie between 1 and 2. Entries that rounding alone can explain count as
/// zero, and ratios that agree to that precision are tied; what the walk finds must be verified.
struct FloatingResponsePath {
  enum Outcome {
    /// Weights of both players' actions, not normalised.
    case found([[Double]])
    case stopped(StopReason)
    case lost
  }

  private let rowCount: Int
  private var first: ResponsePolytope
  private var second: ResponsePolytope

  /// The largest minus the smallest payoff of each player.
  let payoffRanges: [Double]

  /// The walk of a game with the row and the column player's payoffs, both row by row.
  init(counts: [Int], payoffs: [[Double]]) {
    let (m, n) = (counts[0], counts[1])
    let scales = payoffs.map { PayoffScale($0) }
    rowCount = m
    payoffRanges = scales.map(\.range)
    first = ResponsePolytope(
      own: 0..<m,
      opposite: m..<(m + n),
      payoffs: payoffs[1],
      strides: (own: n, opposite: 1),
      scale: scales[1]
    )
    second = ResponsePolytope(
      own: m..<(m + n),
      opposite: 0..<m,
      payoffs: payoffs[0],
      strides: (own: 1, opposite: n),
      scale: scales[0]
    )
  }

  /// Looking at the clock costs as much as a pivot of a small game.
  private static var pivotsPerLook: Int { 16 }

  /// Walks from the artificial equilibrium along the path of one dropped label.
  consuming func follow(from dropped: Int, _ stopwatch: Stopwatch) -> Outcome {
    var isFirst = dropped < rowCount
    var entering = dropped
    var pivots = 0
    while true {
      if pivots % Self.pivotsPerLook == 0 || pivots == stopwatch.iterationLimit,
        let reason = stopwatch.reasonToStop(afterIterations: pivots)
      {
        return .stopped(reason)
      }
      let leaving = isFirst ? first.enter(label: entering) : second.enter(label: entering)
      guard let leaving else { return .lost }
      pivots += 1
      if leaving == dropped { return .found([first.weights, second.weights]) }
      isFirst.toggle()
      entering = leaving
    }
  }
}
