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
  ///   - integerSolver: Proposes an equilibrium before the proof. One that searches exactly, as the
  ///     proof does, would do the same work twice and is not asked then. Nor is any for
  ///     ``NashObjective/largestSupport``, whose numbers are too small for floating solvers.
  ///   - relaxation: Solves the linear programs of the proof.
  /// - Returns: The best equilibrium found, and what is known about better ones.
  /// - Throws: ``SolutionError`` when the game is not well formed, does not have two players or the
  ///   objective does not fit it, a solver fails, a limit is reached before any equilibrium is
  ///   found, or the numbers of ``NashObjective/largestSupport`` get too long: about 18×18 actions
  ///   with payoffs of two digits.
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
    let isOfManyDigits =
      objective.kind == .largestSupport
      && EquilibriumProgram.leastBits(in: table) > Self.largestBitCount
    if isOfManyDigits {
      throw .notApplicable(
        reason: "the game has too many actions, or payoffs of too many digits, to tell positive "
          + "probabilities from zero in a search for the largest support"
      )
    }
    let model = EquilibriumProgram(table, objective: objective)
    var contest = EquilibriumContest(table, objective)
    if let mixtures = table.simpleEquilibrium(for: objective, stopwatch) {
      contest.consider(mixtures)
    }
    var claim = Claim()
    do throws(LinearProgramError) {
      if asks(integerSolver, for: objective), stopwatch.reasonToStop() == nil {
        claim = try propose(model, &contest, stopwatch, integerSolver)
      }
      if provesOptimality || objective.kind == .largestSupport {
        claim = try prove(model, &contest, claim, stopwatch, relaxation)
      }
    } catch { throw .linearProgram(error) }
    let stopReason = claim.isFinished ? nil : claim.stopReason ?? stopwatch.reasonToStop()
    guard let best = contest.best else { throw .stopped(stopReason ?? .iterationLimit) }
    return SelectedEquilibrium(
      objective: objective,
      equilibrium: best,
      value: contest.value(of: best),
      bound: claim.bound,
      isBoundProven: claim.isProven,
      proof: claim.proof,
      stopReason: stopReason
    )
  }

  /// Probabilities of more binary digits than this make linear programs too slow to interrupt.
  private static let largestBitCount = 256

  /// What is known about the equilibria that were not chosen.
  private struct Claim {
    var bound: Rational?
    var isProven = false
    var proof: BranchingProof?
    var isFinished = false
    var stopReason: StopReason?
  }

  /// Whether an integer solver has anything to add to the proof's search.
  private func asks(_ integerSolver: some IntegerSolver, for objective: NashObjective) -> Bool {
    if objective.kind == .largestSupport { return false }
    return !(provesOptimality && integerSolver is any ExactSearch)
  }

  /// Lets the integer solver propose an equilibrium.
  private func propose<Action>(
    _ model: EquilibriumProgram,
    _ contest: inout EquilibriumContest<Action>,
    _ stopwatch: Stopwatch,
    _ integerSolver: some IntegerSolver
  ) throws(LinearProgramError) -> Claim {
    let share = stopwatch.remainingTime.map { provesOptimality ? $0 / 2 : $0 }
    let solution = try integerSolver.solveInteger(
      model.program,
      gap: .zero,
      limits: Limits(time: share, iterations: limits.iterations)
    )
    if let values = solution.incumbent?.values { contest.consider(model.mixtures(at: values)) }
    var claim = Claim()
    if case .stopped(let reason) = solution.status { claim.stopReason = reason }
    claim.isFinished = claim.stopReason == nil
    if let bound = solution.bestBound.map({ model.value(of: $0) }),
      !contest.refutes(bound: bound)
    {
      claim.bound = bound
      claim.isProven = solution.isProven
    }
    return claim
  }

  /// Proves that no equilibrium is better than the best known, or finds better ones.
  private func prove<Action>(
    _ model: EquilibriumProgram,
    _ contest: inout EquilibriumContest<Action>,
    _ claim: Claim,
    _ stopwatch: Stopwatch,
    _ relaxation: some LinearSolver
  ) throws(LinearProgramError) -> Claim {
    var search = SelectionSearch(
      model,
      arrays: contest.arrays,
      startingFrom: contest.best.map { best in
        .init(mixtures: [], objective: model.programObjective(of: contest.value(of: best)))
      },
      relaxation: relaxation,
      stopwatch: stopwatch
    )
    let proof = try search.run()
    if let incumbent = search.incumbent, !incumbent.mixtures.isEmpty {
      contest.consider(incumbent.mixtures)
    }
    var result = claim
    result.isFinished = search.stopReason == nil
    result.stopReason = search.stopReason
    if let proof, case .objective(let bound) = model.program.bound(provenBy: proof) {
      result.proof = proof
      result.bound = model.value(of: bound)
      result.isProven = true
    }
    return result
  }
}

/// An integer solver that searches exactly, as the proof does.
private protocol ExactSearch {}

extension BranchAndBound: ExactSearch {}

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
