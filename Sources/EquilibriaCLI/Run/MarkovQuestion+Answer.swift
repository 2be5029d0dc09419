import Equilibria

extension MarkovQuestion {
  /// Finds the answer.
  ///
  /// - Parameter scalar: The arithmetic, which is that of the question.
  /// - Returns: What to print.
  /// - Throws: ``CommandFailure`` that names the game.
  func answer<Scalar: OrderedField>(
    over scalar: Scalar.Type
  ) throws(CommandFailure) -> any MarkovReport {
    let player = try concept == .decision ? decidingPlayer() : 0
    let solved = try loaded.solve(within: limits) {
      () throws(SolutionError) -> any MarkovReport in
      switch concept {
      case .decision: return try decisions(of: player, over: scalar)
      case .zeroSum: return try zeroSum(over: scalar)
      case .team: return try team(over: scalar)
      case .nash: return StationaryReport(try stationary(over: scalar), to: self)
      case .average: return AverageReport(question: self, solution: try average(over: scalar))
      case .cyclic: return CyclicReport(question: self, found: try greedy())
      case .finitePure: return FinitePureReport(question: self, found: try finitePure())
      case .finiteNash:
        return try finite(NashStageWithin(isPure: method == .pure, selection), over: scalar)
      case .finiteCorrelated:
        return try finite(.correlated(maximizing: objective.objective), over: scalar)
      case .finiteCoarse:
        return try finite(.coarseCorrelated(maximizing: objective.objective), over: scalar)
      case .finiteMaximin: return try finite(.maximin(), over: scalar)
      }
    }
    switch solved {
    case .found(let report): return report
    case .stopped(let early): return StoppedMarkovReport(question: self, stop: early)
    }
  }

  // MARK: One player, teams and opposite interests

  /// The only player with a choice.
  private func decidingPlayer() throws(CommandFailure) -> Int {
    let active = loaded.activePlayers
    guard active.count > 1 else { return active.first ?? 0 }
    throw .badInput(
      "\(loaded.place): a decision problem has one player with a choice; found \(active.count)"
    )
  }

  /// Runs the method chosen for decision problems.
  private func deciding<Answer>(
    _ body: (any DecisionAlgorithm) throws(SolutionError) -> Answer
  ) throws(SolutionError) -> Answer {
    switch method {
    case .valueIteration: try body(ValueIteration(precision: precision, limits: limits))
    case .linearProgram: try body(DecisionProgram(limits: limits))
    default: try body(PolicyIteration(limits: limits))
    }
  }

