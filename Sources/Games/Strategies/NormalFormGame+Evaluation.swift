internal import EquilibriaNumerics

extension NormalFormGame {
  /// The expected payoff of every player when all mix independently.
  ///
  /// - Parameter profile: One mixed strategy per player.
  /// - Returns: One expected payoff per player, exact for exact profiles.
  /// - Throws: ``GameError`` when the profile does not fit the game.
  public func expectedPayoffs<Scalar>(
    of profile: MixedProfile<Action, Scalar>
  ) throws(GameError) -> [Scalar] {
    let arrays = try PayoffArrays<Scalar>(fitting: profile, in: self)
    return arrays.expectedPayoffs(of: profile.probabilities)
  }

  /// The expected payoff of every player under a correlated strategy.
  ///
  /// - Parameter distribution: The distribution over profiles.
  /// - Returns: One expected payoff per player.
  /// - Throws: ``GameError`` when the game is not well formed.
  public func expectedPayoffs<Scalar>(
    of distribution: JointDistribution<Action, Scalar>
  ) throws(GameError) -> [Scalar] {
    let table = try tabulated()
    return table.payoffs.map { payoffs in
      distribution.entries.reduce(.zero) { $0 + $1.probability * Scalar(payoffs[$1.index]) }
    }
  }

  /// A player's best replies to the others' strategies.
  ///
  /// - Parameters:
  ///   - player: The player, from 0.
  ///   - profile: One strategy per player; the player's own is not used.
  /// - Returns: All actions with the highest expected payoff; ties are all listed.
  /// - Throws: ``GameError`` when the profile does not fit the game.
  public func bestReplies<Scalar>(
    of player: Int,
    against profile: MixedProfile<Action, Scalar>
  ) throws(GameError) -> [Action] {
    let arrays = try PayoffArrays<Scalar>(fitting: profile, in: self)
    let payoffs = arrays.actionPayoffs(of: player, against: profile.probabilities)
    guard let best = payoffs.max() else { return [] }
    return payoffs.indices.filter { payoffs[$0] == best }.map { actions[player][$0] }
  }

  /// What each player could gain at most by deviating alone.
  ///
  /// - Parameter profile: One strategy per player.
  /// - Returns: One regret per player, `max_a u_i(a, x₋ᵢ) − u_i(x)`; all zero at a Nash equilibrium.
  /// - Throws: ``GameError`` when the profile does not fit the game.
  public func regrets<Scalar>(
    of profile: MixedProfile<Action, Scalar>
  ) throws(GameError) -> [Scalar] {
    let arrays = try PayoffArrays<Scalar>(fitting: profile, in: self)
    let mixtures = profile.probabilities
    return mixtures.indices.map { player in
      let payoffs = arrays.actionPayoffs(of: player, against: mixtures)
      let own = zip(payoffs, mixtures[player]).reduce(.zero) { $0 + $1.0 * $1.1 }
      return (payoffs.max() ?? own) - own
    }
  }
}

extension PayoffArrays {
  /// The payoffs of a game, after checking that a profile belongs to it.
  init<Action>(
    fitting profile: MixedProfile<Action, Scalar>,
    in game: some NormalFormGame<Action>
  ) throws(GameError) {
    let table = try game.tabulated()
    guard profile.strategies.count == table.space.playerCount else {
      throw .wrongPlayerCount(
        found: profile.strategies.count,
        expected: table.space.playerCount
      )
    }
    for (player, strategy) in profile.strategies.enumerated()
    where strategy.probabilities.count != table.space.counts[player] {
      throw .wrongTableSize(
        player: player,
        found: strategy.probabilities.count,
        expected: table.space.counts[player]
      )
    }
    self.init(table)
  }
}
