import Equilibria

/// A correlated equilibrium on its way to the terminal.
struct CorrelatedReport<Scalar: OrderedField> {
  private let equilibrium: CorrelatedEquilibrium<String, Scalar>
  private let game: LoadedGame
  private let objective: MediatorObjective

  init(
    _ equilibrium: CorrelatedEquilibrium<String, Scalar>,
    of game: LoadedGame,
    objective: MediatorObjective
  ) {
    self.equilibrium = equilibrium
    self.game = game
    self.objective = objective
  }

  // MARK: JSON

  private static func concept(_ kind: CorrelationKind) -> JSONOutput {
    kind == .coarse ? "coarse-correlated" : "correlated"
  }

  var json: JSONOutput {
    let table = game.table
    let entries = equilibrium.distribution.entries.map { entry -> JSONOutput in
      [
        "profile": .array(table.space.profile(at: entry.index).map { .integer($0) }),
        "probability": entry.probability.json,
      ]
    }
    let multipliers = equilibrium.certificate.multipliers.map { multiplier -> JSONOutput in
      let actions = table.actions[multiplier.player]
      func number(_ action: String) -> JSONOutput {
        actions.firstIndex(of: action).map { .integer($0) } ?? .null
      }
      return [
        "player": .integer(multiplier.player),
        "recommended": multiplier.recommended.map(number) ?? .null,
        "action": number(multiplier.action), "weight": multiplier.weight.json,
      ]
    }
    return [
      "concept": Self.concept(equilibrium.kind), "objective": .string(equilibrium.objective),
      "arithmetic": .string(Scalar.arithmetic.rawValue), "complete": true,
      "value": equilibrium.value.json, "payoffs": equilibrium.payoffs.json,
      "regret": equilibrium.check.regret.json, "distribution": .array(entries),
      "certificate": [
        "bound": equilibrium.certificate.bound.json,
        "playerWeights": equilibrium.certificate.playerWeights.json,
        "multipliers": .array(multipliers),
      ],
    ]
  }

  /// The document of a search that ended at a limit.
  static func json(
    stopped early: EarlyStop,
    kind: CorrelationKind,
    objective: MediatorObjective
  ) -> JSONOutput {
    [
      "concept": concept(kind), "objective": .string(objective.description),
      "arithmetic": .string(Scalar.arithmetic.rawValue), "complete": false,
      "stopReason": .string(early.token), "value": nil, "payoffs": [], "distribution": [],
    ]
  }

  // MARK: Text

  /// The text, with a comparison when some Nash equilibria are known.
  func text(over nash: NashEquilibria<String, Scalar>?) -> String {
    let words = objective.words(game.table.playerNames)
    let kind =
      equilibrium.kind == .coarse ? "coarse correlated equilibrium" : "correlated equilibrium"
    let quality =
      switch Scalar.arithmetic {
      case .exact: "exact"
      case .floating: "regret ≤ \(equilibrium.check.regret.readableBound)"
      }
    var text = GameText(game: game).header + "\n"
    if let words {
      text += "Highest \(words) in a \(kind): \(equilibrium.value.readable) (\(quality))\n"
    } else {
      text += "A \(kind) (\(quality))\n"
    }
    var table = TextTable(alignments: [.right], indent: "  ")
    table.rows.append(["probability"] + game.table.playerNames)
    for entry in equilibrium.distribution.entries {
      table.rows.append([entry.probability.readable] + entry.profile)
    }
    text += table.text + "\n"
    text += "Payoffs: \(GameText(game: game).payoffs(equilibrium.payoffs))\n"
    let gain =
      switch Scalar.arithmetic {
      case .exact: "gains"
      case .floating: "gains more than \(equilibrium.check.regret.readableBound)"
      }
    text +=
      equilibrium.kind == .coarse
      ? "Nobody \(gain) by ignoring the mediator from the start.\n"
      : "Nobody \(gain) by disobeying the mediator.\n"
    if words != nil {
      text += "Proven: no \(kind) \(limit).\n"
      text += nash.flatMap { equilibrium.gain(over: $0) }.map(comparison) ?? ""
    }
    return text + GameText.precision(of: Scalar.arithmetic)
  }

  /// What the certificate rules out.
  private var limit: String {
    let bound = equilibrium.certificate.bound
    return switch Scalar.arithmetic {
    case .exact: "reaches more than \(bound)"
    case .floating: "is better by more than \(max(bound - equilibrium.value, .zero).readableBound)"
    }
  }

  private func comparison(_ gain: MediationGain<Scalar>) -> String {
    let best = gain.isExact ? "The best Nash equilibrium" : "The best Nash equilibrium known"
    let size = max(gain.bestNash.magnitude, equilibrium.value.magnitude).doubleValue
    let isNothing =
      switch Scalar.arithmetic {
      case .exact: gain.gain == .zero
      case .floating: gain.gain.magnitude.doubleValue <= Tolerance.standard.allowance(at: size)
      }
    let added = isNothing ? "nothing" : gain.gain.readable
    return "\(best) has \(gain.bestNash.readable): the mediator adds \(added).\n"
  }
}
