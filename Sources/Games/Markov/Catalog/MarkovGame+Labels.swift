extension MarkovGame {
  /// The same game with states and actions as text.
  ///
  /// - Returns: A table whose names are the descriptions, told apart where they repeat.
  /// - Throws: ``MarkovGameError`` when the game is not well formed.
  public func labelled() throws(MarkovGameError) -> TabularMarkovGame<String, String> {
    let table = try tabulated()
    let names = GameDocument.distinguished(table.states.map { "\($0)" })
    return try TabularMarkovGame(
      title: table.title,
      playerNames: table.playerNames,
      states: names,
      actions: table.actions.map { sets in
        sets.map { set in GameDocument.distinguished(set.map { "\($0)" }) }
      },
      rewards: table.rewards,
      transitions: table.transitions,
      horizon: table.horizon,
      initialDistribution: table.initialDistribution.map {
        Transition(to: names[table.number(of: $0.state) ?? 0], probability: $0.probability)
      }
    )
  }
}
