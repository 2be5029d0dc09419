internal import CEquilibriaKernels
internal import EquilibriaNumerics
internal import Games

/// The stages of a portfolio on one game.
struct PortfolioSearch<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable {
  struct Outcome {
    var equilibrium: NashEquilibrium<Action, Scalar>?
    var includesAllPure = false
    var stopReason: StopReason?
  }

  let portfolio: NashPortfolio
  let game: PayoffTable<Action>
  let arrays: PayoffArrays<Scalar>
  let stopwatch: Stopwatch
  private let ranges: [Double]

  init(_ portfolio: NashPortfolio, _ game: PayoffTable<Action>) {
    self.portfolio = portfolio
    self.game = game
    stopwatch = Stopwatch(portfolio.limits)
    arrays = PayoffArrays<Scalar>(game)
    ranges =
      Scalar.arithmetic == .floating
      ? arrays.doubleValues.map { PayoffScale($0).range } : []
  }

  /// From this number of profiles on, dominated actions are looked for.
  private static var eliminationThreshold: Int { 2500 }

  /// Below this number of payoffs to look at, other threads take longer to start than to help.
  static var threadThreshold: Int { 1 << 20 }

  func run() throws(SolutionError) -> Outcome {
    if let reason = stopwatch.reasonToStop() { return Outcome(stopReason: reason) }
    let pure = PureEnumeration.profiles(of: game)
    if let index = pure.first {
      let profile = MixedProfile<Action, Scalar>(pureAt: index, in: game)
      let equilibrium = NashEquilibrium(
        profile,
        check: NashCheck(profile, of: game, arrays: arrays)
      )
      return Outcome(equilibrium: equilibrium, includesAllPure: pure.count == 1)
    }
    var outcome = try runMixed()
    outcome.includesAllPure = true
    return outcome
  }

  /// The stages for a game without a pure equilibrium.
  private func runMixed() throws(SolutionError) -> Outcome {
    guard game.fitsFloating else { return runExactly() }
    if game.isConstantSum, let equilibrium = try zeroSumEquilibrium() {
      return Outcome(equilibrium: equilibrium)
    }
    let tables = ReplyTables(
      payoffs: Scalar.arithmetic == .floating
        ? arrays.doubleValues : game.payoffs.map { Rational.doubleValues(of: $0) },
      columnCount: game.space.counts[1],
      actions: try undominated()
    )
    for size in 2..<max(portfolio.largestSupport + 1, 2) {
      let race = searchSupports(of: size, tables)
      if race.winner != nil || race.stopReason != nil {
        return Outcome(equilibrium: race.winner, stopReason: race.stopReason)
      }
    }
    return try PathRounds(self, tables).run()
  }

  /// Tries supports of a number of actions each, cheapest first.
  private func searchSupports(
    of size: Int,
    _ tables: ReplyTables
  ) -> OrderedRace.Outcome<NashEquilibrium<Action, Scalar>> {
    let counts = tables.counts
    if counts.contains(where: { $0 < size }) { return OrderedRace.Outcome() }
    let search: any SmallSupportSearch =
      size == 2 ? PairSearch(tables) : SubsetSearch(tables, size: size)
    return OrderedRace.run(
      count: search.partCount,
      threads: threads(forWork: counts[0] * counts[1] * (counts.min() ?? 0)),
      stopwatch: stopwatch
    ) { part, goOn in
      search.first(inPart: part, while: goOn) { accepted($0) }
    }
  }

  /// The threads to use for a number of payoffs to look at.
  func threads(forWork work: Int) -> Int {
    if work < Self.threadThreshold { return 1 }
    return max(portfolio.threads ?? Int(ceq_processor_count()), 1)
  }

  /// The equilibrium on a pair of supports, if there is one that the checker accepts.
  func accepted(_ pair: SupportPair) -> NashEquilibrium<Action, Scalar>? {
    pair.mixtures(space: game.space, payoffs: game.payoffs, over: Scalar.self)
      .flatMap { verified($0) }
  }

  func verified(_ mixtures: [[Scalar]]) -> NashEquilibrium<Action, Scalar>? {
    let equilibrium = NashEquilibrium(mixtures, of: game, arrays: arrays)
    let isProven =
      switch Scalar.arithmetic {
      case .exact: equilibrium.regret == .zero
      case .floating: equilibrium.check.isAccurate(within: portfolio.tolerance, ranges: ranges)
      }
    return isProven ? equilibrium : nil
  }

  private func zeroSumEquilibrium() throws(SolutionError) -> NashEquilibrium<Action, Scalar>? {
    let program = ZeroSumProgram(limits: stopwatch.remaining())
    let solution = try program.solve(game, over: Scalar.self)
    return solution.stopReason == nil ? verified(solution.profile.probabilities) : nil
  }

  /// The actions that survive strict dominance by other actions; all of a small game's.
  private func undominated() throws(SolutionError) -> [[Int]] {
    let all = game.space.counts.map { Array(0..<$0) }
    if game.space.profileCount < Self.eliminationThreshold { return all }
    let result = try IteratedElimination(
      dominators: .pure,
      limits: Limits(time: stopwatch.remainingTime)
    ).apply(to: game)
    return zip(all, zip(result.survivingActions, game.actions)).map { numbers, sets in
      let survivors = Set(sets.0)
      return numbers.filter { survivors.contains(sets.1[$0]) }
    }
  }

  /// The Lemke–Howson path in integers: slow on large games, but it cannot lose its way.
  func runExactly() -> Outcome {
    switch BestResponsePath(exact: game).follow(from: 0, stopwatch) {
    case .found(let mixtures):
      Outcome(
        equilibrium: NashEquilibrium(
          mixtures.map { $0.map { Scalar($0) } },
          of: game,
          arrays: arrays
        )
      )
    case .stopped(let reason): Outcome(stopReason: reason)
    case .lost: preconditionFailure("an exact lexicographic path cannot lose its way")
    }
  }
}
