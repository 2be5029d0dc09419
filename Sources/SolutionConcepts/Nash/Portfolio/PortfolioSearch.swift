internal import EquilibriaNumerics
internal import Games

/// The rounds of the portfolio after the pure equilibria.
struct PortfolioSearch: Sendable {
  enum Outcome {
    case found([[Rational]], method: String)
    case stopped(StopReason)
  }

  let tables: ReplyTables
  let stopwatch: Stopwatch
  let seed: UInt64

  init(_ tables: ReplyTables, stopwatch: Stopwatch, seed: UInt64) {
    self.tables = tables
    self.stopwatch = stopwatch
    self.seed = seed
  }

  /// How many attempts of each kind are made in a round, two at a time; an even number.
  private static var attemptCount: Int { 8 }

  func run() -> Outcome {
    let progress = Progress.handler
    for round in 0... {
      if let reason = stopwatch.reasonToStop(afterIterations: round) { return .stopped(reason) }
      progress?(Progress(stage: "looking for one equilibrium, round", done: round))
      // Larger games and longer paths in every round.
      let growth = min(round, 20)
      let size = min(24 << growth, max(tables.count(0), tables.count(1)))
      if let found = firstSuccess({ self.growth($0, round: round, size: size) }) {
        return .found(found, method: "growing subgame")
      }
      if round == 0, let found = SupportPairs(tables, stopwatch).find() {
        return .found(found, method: "supports of two")
      }
      let pivots = 250 << (2 * growth)
      if let found = firstSuccess({ path($0, round: round, pivots: pivots) }) {
        return .found(found, method: "lemke-howson")
      }
    }
    preconditionFailure("rounds do not end by themselves")
  }

  /// The success with the lowest number among attempts that run two at a time.
  private func firstSuccess(_ attempt: @Sendable (Int) -> [[Rational]]?) -> [[Rational]]? {
    for first in stride(from: 0, to: Self.attemptCount, by: 2) {
      let results = concurrently(2) { attempt(first + $0) }
      if let success = results.compactMap({ $0 }).first { return success }
    }
    return nil
  }

  /// Grows a subgame by best replies until its equilibrium is one of the whole game.
  private func growth(_ number: Int, round: Int, size: Int) -> [[Rational]]? {
    var generator = Xoshiro256(seed: seed &+ UInt64(round * Self.attemptCount + number))
    let start = Int.random(in: 0..<tables.count(0), using: &generator)
    var subgame = GrowingSubgame(tables, row: start)
    return subgame.find(largestSize: size, stopwatch)
  }

  /// Follows one Lemke–Howson path of the whole game for some pivots.
  private func path(_ number: Int, round: Int, pivots: Int) -> [[Rational]]? {
    let labels = tables.count(0) + tables.count(1)
    // A fixed step that has no factor in common with most sizes spreads the labels out.
    let label = (Int(seed % UInt64(labels)) + 7919 * (round * Self.attemptCount + number)) % labels
    return GrowingSubgame(tables).solve(droppedLabel: label, pivots: pivots, stopwatch)
  }
}
