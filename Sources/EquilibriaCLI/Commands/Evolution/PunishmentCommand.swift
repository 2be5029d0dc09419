import ArgumentParser
import Equilibria

/// `equilibria punishment`: punishers, free riders and moralists in groups.
struct PunishmentCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "punishment",
    abstract: "Find whether punishment makes cooperation last in large groups.",
    discussion: """
      Groups meet again and again to contribute to a public good. Punishers contribute and punish \
      those who do not; reluctant members contribute once they have been punished; moralists also \
      punish those who fail to punish (Boyd & Richerson 1992).

      Examples:
        equilibria punishment --group-size 16 --benefit 3 --cost 1 --punishment-cost 0.2 \\
          --punishment-loss 0.5 --continuation 0.9 --cooperation-error 0.01
        equilibria punishment --group-size 32 --benefit 0 --cost 5 --punishment-cost 0.2 \\
          --punishment-loss 0.5 --continuation 0.9 --cooperation-error 0.01 --json
      """
  )

  @Option(parsing: .unconditional, help: "n: the number of members of a group, 2 or more.")
  var groupSize: Int

  @Option(
    parsing: .unconditional,
    help: "b: what a contribution yields for all together, 0 or more."
  )
  var benefit: Rational

  @Option(parsing: .unconditional, help: "c: what a contribution costs, above 0.")
  var cost: Rational

  @Option(parsing: .unconditional, help: "k: what punishing somebody costs, 0 or more.")
  var punishmentCost: Rational

  @Option(parsing: .unconditional, help: "p: what being punished by somebody costs, 0 or more.")
  var punishmentLoss: Rational

  @Option(parsing: .unconditional, help: "w: the chance of another interaction, from 0 to below 1.")
  var continuation: Rational

  @Option(
    parsing: .unconditional,
    help: "e: the chance that a contribution fails by mistake, from 0 to below 1."
  )
  var cooperationError: Rational = 0

  @Option(
    parsing: .unconditional,
    help: "The chance that a punishment fails by mistake, from 0 to below 1."
  )
  var punishmentError: Rational = 0

  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let report = try withOptions { () throws(EvolutionError) in
      try PunishmentReport(
        PunishmentModel(
          groupSize: groupSize,
          benefit: benefit,
          cost: cost,
          punishmentCost: punishmentCost,
          punishmentLoss: punishmentLoss,
          continuation: continuation,
          cooperationError: cooperationError,
          punishmentError: punishmentError
        )
      )
    }
    return Report(content: output.content(json: { report.json }, text: { report.text }))
  }
}
