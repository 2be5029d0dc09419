public import EquilibriaNumerics
public import Games

extension NormalFormGame {
  /// How the shares of strategies in one population change over time in a symmetric game.
  ///
  /// ```swift
  /// let path = try game.trajectory(of: .replicator, from: [0.6, 0.3, 0.1], until: 10)
  /// ```
  ///
  /// - Parameters:
  ///   - dynamic: The law of motion.
  ///   - start: The shares at time 0, one per strategy, not negative, with sum 1.
  ///   - time: The last time, or the number of generations.
  ///   - accuracy: How accurately to integrate.
  ///   - limits: The longest running time.
  /// - Returns: The trajectory, shorter when it was stopped early.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, or a share or parameter is outside
  ///   its domain; it names the entry.
  public func trajectory(
    of dynamic: MeanDynamic,
    from start: [Rational],
    until time: Double,
    accuracy: TrajectoryAccuracy = .standard,
    limits: Limits = .none
  ) throws(EvolutionError) -> Trajectory<Action> {
    let game = try SymmetricGame(self)
    return try Trajectory(
      dynamic,
      in: PopulationGame(game),
      of: [game.strategies],
      from: [start],
      until: time,
      accuracy,
      limits
    )
  }

  /// How the shares of strategies change over time in two populations, one for each role of a game.
  ///
  /// - Parameters:
  ///   - dynamic: The law of motion in both populations.
  ///   - start: For each player the shares of the actions at time 0, not negative, with sum 1.
  ///   - time: The last time, or the number of generations.
  ///   - accuracy: How accurately to integrate.
  ///   - limits: The longest running time.
  /// - Returns: The trajectory, shorter when it was stopped early.
  /// - Throws: ``EvolutionError`` when the game does not have two players, or a share or parameter is
  ///   outside its domain; it names the entry.
  public func trajectory(
    of dynamic: MeanDynamic,
    fromRoles start: [[Rational]],
    until time: Double,
    accuracy: TrajectoryAccuracy = .standard,
    limits: Limits = .none
  ) throws(EvolutionError) -> Trajectory<Action> {
    let table = try EvolutionError.game { () throws(GameError) in try tabulated() }
    return try Trajectory(
      dynamic,
      in: PopulationGame(roles: table),
      of: table.actions,
      from: start,
      until: time,
      accuracy,
      limits
    )
  }
}

extension Trajectory {
  init(
    _ dynamic: MeanDynamic,
    in game: PopulationGame,
    of populations: [[Action]],
    from start: [[Rational]],
    until time: Double,
    _ accuracy: TrajectoryAccuracy,
    _ limits: Limits
  ) throws(EvolutionError) {
    try game.validate(start)
    guard time >= 0, time.isFinite else {
      throw .parameter(name: "until", value: "\(time)", domain: "a finite time from 0")
    }
    let solver = TrajectorySolver(
      game: game,
      start: start,
      end: time,
      accuracy: accuracy,
      stopwatch: Stopwatch(limits)
    )
    let outcome = try solver.solve(dynamic)
    self.dynamic = dynamic
    self.populations = populations
    times = outcome.times
    stopReason = outcome.stopReason
    errorEstimate = outcome.errorEstimate
    simplexError = outcome.simplexError
    conserved = outcome.conserved
    curve = outcome.curve
  }
}
