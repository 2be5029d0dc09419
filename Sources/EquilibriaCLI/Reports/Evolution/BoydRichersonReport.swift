import Equilibria

/// Where learners and imitators end, on its way to the terminal.
struct BoydRichersonReport {
  private let equilibrium: LearningEquilibrium
  private let optimum: WelfareOptimum
  private let model: LearnersAndImitators

  init(_ model: LearnersAndImitators) {
    self.model = model
    equilibrium = model.equilibrium
    optimum = model.welfareOptimum
  }

  var json: JSONOutput {
    [
      "concept": "boyd-richerson", "regime": .string(equilibrium.regime.rawValue),
      "qStar": equilibrium.imitators.enclosure.json,
      "accuracy": equilibrium.accuracy.value?.json ?? .null,
      "accuracyLimit": equilibrium.accuracy.limit.json,
      "eigenvalue": equilibrium.eigenvalue.json, "qOpt": optimum.imitators.enclosure.json,
      "gain": equilibrium.gainOverLearning.json, "gainAtOptimum": optimum.gain.json,
      "learnersSeen": equilibrium.learnersSeen.json,
      "certificate": [
        "qStar": equilibrium.imitators.enclosure.boundsJSON,
        "eigenvalue": equilibrium.eigenvalue.boundsJSON,
        "qOpt": optimum.imitators.enclosure.boundsJSON,
      ],
    ]
  }

  var text: String {
    let table = TextTable(
      rows: [
        ["q*", equilibrium.imitators.enclosure.readable, "the share of imitators"],
        ["accuracy", "\(equilibrium.accuracy)", "how often they are right"],
        ["eigenvalue", equilibrium.eigenvalue.readable, stability],
        ["q opt", optimum.imitators.enclosure.readable, "the share that would be best for all"],
        [
          "gain", equilibrium.gainOverLearning.shortReadable,
          "in fitness, over a population of learners",
        ],
        ["gain opt", optimum.gain.readable, "what it would be at the best share"],
      ],
      indent: "  "
    )
    return """
      Learners and imitators: learning costs \(model.learningCost), being right is worth \
      \(model.benefit), the environment changes with probability \(model.switchProbability), \
      imitators look at \(model.observed)

      In the long run \(equilibrium.regime):
      \(table.text)
      \(lesson)

      """
  }

  private var stability: String {
    switch equilibrium.eigenvalue.sign {
    case -1: "a disturbed population returns, at this rate per unit of selection"
    case 0: "at first order a disturbed population neither returns nor leaves"
    default: "how a disturbance grows, per unit of selection"
    }
  }

  private var lesson: String {
    if equilibrium.gainOverLearning > .zero { return "Culture raises mean fitness here." }
    return optimum.gain.upper > .zero
      ? "Culture adds nothing to mean fitness at q* (Rogers' paradox): learning is a public good."
      : "Culture adds nothing to mean fitness here, and could not."
  }
}