  private func decisions<Scalar: OrderedField>(
    of player: Int,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> BoundedValuesReport<Scalar> {
    let others = StationaryPolicy<String, Scalar>(uniformFor: game)
    let solution = try deciding { (algorithm: any DecisionAlgorithm) throws(SolutionError) in
      try algorithm.solve(MarkovDecisionProcess(of: player, against: others, in: game))
    }
    let choices = solution.choices.map { choice in
      game.playerNames.indices.map { $0 == player ? choice : 0 }
    }
    let policy = try policy(choices, over: scalar)
    var values = [solution.values]
    if game.playerCount > 1 {
      values = try game.check(stationary: policy, limits: limits).values
      values[player] = solution.values
    }
    return BoundedValuesReport(
      question: self,
      method: solution.method,
      early: solution.stopReason.map { EarlyStop($0) },
      player: player,
      lower: solution.lowerValues,
      upper: solution.upperValues,
      values: values,
      policy: policy
    )
  }

  private func policy<Scalar: OrderedField>(
    _ choices: [[Int]],
    over scalar: Scalar.Type
  ) throws(SolutionError) -> StationaryPolicy<String, Scalar> {
    do throws(MarkovGameError) {
      return try StationaryPolicy(pure: choices, for: game)
    } catch {
      throw .markovGame(error)
    }
  }

  private func team<Scalar: OrderedField>(
    over scalar: Scalar.Type
  ) throws(SolutionError) -> BoundedValuesReport<Scalar> {
    let solution = try deciding { (algorithm: any DecisionAlgorithm) throws(SolutionError) in
      try game.teamSolution(using: algorithm, over: scalar)
    }
    return BoundedValuesReport(
      question: self,
      method: solution.decisions.method,
      early: solution.decisions.stopReason.map { EarlyStop($0) },
      player: 0,
      lower: solution.decisions.lowerValues,
      upper: solution.decisions.upperValues,
      values: game.playerNames.map { _ in solution.values },
      policy: solution.policy
    )
  }

  private func zeroSum<Scalar: OrderedField>(
    over scalar: Scalar.Type
  ) throws(SolutionError) -> BoundedValuesReport<Scalar> {
    let solution: ZeroSumMarkovSolution<String, Scalar> =
      switch method {
      case .valueIteration:
        try game.zeroSumSolution(
          using: ShapleyIteration(precision: precision, limits: limits),
          over: scalar
        )
      case .policyIteration:
        try game.zeroSumSolution(
          using: HoffmanKarp(precision: precision, limits: limits),
          over: scalar
        )
      default:
        try game.zeroSumSolution(
          using: DampedNewton(precision: precision, limits: limits),
          over: scalar
        )
      }
    return BoundedValuesReport(
      question: self,
      method: solution.method,
      early: solution.stopReason.map { EarlyStop($0) },
      player: 0,
      lower: solution.lowerValues,
      upper: solution.upperValues,
      values: [solution.values, solution.values.map { .zero - $0 }],
      policy: solution.policy
    )
  }

  private func average<Scalar: OrderedField>(
    over scalar: Scalar.Type
  ) throws(SolutionError) -> AverageRewardSolution<String, Scalar> {
    var algorithm = AverageRewardIteration(precision: precision)
    algorithm.limits.time = limits.time
    return try game.averageZeroSumSolution(using: algorithm, over: scalar)
  }

  // MARK: Interests of one's own

  private func stationary<Scalar: OrderedField>(
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibria<String, Scalar> {
    switch method {
    case .pure:
      var algorithm = PurePolicyEnumeration(limits: limits)
      if isFirstOnly { algorithm.largestCount = 1 }
      return try game.stationaryEquilibria(using: algorithm, over: scalar)
    case .logit:
      return try game.stationaryEquilibria(using: LogitHomotopy(limits: limits), over: scalar)
    case .tracing:
      return try game.stationaryEquilibria(using: LogarithmicTracing(limits: limits), over: scalar)
    default:
      var algorithm = AutomaticStationary(limits: limits)
      if isFirstOnly { algorithm.largestCount = 1 }
      return try game.stationaryEquilibria(using: algorithm, over: scalar)
    }
  }

  private func greedy() throws(SolutionError) -> GreedyResult<String> {
    var algorithm = GreedyValueIteration(selection: selection)
    algorithm.limits.time = limits.time
    return try game.greedyValues(using: algorithm)
  }

  // MARK: Finitely many periods

  private func finite<Concept: StageConcept<String>, Scalar: OrderedField>(
    _ concept: Concept,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> FiniteHorizonReport<Scalar> {
    let induction = BackwardInduction(concept, steps: steps, limits: limits)
    return FiniteHorizonReport(
      question: self,
      solution: try game.finiteHorizonSolution(using: induction, over: scalar)
    )
  }

  private func finitePure() throws(SolutionError) -> PureFiniteEquilibria<String> {
    var algorithm = PureBackwardInduction(steps: steps, limits: limits)
    if isFirstOnly { algorithm.largestCount = 1 }
    return try game.pureFiniteEquilibria(using: algorithm)
  }
}

/// Nash equilibria of stages, with what is left of the time limit for each.
private struct NashStageWithin: StageConcept {
  let isPure: Bool
  let selection: StageSelection

  init(isPure: Bool, _ selection: StageSelection) {
    self.isPure = isPure
    self.selection = selection
  }

  var name: String { "nash:\(selection.name)" }

  func outcome<Scalar: OrderedField>(
    of stage: PayoffTable<String>,
    over scalar: Scalar.Type,
    limits: Limits
  ) throws(SolutionError) -> StageOutcome<String, Scalar> {
    if isPure {
      return try NashStage(algorithm: PureEnumeration(), selection: selection)
        .outcome(of: stage, over: scalar, limits: limits)
    }
    return try NashStage(algorithm: AutomaticNash(limits: limits), selection: selection)
      .outcome(of: stage, over: scalar, limits: limits)
  }
}
