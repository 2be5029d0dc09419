import ArgumentParser
import Equilibria

/// `equilibria ess`: evolutionarily stable strategies.
struct ESSCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "ess",
    abstract: "Find all evolutionarily stable strategies of a symmetric game.",
    discussion: """
      A strategy is evolutionarily stable when a population that plays it resists every rare \
      mutant. The game has two players in the same position; each answer is exact and has a \
      proof, and other symmetric equilibria come with a mutant that stays or invades.

      Examples:
        equilibria ess catalog:hawk-dove
        equilibria ess game.nfg --json
      """
  )

  @OptionGroup var game: GameArgument
  @OptionGroup var timeLimit: TimeLimitOption
  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let game = try game.load(input)
    let found = try game.evolve { () throws(EvolutionError) in
      try game.table.evolutionarilyStableStrategies(limits: timeLimit.limits)
    }
    let report = ESSReport(found, of: game)
    return Report(
      content: output.content(json: { report.json }, text: { report.text }),
      early: found.stopReason.map { EarlyStop($0) }
    )
  }
}
