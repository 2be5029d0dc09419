internal import EquilibriaNumerics
public import Games

extension NormalFormGame {
  /// What the others can hold a player to.
  ///
  /// Exact for pure opponents, for joint mixtures, and for two players. For independent mixtures of
  /// two opponents or more the answer is a pair of bounds; see ``MinmaxValue/value``.
  ///
  /// ```swift
  /// let game = try BachOrStravinsky(preferred: 3, other: 2)
  /// try game.minmaxValue(of: 0, by: .pure).value           // 2
  /// try game.minmaxValue(of: 0, by: .independent).value    // 6/5
  /// ```
  ///
  /// - Parameters:
  ///   - player: The player who is held down, from 0.
  ///   - mode: How the others may act together; independent mixtures by default.
  /// - Returns: The value or its bounds, with what proves them.
  /// - Throws: ``SolutionError`` when the game is not well formed or has no such player, or has a
  ///   single one.
  public func minmaxValue(
    of player: Int,
    by mode: PunishmentMode = .independent
  ) throws(SolutionError) -> MinmaxValue<Action> {
    let matrix = try SolutionError.game { () throws(GameError) in
      try PunishmentMatrix(tabulated(), player: player)
    }
    switch mode {
    case .pure: return matrix.pureValue
    case .correlated: return try matrix.mixedValue(.correlated)
    case .independent: return try matrix.mixedValue(.independent)
    }
  }

  /// What the others can hold each player to.
  ///
  /// - Parameter mode: How the others may act together; independent mixtures by default.
  /// - Returns: One value per player.
  /// - Throws: ``SolutionError`` when the game is not well formed or has a single player.
  public func minmaxValues(
    by mode: PunishmentMode = .independent
  ) throws(SolutionError) -> [MinmaxValue<Action>] {
    let table = try SolutionError.game { () throws(GameError) in try tabulated() }
    return try table.actions.indices.map { player throws(SolutionError) in
      try table.minmaxValue(of: player, by: mode)
    }
  }
}

extension PunishmentMatrix {
  /// The value against opponents who each play one action.
  fileprivate var pureValue: MinmaxValue<Action> {
    let replies = bestReplies
    let best = replies.indices.reduce(0) { replies[$1] < replies[$0] ? $1 : $0 }
    return MinmaxValue(
      player: player,
      mode: .pure,
      lower: replies[best],
      upper: replies[best],
      punishment: .pure(actions(at: best)),
      security: nil
    )
  }

  /// The value against opponents who mix.
  fileprivate func mixedValue(
    _ mode: PunishmentMode
  ) throws(SolutionError) -> MinmaxValue<Action> {
    let game = try SolutionError.game { () throws(GameError) in
      try PayoffTable(zeroSum: rows)
    }
    let solution = try game.zeroSumSolution()
    let joint = solution.columnStrategy.probabilities
    let security = MixedStrategy(
      trusted: solution.rowStrategy.probabilities,
      over: table.actions[player]
    )
    var upper = solution.upperValue
    let punishment: Punishment<Action>
    switch mode {
    case .pure, .correlated:
      punishment = .correlated(
        joint.indices.filter { joint[$0] > .zero }.map {
          JointPunishment(actions: actions(at: $0), probability: joint[$0])
        }
      )
    case .independent:
      let mixtures: [[Rational]]
      if opponents.count == 1 {
        mixtures = [joint]
      } else {
        let answer = try IndependentPunishment(matrix: self).best(joint: joint)
        mixtures = answer.mixtures
        upper = answer.value
      }
      punishment = .independent(
        zip(opponents, mixtures).map {
          MixedStrategy(trusted: $1, over: table.actions[$0])
        }
      )
    }
    return MinmaxValue(
      player: player,
      mode: mode,
      lower: solution.lowerValue,
      upper: upper,
      punishment: punishment,
      security: security
    )
  }
}
