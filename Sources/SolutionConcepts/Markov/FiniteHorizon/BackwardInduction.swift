public import EquilibriaNumerics
public import Games

/// Backward induction: solve the last period's stages, pay out their values in the period before, and
/// so on to the first.
///
/// The stage concept is a parameter; see ``NashStage``, ``CorrelatedStage`` and ``MaximinStage``. In
/// exact arithmetic the numbers grow with every period where stages are mixed; floating arithmetic
/// carries bounds instead.
///
/// - Complexity: One stage per state and period.
///
/// > Source: Kuhn (1953), *Extensive games and the problem of information*; Fudenberg & Tirole (1991),
/// > *Game Theory*, section 13.1.
public struct BackwardInduction<Concept: StageConcept>: Sendable {
  /// What counts as the solution of a stage.
  public var concept: Concept

  /// The number of periods; that of the game's horizon when `nil`.
  public var steps: Int?

  /// The longest time and the most periods.
  public var limits: Limits

  /// Backward induction with a stage concept.
  ///
  /// - Parameters:
  ///   - concept: What counts as the solution of a stage.
  ///   - steps: The number of periods; that of the game's horizon by default. A game without end needs
  ///     a number, and is cut off there.
  ///   - limits: The longest time and the most periods.
  public init(_ concept: Concept, steps: Int? = nil, limits: Limits = .none) {
    self.concept = concept
    self.steps = steps
    self.limits = limits
  }

  /// Solves a game.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for exact results, `Double` for bounds.
  /// - Returns: The policy and its proof, possibly for fewer periods than asked for.
  /// - Throws: ``SolutionError`` when the number of periods is not known or not positive, a stage has
  ///   no solution, or a limit is reached before one period is solved.
  public func solve<State, Scalar: OrderedField>(
    _ game: TabularMarkovGame<State, Concept.Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> FiniteHorizonSolution<Concept.Action, Scalar> {
    let steps = try game.requireSteps(steps)
    let stopwatch = Stopwatch(limits)
    var plays: [[StagePlay<Concept.Action, Scalar>]] = []
    var values = Array(
      repeating: Array(repeating: Rational.zero, count: game.stateCount),
      count: game.playerCount
    )
    var stopReason: StopReason?
    let handler = Progress.handler
    for done in 0..<steps {
      stopReason = stopwatch.reasonToStop(afterIterations: done)
      if stopReason != nil { break }
      let outcomes: [StageOutcome<Concept.Action, Scalar>]
      do throws(SolutionError) {
        outcomes = try period(of: game, continuing: values, remaining: done + 1, stopwatch)
      } catch .stopped(let reason) {
        stopReason = reason
        break
      }
      plays.append(outcomes.map(\.play))
      values = game.rewards.indices.map { player in
        outcomes.map { $0.values[player].exactValue ?? .zero }
      }
      handler?(Progress(stage: "solving periods", done: done + 1, total: steps))
    }
    if plays.isEmpty, let stopReason { throw .stopped(stopReason) }
    let policy = TimeDependentPolicy(plays: plays.reversed())
    let check = try SolutionError.game { () throws(GameError) in
      try OneShotCheck(policy, of: game)
    }
    return FiniteHorizonSolution(
      concept: concept.name,
      policy: policy,
      check: check,
      truncationErrors: game.truncationErrors(after: plays.count)?.map { Scalar.notBelow($0) },
      stopReason: stopReason
    )
  }

  /// The outcomes of all stages of one period.
  private func period<State, Scalar: OrderedField>(
    of game: TabularMarkovGame<State, Concept.Action>,
    continuing values: [[Rational]],
    remaining: Int,
    _ stopwatch: Stopwatch
  ) throws(SolutionError) -> [StageOutcome<Concept.Action, Scalar>] {
    let results = concurrently(game.stateCount) {
      state -> Result<StageOutcome<Concept.Action, Scalar>, SolutionError> in
      do throws(SolutionError) {
        if let reason = stopwatch.reasonToStop() { throw .stopped(reason) }
        let stage = game.stageGame(inState: state, continuing: values)
        let limits = Limits(time: stopwatch.remainingTime)
        return .success(try concept.outcome(of: stage, over: Scalar.self, limits: limits))
      } catch {
        guard case .notApplicable(let reason) = error else { return .failure(error) }
        let place = "in state \"\(game.states[state])\" with \(remaining) periods to go"
        return .failure(.notApplicable(reason: "\(place): \(reason)"))
      }
    }
    var outcomes: [StageOutcome<Concept.Action, Scalar>] = []
    for result in results { outcomes.append(try result.get()) }
    return outcomes
  }
}

extension MarkovGame {
  /// Solves the game over finitely many periods by backward induction, exact.
  ///
  /// - Parameters:
  ///   - concept: What counts as the solution of a stage: `.nash()`, `.correlated()`, ….
  ///   - steps: The number of periods; that of the game's horizon by default.
  ///   - onProgress: Receives a report after every period.
  /// - Returns: The policy and its proof.
  /// - Throws: ``SolutionError`` when the number of periods is not known or a stage has no solution.
  public func finiteHorizonSolution<Concept: StageConcept<Action>>(
    by concept: Concept,
    steps: Int? = nil,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> FiniteHorizonSolution<Action, Rational> {
    try finiteHorizonSolution(
      using: BackwardInduction(concept, steps: steps),
      over: Rational.self,
      onProgress: onProgress
    )
  }

  /// Solves the game over finitely many periods by backward induction in a chosen arithmetic.
  ///
  /// - Parameters:
  ///   - induction: The stage concept, the number of periods and the limits.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for exact results, `Double` for bounds.
  ///   - onProgress: Receives a report after every period.
  /// - Returns: The policy and its proof.
  /// - Throws: ``SolutionError`` when the number of periods is not known or a stage has no solution.
  public func finiteHorizonSolution<Concept: StageConcept<Action>, Scalar: OrderedField>(
    using induction: BackwardInduction<Concept>,
    over scalar: Scalar.Type,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> FiniteHorizonSolution<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    return try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try induction.solve(table, over: scalar)
    }
  }
}
