import Equilibria

/// The trace of an elimination on its way to the terminal.
struct DominanceReport {
  private let result: EliminationResult<String>
  private let game: LoadedGame

  init(_ result: EliminationResult<String>, of game: LoadedGame) {
    self.result = result
    self.game = game
  }

  // MARK: JSON

  private func number(_ action: String, _ player: Int) -> JSONOutput {
    game.table.actions[player].firstIndex(of: action).map { .integer($0) } ?? .null
  }

  var json: JSONOutput {
    let steps = result.steps.map { step -> JSONOutput in
      [
        "round": .integer(step.round), "player": .integer(step.player),
        "action": number(step.action, step.player), "dominator": step.dominator.probabilities.json,
      ]
    }
    let survivors = result.survivingActions.enumerated().map { player, actions in
      JSONOutput.array(actions.map { number($0, player) })
    }
    let beliefs = result.beliefs.map { belief -> JSONOutput in
      let entries = belief.entries.map { entry -> JSONOutput in
        [
          "profile": .array(entry.profile.enumerated().map { number($1, $0) }),
          "probability": entry.probability.json,
        ]
      }
      return [
        "player": .integer(belief.player), "action": number(belief.action, belief.player),
        "belief": .array(entries),
      ]
    }
    return [
      "concept": "dominance", "kind": .string(result.kind.dominance.rawValue),
      "by": .string(result.kind.dominators.rawValue), "steps": .array(steps),
      "survivors": .array(survivors), "solvable": .bool(result.isSolvable),
      "beliefs": .array(beliefs),
    ]
  }

  // MARK: Text

  var text: String {
    let manner = result.kind.dominance == .strict ? "strictly" : "weakly"
    var text = GameText(game: game).header + "\n"
    for step in result.steps {
      text +=
        "Round \(step.round): \(step.playerName) drops \(step.action), \(manner) dominated by "
      text += "\(GameText.strategy(step.dominator)).\n"
    }
    guard !result.steps.isEmpty else {
      let by = result.kind.dominators == .pure ? " by another action" : ""
      return text + "No action is \(manner) dominated\(by); all survive.\n"
    }
    let survivors = TextTable(
      rows: zip(game.table.playerNames, result.survivingActions).map {
        [$0, $1.joined(separator: ", ")]
      },
      indent: "  "
    )
    return "\(text)\nWhat survives:\n\(survivors.text)\n\(conclusion)\n"
  }

  private var conclusion: String {
    let profile = GameText.profile(result.survivingActions.compactMap(\.first))
    switch (result.isSolvable, result.kind.dominance) {
    case (true, .strict):
      return "The game is dominance solvable: \(profile) is its only Nash equilibrium."
    case (true, .weak):
      return
        "\(profile) is a Nash equilibrium; weak dominance may have dropped others, and another "
        + "order of elimination may leave something else."
    case (false, .strict):
      return "Every Nash equilibrium uses only what survives."
    case (false, .weak):
      return "Some Nash equilibrium uses only what survives; another order of elimination may "
        + "leave something else."
    }
  }
}
