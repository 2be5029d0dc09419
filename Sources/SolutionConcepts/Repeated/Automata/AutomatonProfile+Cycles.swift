public import Games

extension AutomatonProfile {
  /// All play a profile until somebody deviates from it, then another for ever.
  ///
  /// - Parameters:
  ///   - target: The actions on the path of play.
  ///   - punishment: The actions after a deviation; an equilibrium of the stage game if the threat
  ///     is to be credible.
  ///   - game: The stage game, of any number of players.
  /// - Returns: The profile, with two states for each player.
  /// - Throws: ``/Games/GameError`` when the game is not well formed or lacks an action.
  ///
  /// > Source: Friedman (1971), *A non-cooperative equilibrium for supergames*.
  public static func grimTrigger(
    playing target: [Action],
    punishingBy punishment: [Action],
    in game: some NormalFormGame<Action>
  ) throws(GameError) -> AutomatonProfile {
    try turnTaking(
      among: [target],
      punishingBy: punishment,
      in: game,
      title: "grim trigger"
    )
  }

  /// All play some profiles in turn, over and over.
  ///
  /// With a punishment, a deviation ends the turns and the punishment follows for ever; without one
  /// the turns go on as if nothing had happened.
  ///
  /// - Parameters:
  ///   - cycle: The profiles, at least one; the first is played first.
  ///   - punishment: The actions after a deviation; `nil` for none.
  ///   - game: The stage game, of any number of players.
  ///   - title: The name of the profile.
  /// - Returns: The profile, with a state for each turn and one for the punishment.
  /// - Throws: ``/Games/GameError`` when the game is not well formed or lacks an action, or there is
  ///   nothing to play.
  public static func turnTaking(
    among cycle: [[Action]],
    punishingBy punishment: [Action]? = nil,
    in game: some NormalFormGame<Action>,
    title: String = "turn-taking"
  ) throws(GameError) -> AutomatonProfile {
    guard !cycle.isEmpty else {
      throw .invalidParameter(name: "the number of turns", value: "0", domain: "1 or more")
    }
    let actions = game.actions
    for profile in cycle + (punishment.map { [$0] } ?? []) where profile.count != actions.count {
      throw .wrongPlayerCount(found: profile.count, expected: actions.count)
    }
    let turns = cycle.count
    var automata: [Automaton<Action>] = []
    for player in actions.indices {
      var states = cycle.enumerated().map { turn, profile in
        Automaton<Action>.State(
          turns == 1 ? "path" : "turn \(turn + 1)",
          profile[player]
        )
      }
      if let punishment { states.append(.init("punishment", punishment[player])) }
      automata.append(
        try Automaton(playing: game, as: player, title: title, states: states) { state, profile in
          if state == turns { return turns }
          if punishment != nil && profile != cycle[state] { return turns }
          return (state + 1) % turns
        }
      )
    }
    return try AutomatonProfile(automata, title: title)
  }
}
