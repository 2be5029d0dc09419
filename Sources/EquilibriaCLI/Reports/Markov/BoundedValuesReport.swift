import Equilibria

/// Values between proven bounds, and a policy: of decisions, teams and zero-sum games.
struct BoundedValuesReport<Scalar: OrderedField>: MarkovReport {
  let question: MarkovQuestion
  let method: String
  let early: EarlyStop?
  /// The player whose values are bounded.
  let player: Int
  let lower: [Scalar]
  let upper: [Scalar]
  /// What each player expects: `values[player][state]`.
  let values: [[Scalar]]
  let policy: StationaryPolicy<String, Scalar>

  private var gap: Scalar {
    zip(lower, upper).reduce(.zero) { max($0, $1.1 - $1.0) }
  }

  var json: JSONOutput {
    .object(
      head(method: method, isComplete: early == nil) + [
        .init("values", json(values)), .init("policy", json(policy)),
        .init(
          "certificate",
          [
            "player": .integer(player), "lower": byState { lower[$0].json },
            "upper": byState { upper[$0].json }, "gap": gap.json,
          ]
        ),
      ]
    )
  }

  var body: String {
    let noise = gap
    let value = values[player]
    // Bounds that are apart visibly are worth two columns.
    let size = value.reduce(1) { max($0, $1.magnitude.doubleValue) }
    let columns: [(title: String, cell: (Int) -> String)] =
      gap.doubleValue > 1e-6 * size
      ? [
        ("at least", { MarkovText.short(lower[$0]) }),
        ("at most", { MarkovText.short(upper[$0]) }),
      ]
      : [("value", { MarkovText.short(value[$0], noise: noise) })]
    let noises = values.map { _ in noise }
    return "\(headline), \(MarkovText.quality(gap: gap)) (\(method)):\n"
      + table(columns, policy) + "\n"
      + MarkovText(loaded: question.loaded).start(values, noise: noises) + conclusion
  }

  private var headline: String {
    switch question.concept {
    case .team: "Highest values to every player"
    case .decision: "Highest values to \(game.playerNames[player])"
    default: "Values to \(game.playerNames[player])"
    }
  }

  private var conclusion: String {
    if let early { return "The bounds are proven, but not close yet: \(early.words).\n" }
    let names = game.playerNames
    switch question.concept {
    case .zeroSum:
      return
        "Proven: \(names[0]) can be sure of this, and \(names[1]) can hold \(names[0]) to it.\n"
    case .team: return "Proven: nothing the players could do together is better.\n"
    default: return "Proven: nothing is better.\n"
    }
  }
}

/// The long-run average of a zero-sum game, and a policy.
struct AverageReport<Scalar: OrderedField>: MarkovReport {
  let question: MarkovQuestion
  let solution: AverageRewardSolution<String, Scalar>

  var early: EarlyStop? { solution.stopReason.map { EarlyStop($0) } }

  var json: JSONOutput {
    let value = solution.value
    return .object(
      head(method: solution.method, isComplete: early == nil) + [
        .init("values", byState { _ in [value, .zero - value].json }),
        .init("policy", json(solution.policy)),
        .init(
          "certificate",
          [
            "player": 0, "lower": solution.lowerValue.json, "upper": solution.upperValue.json,
            "gap": solution.gap.json,
            "relativeValues": byState { solution.relativeValues[$0].json },
          ]
        ),
      ]
    )
  }

  var body: String {
    let name = game.playerNames[0]
    let relative = solution.relativeValues
    let value =
      early == nil
      ? "\(MarkovText.short(solution.value, noise: solution.gap)) "
        + "(\(MarkovText.quality(gap: solution.gap)))"
      : "from \(MarkovText.short(solution.lowerValue)) to "
        + "\(MarkovText.short(solution.upperValue))"
    let table = table(
      [("advantage", { MarkovText.short(relative[$0], noise: solution.gap) })],
      solution.policy
    )
    let conclusion =
      early.map {
        "The bounds are proven, but have not met: \($0.words). Where play may settle in several "
          + "places they may never meet.\n"
      } ?? "The same from every state; the advantage is what a state adds once, compared with the "
      + "first.\n"
    return "Average reward of \(name) per period: \(value)\n\(table)\n\(conclusion)"
  }
}
