public import EquilibriaNumerics
public import Games

/// Every stage is played as its best correlated, or coarse correlated, equilibrium for an objective.
///
/// The mediator recommends anew in every period, knowing the state. Backward induction makes obedience
/// best in every state and period; the objective is pursued stage by stage, which need not be what
/// is best for it at the start.
///
/// > Source: Aumann (1987), *Correlated equilibrium as an expression of Bayesian rationality*; Solan &
/// > Vieille (2002), *Correlated equilibrium in stochastic games*.
public struct CorrelatedStage<Action: Hashable & Sendable>: StageConcept {
  /// Correlated or coarse correlated.
  public var kind: CorrelationKind

  /// What the mediator maximises in every stage, continuation values included.
  public var objective: CorrelatedObjective<Action>

  /// Correlated equilibria of stages.
  ///
  /// - Parameters:
  ///   - objective: What the mediator maximises; the total payoff by default.
  ///   - kind: Correlated (the default) or coarse.
  public init(
    maximizing objective: CorrelatedObjective<Action> = .totalPayoff,
    kind: CorrelationKind = .correlated
  ) {
    self.objective = objective
    self.kind = kind
  }

  /// The kind and the objective: `correlated:total`.
  public var name: String { "\(kind.rawValue):\(objective.name)" }

  /// Finds the best equilibrium of a stage.
  ///
  /// - Parameters:
  ///   - stage: The game of one period.
  ///   - scalar: The arithmetic of the result.
  ///   - limits: The longest time.
  /// - Returns: The mediator's distribution and the expected payoffs.
  /// - Throws: ``SolutionError`` when the solver fails or a limit is reached.
  public func outcome<Scalar: OrderedField>(
    of stage: PayoffTable<Action>,
    over scalar: Scalar.Type,
    limits: Limits
  ) throws(SolutionError) -> StageOutcome<Action, Scalar> {
    let found = try CorrelatedProgram(kind: kind, limits: limits)
      .solve(stage, maximizing: objective, over: scalar)
    return StageOutcome(play: .correlated(found.distribution, kind), values: found.payoffs)
  }
}

extension StageConcept {
  /// The best correlated equilibrium of every stage.
  ///
  /// - Parameter objective: What the mediator maximises; the total payoff by default.
  /// - Returns: The concept.
  public static func correlated<Move>(
    maximizing objective: CorrelatedObjective<Move> = .totalPayoff
  ) -> Self where Self == CorrelatedStage<Move> {
    CorrelatedStage(maximizing: objective)
  }

  /// The best coarse correlated equilibrium of every stage.
  ///
  /// - Parameter objective: What the mediator maximises; the total payoff by default.
  /// - Returns: The concept.
  public static func coarseCorrelated<Move>(
    maximizing objective: CorrelatedObjective<Move> = .totalPayoff
  ) -> Self where Self == CorrelatedStage<Move> {
    CorrelatedStage(maximizing: objective, kind: .coarse)
  }
}
