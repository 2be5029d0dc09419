public import EquilibriaNumerics
public import Games
public import LinearPrograms

/// The Nash equilibrium of a two-player game that is best for an objective, by mixed-integer
/// programming.
///
/// An integer solver proposes the equilibrium: its pattern of used actions is solved again in
/// rationals, so that what is returned is an equilibrium whatever the solver did. Then exact branch
/// and bound over the same program proves that none is better, or finds a better one. The search
/// needs no list of all equilibria, so it works where there are too many of them or infinitely many.
///
/// - Complexity: Finding a best equilibrium is NP-hard (Gilboa & Zemel 1989); the tree has up to
///   `2^(m + n)` nodes, each a linear program with 2·(m + n) + 2 variables. ``limits`` bounds it.
///
/// > Source: Sandholm, Gilpin & Conitzer (2005), *Mixed-integer programming methods for finding Nash
/// > equilibria*, formulation 1.
public struct EquilibriumSelection: Sendable, Hashable {
  /// Whether to prove that no equilibrium is better; otherwise the integer solver's word stands.
  public var provesOptimality: Bool

  /// The longest time, of which half goes to the integer solver when a proof follows; the most
  /// nodes of the integer solver, should it count them, and of the proof's tree.
  public var limits: Limits

  /// Selection by mixed-integer programming.
  ///
  /// - Parameters:
  ///   - provesOptimality: Whether to prove that no equilibrium is better.
  ///   - limits: The longest time and the most nodes of the proof's tree.
  public init(provesOptimality: Bool = true, limits: Limits = .none) {
    self.provesOptimality = provesOptimality
    self.limits = limits
  }

  /// Finds the best equilibrium.
  ///
  /// - Parameters:
  ///   - game: A two-player game.
  ///   - objective: What makes an equilibrium better.
  ///   - integerSolver: Proposes an equilibrium. The objective ``NashObjective/largestSupport`` has
  ///     numbers too small for floating solvers and is left to the proof's search.
  ///   - relaxation: Solves the linear programs of the proof.
  /// - Returns: The best equilibrium found, and what is known about better ones.
  /// - Throws: ``SolutionError`` when the game is not well formed, does not have two players or the
  ///   objective does not fit it, a solver fails, or a limit is reached before any equilibrium is
  ///   found.
  public func select<Action>(
    from game: some NormalFormGame<Action>,
    maximizing objective: NashObjective,
    proposals integerSolver: some IntegerSolver = .standard,
    relaxation: some LinearSolver = .standard
  ) throws(SolutionError) -> SelectedEquilibrium<Action> {
    let stopwatch = Stopwatch(limits)
    let table = try SolutionError.game { () throws(GameError) in
      let table = try game.tabulated()
      guard table.space.playerCount == 2 else {
        throw .needsPlayers(expected: 2, found: table.space.playerCount)
      }
      try objective.validate()
      return table
    }
    let model = EquilibriumProgram(table, objective: objective)
    return try SolutionError.linear { () throws(LinearProgramError) in
      try answer(table, objective, model, stopwatch, integerSolver, relaxation)
    }.get()
  }

  private func answer<Action>(
    _ table: PayoffTable<Action>,
    _ objective: NashObjective,
    _ model: EquilibriumProgram,
    _ stopwatch: Stopwatch,
    _ integerSolver: some IntegerSolver,
    _ relaxation: some LinearSolver
  ) throws(LinearProgramError) -> Result<SelectedEquilibrium<Action>, SolutionError> {
    let arrays = PayoffArrays<Rational>(table)
    var found = table.simpleEquilibrium(for: objective, stopwatch).map { [$0] } ?? []
    var proposal: IntegerSolution?
    if objective.kind != .largestSupport, stopwatch.reasonToStop() == nil {
      let share = stopwatch.remainingTime.map { provesOptimality ? $0 / 2 : $0 }
      let solution = try integerSolver.solveInteger(
        model.program,
        gap: .zero,
        limits: Limits(time: share, iterations: limits.iterations)
      )
      if let values = solution.incumbent?.values { found.append(model.mixtures(at: values)) }
      proposal = solution
    }
    func value(_ equilibrium: NashEquilibrium<Action, Rational>) -> Rational {
      objective.value(
        payoffs: equilibrium.payoffs,
        supportSizes: equilibrium.profile.strategies.map(\.supportIndices.count)
      )
    }
    var best: NashEquilibrium<Action, Rational>?
    func consider(_ mixtures: [[Rational]]) {
      let candidate = NashEquilibrium(mixtures: mixtures, of: table, arrays: arrays)
      precondition(candidate.regret == .zero, "a point of the program is an equilibrium")
      if best.map({ objective.prefers(value(candidate), to: value($0)) }) ?? true {
        best = candidate
      }
    }
    found.forEach(consider)
    var (bound, isProven, proof) = (
      proposal?.bestBound, proposal?.isProven ?? false, BranchingProof?.none
    )
    var stopReason = stopwatch.reasonToStop()
    if case .stopped(let reason) = proposal?.status { stopReason = reason }
    if provesOptimality || objective.kind == .largestSupport {
      var search = SelectionSearch(
        model,
        arrays: arrays,
        startingFrom: best.map {
          .init(mixtures: [], objective: model.programObjective(of: value($0)))
        },
        relaxation: relaxation,
        stopwatch: stopwatch
      )
      proof = try search.run()
      if let incumbent = search.incumbent, !incumbent.mixtures.isEmpty {
        consider(incumbent.mixtures)
      }
      stopReason = search.stopReason
      if let proof, case .objective(let value) = model.program.bound(provenBy: proof) {
        (bound, isProven) = (value, true)
      }
    }
    guard let best else { return .failure(.stopped(stopReason ?? .iterationLimit)) }
    return .success(
      SelectedEquilibrium(
        objective: objective,
        equilibrium: best,
        value: value(best),
        bound: bound.map { model.value(of: $0) },
        isBoundProven: isProven && bound != nil,
        proof: proof,
        stopReason: stopReason
      )
    )
  }
}

extension NormalFormGame {
  /// The Nash equilibrium of a two-player game that is best for an objective, exact and proven.
  ///
  /// - Parameters:
  ///   - objective: What makes an equilibrium better; the total payoff by default.
  ///   - limits: The longest time and the most nodes of the proof's tree.
  /// - Returns: The best equilibrium found, and what is known about better ones.
  /// - Throws: ``SolutionError`` when the game is not well formed, does not have two players or the
  ///   objective does not fit it, a solver fails, or a limit is reached before any equilibrium is
  ///   found.
  public func nashEquilibrium(
    maximizing objective: NashObjective = .totalPayoff,
    limits: Limits = .none
  ) throws(SolutionError) -> SelectedEquilibrium<Action> {
    try EquilibriumSelection(limits: limits).select(from: self, maximizing: objective)
  }
}
