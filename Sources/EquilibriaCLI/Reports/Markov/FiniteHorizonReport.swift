import Equilibria

/// A solution over finitely many periods on its way to the terminal.
struct FiniteHorizonReport<Scalar: OrderedField>: MarkovReport {
  let question: MarkovQuestion
  let solution: FiniteHorizonSolution<String, Scalar>

  var early: EarlyStop? { solution.stopReason.map { EarlyStop($0) } }

  // MARK: JSON

  var json: JSONOutput {
    .object(head(method: solution.concept, isComplete: early == nil) + members)
  }

  /// Values and policy of the first period, those of all periods, and the proof.
  var members: [JSONOutput.Member] {
    let periods = solution.policy.plays.indices.map { period($0) }
    return (periods.first ?? []) + [
      .init("periods", .array(periods.map { .object($0) })), .init("certificate", certificate),
    ]
  }

  private func period(_ time: Int) -> [JSONOutput.Member] {
    [
      .init("values", json(solution.values[time])),
      .init("policy", byState { Self.json(solution.policy[time, $0]) }),
    ]
  }

  private static func json(_ play: StagePlay<String, Scalar>) -> JSONOutput {
    switch play {
    case .independent(let profile), .secure(let profile, _): return profile.json
    case .correlated(let distribution, _):
      return .array(
        distribution.entries.map { entry in
          [
            "profile": .array(
              distribution.space.profile(at: entry.index).map { .integer($0) }
            ),
            "probability": entry.probability.json,
          ]
        }
      )
    }
  }

  private var certificate: JSONOutput {
    let check = solution.check
    var members: [JSONOutput.Member] = [
      .init("regret", (check.regrets.max() ?? .zero).json),
      .init("regrets", check.regrets.json),
      .init("oneShotRegret", check.oneShotRegret.json),
      .init("valueErrors", (check.valueErrors.first ?? []).json),
    ]
    if let errors = solution.truncationErrors {
      members.append(.init("truncationErrors", errors.json))
    }
    let threats = solution.policy.plays.map { stages in
      stages.compactMap { play -> [[Scalar]]? in
        guard case .secure(_, let threats) = play else { return nil }
        return threats
      }
    }
    if threats.contains(where: { !$0.isEmpty }) {
      let periods = threats.map { stages in
        byState { .array(stages[$0].map(\.json)) }
      }
      members.append(.init("threats", .array(periods)))
    }
    return .object(members)
  }

  // MARK: Text

  var body: String {
    let steps = solution.policy.steps.counted("period", "periods")
    return "Backward induction over \(steps) (\(solution.concept)), "
      + "\(MarkovText.quality(gap: noise)):\n" + table(largestRowCount: 20) + conclusion
  }

  private var noise: Scalar { solution.check.valueErrors.first?.max() ?? .zero }

  /// A line for each state in each period, and what that is worth at the start.
  func table(largestRowCount: Int) -> String {
    let isMediated = question.concept.hasMediator
    let active = question.loaded.activePlayers
    let names = game.playerNames
    let worth = question.concept == .finiteMaximin ? "sure for" : "to"
    let table = MarkovTable(
      largestRowCount: largestRowCount,
      noun: "lines",
      titles: ["period", "state"] + names.map { "\(worth) \($0)" }
        + (isMediated ? ["(\(names.joined(separator: ", ")))"] : active.map { names[$0] }),
      alignments: [.right, .left] + names.map { _ in .right },
      rowCount: solution.policy.steps * game.stateCount
    ) { row in
      let (time, state) = row.quotientAndRemainder(dividingBy: game.stateCount)
      let values = names.indices.map { player in
        MarkovText.short(
          solution.values[time][player][state],
          noise: solution.check.valueErrors[time][player]
        )
      }
      return ["\(time + 1)", game.states[state]] + values
        + Self.cells(solution.policy[time, state], of: active)
    }
    return table.text
      + MarkovText(loaded: question.loaded).start(
        solution.values[0],
        noise: solution.check.valueErrors[0]
      )
  }

  private static func cells(_ play: StagePlay<String, Scalar>, of players: [Int]) -> [String] {
    switch play {
    case .independent(let profile), .secure(let profile, _):
      players.map { MarkovText.mixture(profile[$0]) }
    case .correlated(let distribution, _): [MarkovText.draw(distribution)]
    }
  }

  private var conclusion: String {
    let regret = solution.check.regrets.max() ?? .zero
    let isNothing = regret == .zero
    let gain = isNothing ? "" : " more than \(MarkovText.bound(regret))"
    var text =
      switch question.concept {
      case .finiteCorrelated: "Proven: nobody gains\(gain) by disobeying the mediator.\n"
      case .finiteCoarse: "Proven: nobody gains\(gain) by ignoring the mediator in a period.\n"
      case .finiteMaximin:
        isNothing
          ? "Proven: nobody can be sure of more.\n"
          : "Proven: nobody can be sure of more, up to \(MarkovText.bound(regret)).\n"
      default: "Proven: nobody gains\(gain) by deviating, in any period or state.\n"
      }
    text += truncation
    if let early {
      text +=
        "Fewer periods were solved than asked for: \(early.words). "
        + "These are the last ones of the game.\n"
    }
    return text
  }

  /// What cutting off a game without end may cost.
  var truncation: String {
    guard let errors = solution.truncationErrors else { return "" }
    let costs = zip(game.playerNames, errors).map { "\(MarkovText.bound($1)) for \($0)" }
    let what = question.concept == .finiteMaximin ? "what one can be sure of" : "gains by deviating"
    return
      "The game goes on after these periods. Whatever is played then, it adds to \(what) at most "
      + costs.joined(separator: ", ") + ".\n"
  }
}

/// All pure equilibria over finitely many periods on their way to the terminal.
struct FinitePureReport: MarkovReport {
  let question: MarkovQuestion
  let found: PureFiniteEquilibria<String>

  /// The most equilibria that are shown.
  private static let largestCount = 6

  var early: EarlyStop? { found.stopReason.map { EarlyStop($0) } }

  private var items: [FiniteHorizonReport<Rational>] {
    found.solutions.map { FiniteHorizonReport(question: question, solution: $0) }
  }

  var json: JSONOutput {
    let items = items.map(\.members)
    let main =
      items.first
      ?? [
        .init("values", nil), .init("policy", nil), .init("periods", []),
        .init("certificate", nil),
      ]
    return .object(
      head(method: PureBackwardInduction().name, isComplete: found.isComplete) + main
        + [.init("equilibria", .array(items.map { .object($0) }))]
    )
  }

  var body: String {
    let tables = items.prefix(Self.largestCount).enumerated().map { number, item in
      "Equilibrium \(number + 1): pure, exact\n"
        + item.table(largestRowCount: items.count == 1 ? 20 : 10)
    }
    let hidden = items.count - tables.count
    let rest = hidden > 0 ? ["… and \(hidden) more equilibria; --json has all\n"] : []
    return (tables + rest + [conclusion]).joined(separator: "\n")
  }

  private var conclusion: String {
    let count = items.count.counted("pure equilibrium", "pure equilibria")
    if let early { return "\(count) found: \(early.words).\n" }
    if found.isComplete {
      return items.isEmpty
        ? "There is no equilibrium in pure strategies; finite-nash looks for a mixed one.\n"
        : "\(count): all there are; there may be mixed ones.\n" + (items.first?.truncation ?? "")
    }
    return "\(count) found; there may be more.\n" + (items.first?.truncation ?? "")
  }
}
