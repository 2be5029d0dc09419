public import Games

extension Automaton {
  /// Plays the same action in every period.
  ///
  /// - Parameters:
  ///   - action: The action.
  ///   - game: The stage game.
  ///   - player: The player, from 0.
  /// - Returns: The strategy, with one state.
  /// - Throws: ``/Games/GameError`` when the player or the action does not exist.
  public static func always(
    _ action: Action,
    in game: some NormalFormGame<Action>,
    as player: Int
  ) throws(GameError) -> Automaton {
    try Automaton(
      playing: game,
      as: player,
      title: "always \(action)",
      states: [State("\(action)", action)]
    ) { _, _ in 0 }
  }

  /// Cooperates first, then does what the other player did in the last period.
  ///
  /// - Parameters:
  ///   - game: A two-player stage game.
  ///   - player: The player, 0 or 1.
  ///   - cooperation: The action that counts as cooperation, of both players.
  ///   - defection: The action that counts as defection, of both players.
  /// - Returns: The strategy, with a state for each action.
  /// - Throws: ``/Games/GameError`` when there are not two players, or the player or an action does
  ///   not exist.
  public static func titForTat(
    in game: some NormalFormGame<Action>,
    as player: Int,
    cooperation: Action,
    defection: Action
  ) throws(GameError) -> Automaton {
    try requireTwoPlayers(game)
    return try Automaton(
      playing: game,
      as: player,
      title: "tit for tat",
      states: [State("\(cooperation)", cooperation), State("\(defection)", defection)]
    ) { _, profile in profile[1 - player] == cooperation ? 0 : 1 }
  }

  /// Cooperates until the other player has defected twice in a row, then until he cooperates.
  ///
  /// - Parameters:
  ///   - game: A two-player stage game.
  ///   - player: The player, 0 or 1.
  ///   - cooperation: The action that counts as cooperation, of both players.
  ///   - defection: The action that counts as defection, of both players.
  /// - Returns: The strategy, with three states.
  /// - Throws: ``/Games/GameError`` when there are not two players, or the player or an action does
  ///   not exist.
  public static func titForTwoTats(
    in game: some NormalFormGame<Action>,
    as player: Int,
    cooperation: Action,
    defection: Action
  ) throws(GameError) -> Automaton {
    try requireTwoPlayers(game)
    return try Automaton(
      playing: game,
      as: player,
      title: "tit for two tats",
      states: [
        State("\(cooperation)", cooperation), State("warned", cooperation),
        State("\(defection)", defection),
      ]
    ) { state, profile in
      profile[1 - player] == cooperation ? 0 : min(state + 1, 2)
    }
  }

  /// Cooperates after periods in which both players did the same, defects otherwise (Pavlov).
  ///
  /// In a Prisoner's Dilemma this repeats the last action after its two better payoffs and changes
  /// it after the two worse.
  ///
  /// - Parameters:
  ///   - game: A two-player stage game.
  ///   - player: The player, 0 or 1.
  ///   - cooperation: The action that counts as cooperation, of both players.
  ///   - defection: The action that counts as defection, of both players.
  /// - Returns: The strategy, with a state for each action.
  /// - Throws: ``/Games/GameError`` when there are not two players, or the player or an action does
  ///   not exist.
  ///
  /// > Source: Nowak & Sigmund (1993), *A strategy of win-stay, lose-shift that outperforms
  /// > tit-for-tat in the Prisoner's Dilemma game*.
  public static func winStayLoseShift(
    in game: some NormalFormGame<Action>,
    as player: Int,
    cooperation: Action,
    defection: Action
  ) throws(GameError) -> Automaton {
    try requireTwoPlayers(game)
    return try Automaton(
      playing: game,
      as: player,
      title: "win-stay lose-shift",
      states: [State("\(cooperation)", cooperation), State("\(defection)", defection)]
    ) { _, profile in
      (profile[0] == cooperation) == (profile[1] == cooperation) ? 0 : 1
    }
  }

  private static func requireTwoPlayers(
    _ game: some NormalFormGame<Action>
  ) throws(GameError) {
    guard game.playerCount == 2 else {
      throw .needsPlayers(expected: 2, found: game.playerCount)
    }
  }
}
