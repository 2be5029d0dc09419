internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// The work on the equilibria of one game; strategies that return are judged once.
struct RefinementWork<Action: Hashable & Sendable, Solver: LinearSolver> {
  private let analysis: RefinementAnalysis
  private let table: PayoffTable<Action>
  private let arrays: PayoffArrays<Rational>
  private let solver: Solver
  private let stopwatch: Stopwatch
  private var known: [[[Rational]: DominanceVerdict<Action>]] = [[:], [:]]

  init(
    _ analysis: RefinementAnalysis,
    _ table: PayoffTable<Action>,
    _ solver: Solver
  ) throws(SolutionError) {
    guard table.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: table.space.playerCount))
    }
    self.analysis = analysis
    self.table = table
    self.solver = solver
    arrays = PayoffArrays(table)
    stopwatch = Stopwatch(Limits(time: analysis.limits.time))
  }

  /// Whether the strategies of an equilibrium are weakly dominated.
  mutating func dominance(
    of mixtures: [[Rational]]
  ) throws(SolutionError) -> [DominanceVerdict<Action>] {
    var verdicts: [DominanceVerdict<Action>] = []
    for player in 0...1 { verdicts.append(try dominance(of: mixtures, player)) }
    return verdicts
  }

  private mutating func dominance(
    of mixtures: [[Rational]],
    _ player: Int
  ) throws(SolutionError) -> DominanceVerdict<Action> {
    if let verdict = known[player][mixtures[player]] { return verdict }
    let opponent = mixtures[1 - player]
    let verdict: DominanceVerdict<Action>
    if opponent.allSatisfy({ !$0.isZero }) {
      verdict = .undominated(
        bestReplyTo: MixedStrategy(trusted: opponent, over: table.actions[1 - player])
      )
    } else if let reason = stopwatch.reasonToStop() {
      return .stopped(reason)
    } else {
      verdict = try SolutionError.linear { () throws(LinearProgramError) in
        try WeakDominanceProgram(table: table).judge(
          mixtures[player],
          of: player,
          solver: solver,
          limits: Limits(time: stopwatch.remainingTime)
        )
      }
    }
    if case .stopped = verdict { return verdict }
    known[player][mixtures[player]] = verdict
    return verdict
  }

  /// All refinements of one equilibrium.
  ///
  /// - Parameters:
  ///   - profile: The equilibrium.
  ///   - isolatedIndex: Its index, when it is known to be isolated.
  ///   - isolation: What is known about that.
  /// - Returns: Which refinements it passes, with proofs.
  /// - Throws: ``SolutionError`` when it is not an equilibrium, or a program fails.
  mutating func refinements(
    of profile: MixedProfile<Action, Rational>,
    isolatedIndex: Int?,
    isolation: RefinementReason
  ) throws(SolutionError) -> NashRefinements<Action> {
    try SolutionError.game { () throws(GameError) in try profile.requireFit(table) }
    let check = NashCheck(profile, of: table, arrays: arrays)
    guard check.isEquilibrium() else {
      throw .notApplicable(reason: "\(profile) is not an equilibrium: \(check)")
    }
    let mixtures = profile.probabilities
    let isQuasiStrict = check.isQuasiStrict(mixtures)
    let regularIndex =
      isQuasiStrict
      ? BestResponsePolytopes.regularIndex(
        ofQuasiStrict: profile.strategies.map(\.supportIndices),
        in: table
      ) : nil
    let dominance = try dominance(of: mixtures)
    let perfect = RefinementVerdict(perfection: dominance)
    var beliefs: LexicographicBeliefs?
    let proper: RefinementVerdict
    let essential: RefinementVerdict
    if regularIndex != nil {
      (proper, essential) = (.yes(.regular), .yes(.regular))
    } else if perfect.isSatisfied == false {
      (proper, essential) = (.no(.dominated), .no(.dominated))
    } else {
      (proper, beliefs) = try properness(of: mixtures, check)
      essential =
        if case .index = isolation { .yes(isolation) } else { .unknown(isolation) }
    }
    return NashRefinements(
      profile: profile,
      isStrict: check.isStrict(mixtures),
      isQuasiStrict: isQuasiStrict,
      isRegular: regularIndex != nil,
      index: regularIndex ?? isolatedIndex,
      dominance: dominance,
      perfect: perfect,
      proper: proper,
      beliefs: beliefs,
      essential: essential
    )
  }

  private func properness(
    of mixtures: [[Rational]],
    _ check: NashCheck<Action, Rational>
  ) throws(SolutionError) -> (RefinementVerdict, LexicographicBeliefs?) {
    let search = ProperSearch(
      table: table,
      mixtures: mixtures,
      actionPayoffs: check.actionPayoffs,
      largestOrderCount: analysis.largestOrderCount,
      stopwatch: stopwatch
    )
    switch try SolutionError.linear({ () throws(LinearProgramError) in try search.run() }) {
    case .proper(let beliefs): return (.yes(.lexicographicBeliefs), beliefs)
    case .improper: return (.no(.noLexicographicBeliefs), nil)
    case .tooManyOrders: return (.unknown(.tooManyOrders(analysis.largestOrderCount)), nil)
    case .stopped(let reason): return (.unknown(.stopped(reason)), nil)
    }
  }
}
