import Equilibria

/// Who learns in the cultural niche, on its way to the terminal.
struct CulturalNicheReport {
  private let model: CulturalNiche
  private let outcome: NicheOutcome

  init(_ model: CulturalNiche) {
    self.model = model
    outcome = model.outcome
  }

  var json: JSONOutput {
    let thresholds = outcome.thresholds
    return [
      "concept": "cultural-niche", "environment": .string(model.environment.optionName),
      "regime": .string(outcome.regime.rawValue),
      "equilibria": .array(outcome.equilibria.map { $0.json(named: "q") }),
      "margins": [
        "imitation": outcome.imitationMargin.json, "learning": outcome.learningMargin.json,
      ],
      "thresholds": [
        "imitation": thresholds.imitation?.json ?? .null, "learning": thresholds.learning.json,
        "smallImprovementLimit": thresholds.smallImprovementLimit.json,
      ],
      "switchMargins": [
        "imitation": outcome.imitationSwitchMargin?.json ?? .null,
        "learning": outcome.learningSwitchMargin.json,
      ],
    ]
  }

  var text: String {
    let states = TextTable(
      rows: [["imitators", "", "eigenvalue"]] + outcome.equilibria.map(\.cells),
      indent: "  "
    )
    let thresholds = outcome.thresholds
    let below =
      thresholds.imitation.map { "the environment changes with probability below \($0)" }
      ?? "the environment changes, however often"
    let gains = outcome.gains.map { entry in
      "  at \(entry.imitators.enclosure.readable): \(entry.gain.shortReadable)"
    }
    return """
      The cultural niche (\(model.environment.optionName)): learning costs \(model.relativeCost) of \
      what there is to gain, imitators improve by \(model.improvement) of the way, the environment \
      changes with probability \(model.switchProbability)

      In the long run \(outcome.regime).

      States of rest:
      \(states.text)
      Imitation resists learners where \(below); here it is ahead by \
      \(outcome.imitationMargin.shortReadable) of the benefit.
      Learning resists imitators where that probability is above \(thresholds.learning); here it is \
      ahead by \(outcome.learningMargin.shortReadable).
      The inequality of the limit of small improvements has \(thresholds.smallImprovementLimit).

      What culture adds to mean fitness, in units of the benefit:
      \(gains.joined(separator: "\n"))

      """
  }
}
