public import EquilibriaNumerics
public import Games
public import LinearPrograms

/// When one strategy counts as better than an action.
public enum DominanceKind: String, Sendable, Hashable, Codable {
  /// Better against everything the others may do.
  case strict
  /// Never worse, and better against something.
  case weak
}

/// Which strategies may do the dominating.
public enum DominatorKind: String, Sendable, Hashable, Codable {
  /// Single actions only.
  case pure
  /// Any mixture of actions.
  case mixed
}

/// Iterated elimination of dominated actions.
///
/// Each round removes, at once for all players, every action that is dominated in the game that is
/// left. With strict dominance the order does not matter and what survives mixed dominators is the
/// set of rationalizable actions (beliefs may correlate the opponents). With weak dominance the
/// order does matter; the trace reports the one used.
///
/// > Source: Pearce (1984), *Rationalizable strategic behavior and the problem of perfection*,
/// > lemma 3; Osborne & Rubinstein (1994), sections 4.1–4.3.
public struct IteratedElimination: Sendable, Hashable {
  /// Strict or weak dominance.
  public var dominance: DominanceKind

  /// Whether mixtures may dominate.
  public var dominators: DominatorKind

  /// The longest time; reaching it ends the elimination early.
  public var limits: Limits

  /// Iterated elimination of a kind.
  ///
  /// - Parameters:
  ///   - dominance: Strict (the default) or weak.
  ///   - dominators: Mixed (the default) or pure.
  ///   - limits: The longest time, and the most rounds.
  public init(
    dominance: DominanceKind = .strict,
    dominators: DominatorKind = .mixed,
    limits: Limits = .none
  ) {
    self.dominance = dominance
    self.dominators = dominators
    self.limits = limits
  }

  /// Eliminates dominated actions until none is left.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - solver: The solver of the linear programs behind mixed dominance.
  /// - Returns: What survived, and the trace of who was eliminated by what.
  /// - Throws: ``SolutionError`` when the game is not well formed or the solver fails.
  /// - Complexity: Per round and action one comparison with every other action, and at most one
  ///   exact linear program with a row per profile of the opponents.
  public func apply<Action>(
    to game: some NormalFormGame<Action>,
    solver: some LinearSolver = .standard
  ) throws(SolutionError) -> EliminationResult<Action> {
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    let stopwatch = Stopwatch(limits)
    var alive = table.space.counts.map { Array(0..<$0) }
    var steps: [Elimination<Action>] = []
    var round = 0
    while true {
      let view = SurvivingGame(table, alive: alive)
      if let reason = stopwatch.reasonToStop(afterIterations: round) {
        return EliminationResult(
          kind: self,
          survivingActions: view.actions,
          steps: steps,
          stopReason: reason
        )
      }
      round += 1
      var removed = alive.map { _ in Set<Int>() }
      var interruption: StopReason?
      var beliefs: [SupportingBelief<Action>] = []
      judging: for player in alive.indices where alive[player].count > 1 {
        for action in alive[player] {
          interruption = stopwatch.reasonToStop()
          if interruption != nil { break judging }
          let verdict = try SolutionError.linear { () throws(LinearProgramError) in
            try view.judge(
              action,
              of: player,
              dominance: dominance,
              dominators: dominators,
              solver: solver,
              stopwatch: stopwatch
            )
          }
          switch verdict {
          case .dominated(let mixture):
            removed[player].insert(action)
            steps.append(
              Elimination(
                round: round,
                player: player,
                playerName: table.playerNames[player],
                action: table.actions[player][action],
                dominator: MixedStrategy(trusted: mixture, over: table.actions[player])
              )
            )
          case .supported(let belief):
            beliefs.append(
              SupportingBelief(
                player: player,
                action: table.actions[player][action],
                belief: belief.map { (profile: view.profile($0.key), probability: $0.value) }
              )
            )
          case .undominated: break
          case .stopped(let reason):
            interruption = reason
            break judging
          }
        }
      }
      for player in alive.indices {
        alive[player].removeAll { removed[player].contains($0) }
      }
      if interruption != nil || removed.allSatisfy(\.isEmpty) {
        return EliminationResult(
          kind: self,
          survivingActions: SurvivingGame(table, alive: alive).actions,
          steps: steps,
          beliefs: interruption == nil ? beliefs : [],
          stopReason: interruption
        )
      }
    }
  }
}

extension NormalFormGame {
  /// What iterated elimination of strictly dominated actions leaves: the rationalizable actions.
  ///
  /// - Parameters:
  ///   - dominance: Strict (the default) or weak.
  ///   - dominators: Mixed (the default) or pure.
  /// - Returns: What survived, and the trace of who was eliminated by what.
  /// - Throws: ``SolutionError`` when the game is not well formed or a linear program fails.
  public func eliminatingDominated(
    _ dominance: DominanceKind = .strict,
    by dominators: DominatorKind = .mixed
  ) throws(SolutionError) -> EliminationResult<Action> {
    try IteratedElimination(dominance: dominance, dominators: dominators).apply(to: self)
  }
}
