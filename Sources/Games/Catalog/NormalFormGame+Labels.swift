extension NormalFormGame {
  /// The game with its actions written out as text.
  ///
  /// - Returns: The same payoffs with `String(describing:)` of each action.
  /// - Throws: ``GameError`` when the game is not well formed, or two actions of a player have the
  ///   same text.
  public func labelled() throws(GameError) -> PayoffTable<String> {
    let table = try tabulated()
    return try PayoffTable(
      title: table.title,
      playerNames: table.playerNames,
      actions: table.actions.map { $0.map { String(describing: $0) } },
      payoffs: table.payoffs
    )
  }
}
