import ArgumentParser
import Equilibria

/// `equilibria boyd-richerson`: learners and imitators in a changing environment.
struct BoydRichersonCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "boyd-richerson",
    abstract: "Find how many imitate and how many learn when the environment changes.",
    discussion: """
      Learners pay to find out what is right now. Imitators look at some individuals, follow a \
      learner if they see one, and otherwise copy what may be out of date (Boyd & Richerson 1995).

      Examples:
        equilibria boyd-richerson --learning-cost 0.5 --benefit 1 --switch 0.1 --observed 3
        equilibria boyd-richerson --learning-cost 1/5 --benefit 1 --switch 0.05 --json
      """
  )

  @Option(parsing: .unconditional, help: "C: what learning costs, in units of fitness, 0 or more.")
  var learningCost: Rational

  @Option(
    parsing: .unconditional,
    help: "D: half of what being right is worth over being wrong, above 0."
  )
  var benefit: Rational

  @Option(
    name: .customLong("switch"),
    parsing: .unconditional,
    help: "γ: the chance that the environment changes in a generation, from 0 to 1."
  )
  var switchProbability: Rational

  @Option(parsing: .unconditional, help: "n: how many individuals an imitator looks at, 1 or more.")
  var observed = 1

  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let model = try withOptions(["switchProbability": "switch"]) { () throws(EvolutionError) in
      try LearnersAndImitators(
        learningCost: learningCost,
        benefit: benefit,
        switchProbability: switchProbability,
        observed: observed
      )
    }
    let report = BoydRichersonReport(model)
    return Report(content: output.content(json: { report.json }, text: { report.text }))
  }
}
