import ArgumentParser
import Equilibria

/// `equilibria cultural-niche`: imitators who improve on what they copy.
struct CulturalNicheCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "cultural-niche",
    abstract: "Find whether culture can accumulate, and whether it pays.",
    discussion: """
      Learners pay to find the best behaviour at once. Imitators copy somebody and go a part of \
      the remaining way. The answer says which of the two lasts, or whether both do, and by what \
      margins (after Boyd, Richerson & Henrich 2011, with the exact models behind its inequality).

      Environments:
        renewal                     a change makes all old behaviour worthless; linear loss
        renewal-after-improvement   the same, with imitators improving before the change
        two-states                  a change swaps two states; linear loss
        renewal-with-squared-loss   as renewal, with squared loss
        random-walk                 the optimum takes a random step; squared loss
        stationary                  the optimum is drawn anew; squared loss

      Examples:
        equilibria cultural-niche --relative-cost 0.3 --improvement 0.1 --switch 0.04
        equilibria cultural-niche --relative-cost 0.3 --improvement 0.1 --switch 0.1 \\
          --environment stationary --json
      """
  )

  @Option(
    parsing: .unconditional,
    help: "δ: how much more learning costs than imitation, above 0 and below 1."
  )
  var relativeCost: Rational

  @Option(
    parsing: .unconditional,
    help: "a: the part of the way that an imitator goes, above 0 and below 1."
  )
  var improvement: Rational

  @Option(
    name: .customLong("switch"),
    parsing: .unconditional,
    help: "γ: the chance that the environment changes in a generation, from 0 to 1."
  )
  var switchProbability: Rational

  @Option(help: "How the environment moves, and what a distance costs.")
  var environment = CulturalNiche.Environment.renewal

  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let model = try withOptions(["switchProbability": "switch"]) { () throws(EvolutionError) in
      try CulturalNiche(
        relativeCost: relativeCost,
        improvement: improvement,
        switchProbability: switchProbability,
        environment: environment
      )
    }
    let report = CulturalNicheReport(model)
    return Report(content: output.content(json: { report.json }, text: { report.text }))
  }
}
