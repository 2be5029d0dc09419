internal import EquilibriaNumerics
internal import Games
internal import Synchronization

/// Paths of complementary pivoting, round by round under rising limits.
///
/// How long a path is can hardly be foreseen, so every round gives a few starts four times as many
/// pivots as the round before: one label of Lemke and Howson, and priors learned from different
/// first beliefs.
struct PathRounds<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable {
  typealias Outcome = PortfolioSearch<Action, Scalar>.Outcome

  private let search: PortfolioSearch<Action, Scalar>
  private let tables: ReplyTables
  private let starts: PathStarts

  init(_ search: PortfolioSearch<Action, Scalar>, _ tables: ReplyTables) {
    self.search = search
    self.tables = tables
    starts = PathStarts(tables, seed: search.portfolio.seed)
  }

  /// The pivots of each start in the first round.
  private static var firstLimit: Int { 256 }

  private static var startsPerRound: Int { 4 }

  /// So many paths that ended, but not at an equilibrium, show that doubles are not enough.
  private static var mostFailures: Int { 8 }

  func run() throws(SolutionError) -> Outcome {
    var pivotsLeft = search.portfolio.limits.iterations ?? .max
    var limit = Self.firstLimit
    var failures: [SupportPair?] = []
    var round = 0
    while pivotsLeft > 0 {
      // Each start has its share of what is left, whatever the others do with theirs.
      let count = min(Self.startsPerRound, pivotsLeft)
      let share = min(limit, pivotsLeft / count)
      let race = follow(round: round, count: count, limit: share, &failures)
      if race.winner != nil || race.stopReason != nil {
        return Outcome(equilibrium: race.winner, stopReason: race.stopReason)
      }
      if failures.count >= Self.mostFailures { return try lastResort(failures) }
      pivotsLeft -= count * share
      round += 1
      limit = limit > .max / 4 ? limit : 4 * limit
    }
    return Outcome(stopReason: .iterationLimit)
  }

  /// One round; paths that end at no equilibrium are added to the failures, in their order.
  private func follow(
    round: Int,
    count: Int,
    limit: Int,
    _ failures: inout [SupportPair?]
  ) -> OrderedRace.Outcome<NashEquilibrium<Action, Scalar>> {
    let ended = Mutex<[(number: Int, pair: SupportPair?)]>([])
    let race = OrderedRace.run(
      count: count,
      threads: search.threads(forWork: limit * tables.counts.reduce(0, +) * 16),
      stopwatch: search.stopwatch
    ) { number, goOn -> NashEquilibrium<Action, Scalar>? in
      let start = starts.start(number: number, round: round, limit: limit, while: goOn)
      guard let start else { return nil }
      // The paths of labels are mostly the longer ones: they are for games that learning misleads.
      let most = number == PathStarts.labelNumber ? max(limit / 4, 1) : limit
      var path = EquilibriumPath(tables, from: start)
      switch path.follow(limit: most, while: goOn) {
      case .found(let pair):
        if let equilibrium = search.accepted(pair) { return equilibrium }
        ended.withLock { $0.append((number, pair)) }
      case .lost: ended.withLock { $0.append((number, nil)) }
      case .stopped: break
      }
      return nil
    }
    failures += ended.withLock { $0 }.sorted { $0.number < $1.number }.map(\.pair)
    return race
  }

  /// What exact arithmetic makes of the supports that were refused, and of the game if need be.
  ///
  /// Ill-conditioned games often mix everything, so the supports of all actions are tried, too.
  private func lastResort(_ failures: [SupportPair?]) throws(SolutionError) -> Outcome {
    let (space, payoffs) = (search.game.space, search.game.payoffs)
    var refused: [SupportPair] = []
    for case .some(let pair) in failures where !refused.contains(pair) { refused.append(pair) }
    for pair in refused + [SupportPair(supports: tables.actions)] {
      if let reason = search.stopwatch.reasonToStop() { return Outcome(stopReason: reason) }
      let mixtures = pair.mixtures(space: space, payoffs: payoffs, over: Rational.self)
      if let equilibrium = mixtures.flatMap({ verified($0) }) {
        return Outcome(equilibrium: equilibrium)
      }
    }
    for pair in refused {
      if let reason = search.stopwatch.reasonToStop() { return Outcome(stopReason: reason) }
      let limits = search.stopwatch.remaining()
      let mixtures = try pair.exactMixtures(space: space, payoffs: payoffs, limits: limits)
      if let equilibrium = mixtures.flatMap({ verified($0) }) {
        return Outcome(equilibrium: equilibrium)
      }
    }
    return search.runExactly()
  }

  private func verified(_ mixtures: [[Rational]]) -> NashEquilibrium<Action, Scalar>? {
    search.verified(mixtures.map { $0.map { Scalar($0) } })
  }
}
