import ArgumentParser

/// The command `equilibria`: its name, its help and its subcommands.
@main
struct EquilibriaTool: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "equilibria",
    abstract: "Type a game in, get its equilibria out, each with a proof.",
    discussion: """
      GAME is a path to a .nfg or .json file, - for standard input, or catalog:NAME.

      Examples:
        equilibria catalog                      the built-in games
        equilibria nash catalog:stag-hunt       its equilibria, as text
        equilibria correlated game.nfg --json   one JSON document
        equilibria nash - < game.nfg            a game from standard input
        equilibria markov catalog:big-match     a game played over time

      Exit status: 0 done, 64 wrong usage, 65 bad input, 70 internal error, 75 stopped by a \
      limit with a partial answer printed.
      """,
    version: version,
    subcommands: [
      CatalogCommand.self, NashCommand.self, CorrelatedCommand.self, DominanceCommand.self,
      ZeroSumCommand.self, ClassifyCommand.self, VerifyCommand.self, MarkovCommand.self,
      ESSCommand.self,
      BoydRichersonCommand.self, CulturalNicheCommand.self, PunishmentCommand.self,
      HadfieldWeingastCommand.self,
    ]
  )

  /// The names of all subcommands.
  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }

  /// Runs the command of this process and ends it with the status that the contract names.
  static func main() {
    let progress = ProgressLine()
    let result = CommandRunner.run(
      arguments: Array(CommandLine.arguments.dropFirst()),
      standardInput: ByteSource.standardInput,
      onProgress: { progress.show($0) }
    )
    progress.end()
    ByteSource.write(result.standardError, to: .standardError)
    ByteSource.write(result.standardOutput, to: .standardOutput)
    ByteSource.end(with: result.status)
  }
}
