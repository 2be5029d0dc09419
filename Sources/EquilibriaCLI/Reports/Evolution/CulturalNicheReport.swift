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
      Imitation resists learners \(below). \
      \(lead("Imitators", outcome.imitationMargin, over: "a rare learner"))
      Learning resists imitators \(above). \
      \(lead("Learners", outcome.learningMargin, over: "a rare imitator"))
      The published inequality γ < aδ/(1 − δ) would put the first threshold at \
      \(thresholds.smallImprovementLimit.shortReadable).

      What culture adds to mean fitness, in units of the benefit:
      \(gains.joined(separator: "\n"))

      """
  }

  private var below: String {
    guard let threshold = outcome.thresholds.imitation, threshold <= 1 else {
      return "at every chance of change"
    }
    return "where the environment changes with probability below \(threshold.shortReadable)"
  }

  private var above: String {
    let threshold = outcome.thresholds.learning
    return threshold < 1
      ? "where the environment changes with probability above \(threshold.shortReadable)"
      : "at no chance of change"
  }

  private func lead(_ name: String, _ margin: Rational, over other: String) -> String {
    switch margin.signum {
    case 0: "\(name) do as well as \(other) here."
    case 1: "\(name) are ahead of \(other) by \(margin.shortReadable) of the benefit here."
    default:
      "\(name) are behind \(other) by \(margin.magnitude.shortReadable) of the benefit here."
    }
  }
}
