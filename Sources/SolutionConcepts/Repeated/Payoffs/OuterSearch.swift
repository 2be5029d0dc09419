internal import EquilibriaNumerics

/// The sequence of sets that shrinks to the equilibrium payoffs, with numbers kept short.
///
/// Long numbers are rounded outwards: each corner is replaced by the corners of a small box around
/// it, and threats are rounded down. The next step cuts the corners again, so they never pile up.
struct OuterSearch {
  let incentives: IncentiveOperator
  let stopwatch: Stopwatch
  /// Numbers with longer denominators are rounded.
  let denominatorBits: Int
  /// The farthest that a number is rounded.
  let step: Rational

  private(set) var rounds: [OuterRound]
  private(set) var stopReason: StopReason?
  private var lastReport = ContinuousClock.now

  init(
    _ incentives: IncentiveOperator,
    start: OuterRound,
    stopwatch: Stopwatch,
    denominatorBits: Int,
    step: Rational
  ) {
    self.incentives = incentives
    self.stopwatch = stopwatch
    self.denominatorBits = denominatorBits
    self.step = step
    rounds = [start]
  }

  /// Shrinks the set until it stays or moves by no more than rounding does.
  mutating func run() {
    while true {
      let last = rounds[rounds.count - 1]
      if let reason = stopwatch.reasonToStop(afterIterations: rounds.count - 1) {
        stopReason = reason
        return
      }
      report()
      let next = successor(of: last)
      if next == last { return }
      rounds.append(next)
      if next.set.isEmpty || isSettled(last, next) { return }
    }
  }

  private func successor(of round: OuterRound) -> OuterRound {
    let corners = incentives.binding(round.set, threats: round.threats).vertices
    let set = PayoffPolygon(hullOf: corners.flatMap(box))
    guard let least = set.leastPayoffs else {
      return OuterRound(set: set, threats: round.threats)
    }
    return OuterRound(
      set: set,
      threats: PayoffPair(
        max(round.threats.first, least.first),
        max(round.threats.second, least.second)
      )
    )
  }

  private func isSettled(_ last: OuterRound, _ next: OuterRound) -> Bool {
    let allowed = 2 * step
    guard next.threats.first - last.threats.first <= allowed,
      next.threats.second - last.threats.second <= allowed,
      let moved = next.set.excess(of: last.set)
    else { return false }
    return moved <= allowed
  }

  /// The corners of a small box with short coordinates around a point.
  private func box(_ point: PayoffPair) -> [PayoffPair] {
    let (low, high) = (
      PayoffPair(rounded(down: point.first), rounded(down: point.second)),
      PayoffPair(rounded(up: point.first), rounded(up: point.second))
    )
    return [
      low, PayoffPair(high.first, low.second), high, PayoffPair(low.first, high.second),
    ]
  }

  private func rounded(down value: Rational) -> Rational {
    value.roundedDown(within: step, denominatorBits: denominatorBits)
  }

  private func rounded(up value: Rational) -> Rational {
    value.roundedUp(within: step, denominatorBits: denominatorBits)
  }

  private mutating func report() {
    guard let handler = Progress.handler,
      ContinuousClock.now - lastReport >= .milliseconds(100)
    else { return }
    lastReport = .now
    handler(Progress(stage: "shrinking the payoff set", done: rounds.count - 1))
  }
}
