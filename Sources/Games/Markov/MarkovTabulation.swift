internal import EquilibriaNumerics

/// Writes out a Markov game: the work behind ``MarkovGame/tabulated()``.
struct MarkovTabulation<Game: MarkovGame> {
  let table: TabularMarkovGame<Game.State, Game.Action>

  init(_ game: Game) throws(MarkovGameError) {
    let states = game.states
    let actions = states.map { game.actions(in: $0) }
    let layout = try MarkovLayout(states: states, actions: actions)
    guard layout.playerCount == game.playerCount else {
      throw .wrongCount(
        of: "action sets in state \"\(states[0])\"",
        found: layout.playerCount,
        expected: game.playerCount
      )
    }
    let rule = game.rewardRule
    var rewards = Array(repeating: [Rational](), count: layout.playerCount)
    for player in rewards.indices { rewards[player].reserveCapacity(layout.rowCount) }
    var rows = TransitionRows(stateCount: states.count)
    rows.reserveCapacity(rows: layout.rowCount, entries: layout.rowCount)
    for (number, state) in states.enumerated() {
      let space = layout.spaces[number]
      for index in 0..<space.profileCount {
        let profile = actions[number].indices.map { player in
          actions[number][player][space.action(of: player, at: index)]
        }
        let transitions = game.transitions(from: state, playing: profile)
        try Self.append(transitions, to: &rows, layout, state, profile)
        guard rows.entryCount <= TransitionRows.largestEntryCount else {
          throw .tooLarge(what: "transitions", limit: TransitionRows.largestEntryCount)
        }
        let values = try Self.expected(rule, state, profile, transitions, layout.playerCount)
        for player in rewards.indices { rewards[player].append(values[player]) }
      }
    }
    table = try TabularMarkovGame(
      title: game.title,
      playerNames: game.playerNames,
      states: states,
      actions: actions,
      rewards: rewards,
      transitions: rows,
      horizon: game.horizon,
      initialDistribution: game.initialDistribution
    )
  }

  private static func append(
    _ transitions: [Transition<Game.State>],
    to rows: inout TransitionRows,
    _ layout: MarkovLayout<Game.State>,
    _ state: Game.State,
    _ profile: [Game.Action]
  ) throws(MarkovGameError) {
    do throws(TransitionFault<String>) {
      let entries = try layout.entries(transitions)
      do throws(TransitionFault<Int>) { try rows.append(entries) } catch {
        throw error.map { "\(layout.states[$0])" }
      }
    } catch {
      throw .transitions(state: "\(state)", profile: profile.map { "\($0)" }, error)
    }
  }

  /// The expected reward of each player, whenever it is paid.
  private static func expected(
    _ rule: RewardRule<Game.State, Game.Action>,
    _ state: Game.State,
    _ profile: [Game.Action],
    _ transitions: [Transition<Game.State>],
    _ playerCount: Int
  ) throws(MarkovGameError) -> [Rational] {
    func checked(_ values: [Rational]) throws(MarkovGameError) -> [Rational] {
      guard values.count == playerCount else {
        throw .wrongCount(
          of: "rewards in state \"\(state)\"",
          found: values.count,
          expected: playerCount
        )
      }
      return values
    }
    switch rule {
    case .onAction(let reward): return try checked(reward(state, profile))
    case .onState(let reward): return try checked(reward(state))
    case .onArrival(let reward):
      var sums = Array(repeating: Rational.zero, count: playerCount)
      for transition in transitions where !transition.probability.isZero {
        let values = try checked(reward(state, profile, transition.state))
        for player in sums.indices { sums[player] += transition.probability * values[player] }
      }
      return sums
    }
  }
}
