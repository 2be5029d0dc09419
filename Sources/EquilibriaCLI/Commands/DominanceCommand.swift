import ArgumentParser
import Equilibria

/// `equilibria dominance`: iterated elimination of dominated actions.
struct DominanceCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "dominance",
    abstract: "Eliminate dominated actions, round by round.",
    discussion: """
      An action is strictly dominated when some strategy of the same player is better whatever \
      the others do, and weakly when it is never worse and sometimes better. Each round drops \
      all dominated actions of all players at once. What survives strict dominance by mixtures \
      are the rationalizable actions.

      Examples:
        equilibria dominance catalog:prisoners-dilemma
        equilibria dominance game.nfg --kind weak --by pure --json
      """
  )

  @OptionGroup var game: GameArgument

  @Option(help: "strict: better against everything. weak: never worse and sometimes better.")
  var kind = DominanceKind.strict

  @Option(help: "mixed: any mixture may dominate. pure: only single actions.")
  var by = DominatorKind.mixed

  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let game = try game.load(input)
    let result = try game.solveFully { () throws(SolutionError) in
      try game.table.eliminatingDominated(kind, by: by)
    }
    let report = DominanceReport(result, of: game)
    return Report(content: output.content(json: { report.json }, text: { report.text }))
  }
}
