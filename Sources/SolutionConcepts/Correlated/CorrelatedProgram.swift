public import EquilibriaNumerics
public import Games
public import LinearPrograms

/// The best correlated or coarse correlated equilibrium for an objective, by linear programming.
///
/// One variable per profile; the incentive constraints are added as they are violated, each time
/// with a warm start of the dual simplex. In exact arithmetic the final basis is solved in
/// rationals, all constraints are checked, and the dual values prove optimality.
///
/// - Complexity: One linear program with a variable per profile; the number of constraints that are
///   ever added is a small part of `Σ mᵢ·(mᵢ − 1)`.
///
/// > Source: Aumann (1987), *Correlated equilibrium as an expression of Bayesian rationality*;
/// > Gilboa & Zemel (1989), *Nash and correlated equilibria: some complexity considerations*.
public struct CorrelatedProgram: Sendable, Hashable {
  /// Correlated or coarse correlated.
  public var kind: CorrelationKind

  /// The longest time and the most pivots.
  public var limits: Limits

  /// The gain, relative to the largest payoff, below which a floating violation is ignored.
  public var tolerance: Tolerance

  /// Linear programming for correlated equilibria.
  ///
  /// - Parameters:
  ///   - kind: Correlated (the default) or coarse.
  ///   - limits: The longest time and the most pivots.
  ///   - tolerance: The gain below which a floating violation is ignored.
  public init(
    kind: CorrelationKind = .correlated,
    limits: Limits = .none,
    tolerance: Tolerance = .standard
  ) {
    self.kind = kind
    self.limits = limits
    self.tolerance = tolerance
  }

  /// Finds the best equilibrium of the kind.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - objective: What the mediator maximises.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for the exact optimum, `Double` for one with bounds.
  ///   - solver: The linear solver.
  /// - Returns: The equilibrium with both parts of its proof.
  /// - Throws: ``SolutionError`` when the game or objective is not well formed, the solver fails,
  ///   or a limit is reached first.
  public func solve<Action, Scalar: OrderedField>(
    _ game: some NormalFormGame<Action>,
    maximizing objective: CorrelatedObjective<Action>,
    over scalar: Scalar.Type = Rational.self,
    solver: some LinearSolver = .standard
  ) throws(SolutionError) -> CorrelatedEquilibrium<Action, Scalar> {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try game.tabulated()
      try table.requireRange(of: scalar)
      return table
    }
    let worth = try objective.worth(in: table)
    let generation = IncentiveGeneration(
      space: table.space,
      payoffs: table.payoffs,
      kind: kind,
      worth: worth,
      tolerance: tolerance
    )
    let stopwatch = Stopwatch(limits)
    let outcome = try SolutionError.linear {
      () throws(LinearProgramError) -> IncentiveGeneration.Outcome<Scalar> in
      switch Scalar.arithmetic {
      case .exact where !table.fitsFloating:
        generation.runExactly(MediatorMaster(worth: worth), stopwatch).converted()
      case .exact: try generation.runExact(solver: solver, stopwatch: stopwatch).converted()
      case .floating: try generation.runFloating(solver: solver, stopwatch: stopwatch).converted()
      }
    }
    switch outcome {
    case .stopped(let reason): throw .stopped(reason)
    case .found(let answer):
      let distribution = try SolutionError.game { () throws(GameError) in
        try JointDistribution(
          weights: answer.weights,
          actions: table.actions,
          space: table.space
        )
      }
      let check = try SolutionError.game { () throws(GameError) in
        try table.check(kind, distribution)
      }
      let certificate = MediationBound(
        playerWeights: answer.playerWeights,
        multipliers: answer.multipliers.map { incentive, weight in
          .init(
            player: incentive.player,
            recommended: incentive.recommended.map { table.actions[incentive.player][$0] },
            action: table.actions[incentive.player][incentive.action],
            weight: weight
          )
        },
        bound: answer.bound
      )
      return CorrelatedEquilibrium(
        kind: kind,
        objective: objective.name,
        distribution: distribution,
        value: answer.value,
        check: check,
        certificate: certificate,
        constraintCount: answer.constraintCount
      )
    }
  }
}

extension NormalFormGame {
  /// The correlated equilibrium that is best for an objective, exact and proven.
  ///
  /// - Parameters:
  ///   - objective: What the mediator maximises; the total payoff by default.
  ///   - kind: Correlated (the default) or coarse.
  /// - Returns: The equilibrium with both parts of its proof.
  /// - Throws: ``SolutionError`` when the game is not well formed or the solver fails.
  public func correlatedEquilibrium(
    maximizing objective: CorrelatedObjective<Action> = .totalPayoff,
    kind: CorrelationKind = .correlated
  ) throws(SolutionError) -> CorrelatedEquilibrium<Action, Rational> {
    try CorrelatedProgram(kind: kind).solve(self, maximizing: objective, over: Rational.self)
  }
}

extension IncentiveGeneration.Outcome {
  /// The same outcome in another arithmetic: the identity, written for the compiler.
  func converted<Other: OrderedField>() -> IncentiveGeneration.Outcome<Other> {
    func number(_ value: Scalar) -> Other { Other(value.exactValue ?? .zero) }
    switch self {
    case .stopped(let reason): return .stopped(reason)
    case .found(let answer):
      return .found(
        .init(
          weights: answer.weights.mapValues(number),
          value: number(answer.value),
          playerWeights: answer.playerWeights.map(number),
          multipliers: answer.multipliers.map { ($0, number($1)) },
          bound: number(answer.bound),
          constraintCount: answer.constraintCount
        )
      )
    }
  }
}
