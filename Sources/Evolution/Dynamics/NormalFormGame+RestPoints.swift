public import EquilibriaNumerics
public import Games

extension NormalFormGame {
  /// The states of rest of a dynamic in one population, and whether nearby shares return to them.
  ///
  /// For the replicator dynamic and its relatives every support is examined, in exact arithmetic.
  /// Brown–von Neumann–Nash, Smith, best response and projection rest exactly at the symmetric
  /// equilibria. For logit, replicator–mutator and the sampling dynamics Newton's method starts from
  /// many states; it finds states of rest but does not prove that there are no others.
  ///
  /// - Parameters:
  ///   - dynamic: The law of motion.
  ///   - limits: The longest time, and the most supports.
  /// - Returns: The states of rest with residuals, eigenvalues and verdicts.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or a parameter is outside its domain.
  /// - Complexity: Exponential in the number of strategies.
  public func restPoints(
    of dynamic: MeanDynamic,
    limits: Limits = .none
  ) throws(EvolutionError) -> RestPoints<Action> {
    let game = try SymmetricGame(self)
    return try RestPoints(
      of: dynamic,
      in: PopulationGame(game),
      populations: [game.strategies],
      limits
    )
  }

  /// The states of rest of a dynamic in two populations, one for each role of a game.
  ///
  /// - Parameters:
  ///   - dynamic: The law of motion in both populations.
  ///   - limits: The longest time, and the most pairs of supports.
  /// - Returns: The states of rest with residuals, eigenvalues and verdicts.
  /// - Throws: ``EvolutionError`` when the game does not have two players or a parameter is outside
  ///   its domain.
  /// - Complexity: Exponential in the number of strategies.
  public func roleRestPoints(
    of dynamic: MeanDynamic,
    limits: Limits = .none
  ) throws(EvolutionError) -> RestPoints<Action> {
    let table = try EvolutionError.game { () throws(GameError) in try tabulated() }
    return try RestPoints(
      of: dynamic,
      in: PopulationGame(roles: table),
      populations: table.actions,
      limits
    )
  }
}

extension RestPoints {
  init(
    of dynamic: MeanDynamic,
    in game: PopulationGame,
    populations: [[Action]],
    _ limits: Limits
  ) throws(EvolutionError) {
    let search = try RestPointSearch(game, dynamic, Stopwatch(limits))
    self.dynamic = dynamic
    points = search.found.map { candidate in
      RestPoint(
        populations: populations,
        shares: candidate.shares,
        exactShares: candidate.exact,
        residual: candidate.residual,
        eigenvalues: candidate.eigenvalues,
        stability: candidate.stability,
        argument: candidate.argument,
        margin: candidate.margin
      )
    }
    isComplete = search.isComplete
    mayHaveContinua = search.mayHaveContinua
    stopReason = search.stopReason
  }
}
