import ArgumentParser
import Equilibria

/// `equilibria classify`: what kind of 2×2 game it is.
struct ClassifyCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Say what kind of game a 2×2 game is.",
    discussion: """
      The kind of a game of two players with two actions each depends only on how the players \
      rank its four outcomes. For symmetric games five conditions tell social dilemmas apart.

      Examples:
        equilibria classify catalog:hawk-dove
        equilibria classify game.nfg --json
      """
  )

  @OptionGroup var game: GameArgument
  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let game = try game.load(input)
    let kind = try game.requiring { () throws(GameError) in
      try TwoByTwoClassification(of: game.table)
    }
    let report = ClassificationReport(kind, of: game)
    return Report(content: output.content(json: { report.json }, text: { report.text }))
  }
}
