import Equilibria

/// What the checker says about a profile, on its way to the terminal.
struct VerificationReport<Scalar: OrderedField> {
  let profile: MixedProfile<String, Scalar>
  let check: NashCheck<String, Scalar>
  let epsilon: Scalar
  let game: LoadedGame

  private var isEquilibrium: Bool { check.isEquilibrium(within: epsilon) }

  var json: JSONOutput {
    let deviations = check.bestDeviations.map { deviation -> JSONOutput in
      let actions = game.table.actions[deviation.player]
      return [
        "player": .integer(deviation.player),
        "action": actions.firstIndex(of: deviation.action).map { .integer($0) } ?? .null,
        "gain": deviation.gain.json,
      ]
    }
    return [
      "concept": "nash", "arithmetic": .string(Scalar.arithmetic.rawValue),
      "equilibrium": .bool(isEquilibrium), "epsilon": epsilon.json, "profile": profile.json,
      "payoffs": check.payoffs.json, "regret": check.regret.json,
      "bestDeviations": .array(deviations),
      "actionPayoffs": .array(check.actionPayoffs.map(\.json)),
    ]
  }

  var text: String {
    var text = GameText(game: game).header + "\n"
    for (player, name) in game.table.playerNames.enumerated() {
      text += "\(name) plays \(GameText.strategy(profile[player])) "
      text += "for a payoff of \(check.payoffs[player].readable)\n"
      let table = TextTable(
        rows: zip(game.table.actions[player], check.actionPayoffs[player]).map { action, payoff in
          [action, payoff.readable]
        },
        alignments: [.left, .right],
        indent: "  "
      )
      text += table.text
    }
    return "\(text)\n\(conclusion)\n" + GameText.precision(of: Scalar.arithmetic)
  }

  private var conclusion: String {
    guard isEquilibrium else {
      let gains = check.bestDeviations.filter { $0.gain > epsilon }.map {
        "\($0.playerName) gains \($0.gain.readable) by playing \($0.action)."
      }
      return (["Not a Nash equilibrium."] + gains).joined(separator: "\n")
    }
    if check.regret == .zero { return "A Nash equilibrium (exact): nobody gains by deviating." }
    return "A Nash equilibrium up to \(epsilon.readable): nobody gains more than "
      + "\(check.regret.readableBound) by deviating."
  }
}
