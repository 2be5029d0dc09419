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
      "gain": isDefined ? equilibrium.gainOverLearning.json : .null,
      "gainLimit": equilibrium.gainOverLearning.json, "gainAtOptimum": optimum.gain.json,
      "learnersSeen": equilibrium.learnersSeen.json,
      "certificate": [
        "qStar": equilibrium.imitators.enclosure.boundsJSON,
        "eigenvalue": equilibrium.eigenvalue.boundsJSON,
        "qOpt": optimum.imitators.enclosure.boundsJSON,
        "gainAtOptimum": optimum.gain.boundsJSON,
        "learnersSeen": equilibrium.learnersSeen.boundsJSON,
      ],
    ]
  }

  var text: String {
    let table = TextTable(
      rows: [
        ["q*", equilibrium.imitators.enclosure.readable, "the share of imitators"],
        ["accuracy", undefinedOr(equilibrium.accuracy.limit), "how often they are right"],
        ["eigenvalue", equilibrium.eigenvalue.readable, stability],
        ["q opt", optimum.imitators.enclosure.readable, "the share that would be best for all"],
        [
          "gain", undefinedOr(equilibrium.gainOverLearning),
          "in mean fitness, over a population of learners only",
        ],
        ["gain opt", optimum.gain.readable, "what it would be at the best share"],
      ],
      indent: "  "
    )
    return """
      Learners and imitators: learning costs \(model.learningCost.shortReadable), being right \
      gains \(model.benefit.shortReadable) and being wrong loses \(model.benefit.shortReadable), \
      the environment changes with probability \(model.switchProbability.shortReadable), imitators look at \(model.observed)

      In the long run \(equilibrium.regime):
      \(table.text)
      \(lesson)

      """
  }

  /// Whether accuracy has a value in the long run.
  private var isDefined: Bool { equilibrium.accuracy.value != nil }

  private func undefinedOr(_ value: Rational) -> String {
    isDefined ? value.shortReadable : "undefined (limit \(value.shortReadable))"
  }

  private var stability: String {
    switch equilibrium.eigenvalue.sign {
    case -1: "a disturbed population returns, at this rate per unit of selection"
    case 0: "at first order a disturbed population neither returns nor leaves"
    case 1: "how a disturbance grows, per unit of selection"
    default: "too close to 0 to tell whether a disturbed population returns"
    }
  }

  private var lesson: String {
    if !isDefined {
      return """
        Nothing ever changes and nobody learns, so what imitators believe stays, right or wrong. \
        The limits hold for those who once copied learners.
        """
    }
    if equilibrium.gainOverLearning > .zero { return "Culture raises mean fitness here." }
    return optimum.gain.upper > .zero
      ? "Culture adds nothing to mean fitness at q* (Rogers' paradox): learning is a public good."
      : "Culture adds nothing to mean fitness here, and could not."
  }
}
