import ArgumentParser

/// The game that most commands are about.
struct GameArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A path to a .nfg or .json file, - for standard input, or catalog:NAME.",
      valueName: "game"
    )
  )
  var game: String

  /// Reads the game.
  func load(_ input: StandardInput) throws(CommandFailure) -> LoadedGame {
    try LoadedGame(game, input)
  }
}
