import Equilibria

/// What punishment achieves in groups, on its way to the terminal.
struct PunishmentReport {
  private let model: PunishmentModel

  /// Punishers among reluctant members; `nil` with errors in punishing, for which the closed forms
  /// do not hold.
  private let punishers: PunishersAmongReluctant?
  private let easygoing: EasygoingCoexistence?
  private let moralists: MoralistStability

  init(_ model: PunishmentModel) throws(EvolutionError) {
    self.model = model
    let hasErrors = model.punishmentError > .zero
    punishers = hasErrors ? nil : try model.punishersAmongReluctant()
    let isContinuous =
      model.punishmentLoss.isZero && model.cost == model.benefit / Rational(model.groupSize)
    easygoing = hasErrors || isContinuous ? nil : try model.easygoingCoexistence()
    moralists = try model.moralistStability()
  }

  // MARK: JSON

  var json: JSONOutput {
    [
      "concept": "punishment", "socialDilemma": .bool(model.isSocialDilemma),
      "punishers": punishers.map(json) ?? .null, "easygoing": easygoing.map(json) ?? .null,
      "moralists": [
        "stable": .bool(moralists.isStable),
        "neutrallyStable": .bool(moralists.isNeutrallyStable),
        "margins": [
          "uncooperative": moralists.overUncooperative.json,
          "easygoing": moralists.overEasygoing.json, "reluctant": moralists.overReluctant.json,
          "punishers": moralists.overPunishers.json,
        ],
      ],
      "reasons": .object(
        [
          punishersReason.map { .init("punishers", .string($0)) },
          easygoingReason.map { .init("easygoing", .string($0)) },
        ].compactMap(\.self)
      ),
    ]
  }

  private func json(_ found: PunishersAmongReluctant) -> JSONOutput {
    [
      "equilibria": .array(found.equilibria.map { $0.json(named: "share") }),
      "invasionMargin": found.invasionMargin.json,
      "resistanceMargin": found.resistanceMargin.json,
      "fold": found.fold?.enclosure.json ?? .null,
      "largestGroupForInvasion": model.largestGroupForInvasion.map { .integer($0) } ?? .null,
    ]
  }

  private func json(_ mixture: EasygoingCoexistence) -> JSONOutput {
    [
      "punishers": mixture.punishers.enclosure.json, "reluctant": mixture.reluctant.json,
      "easygoing": mixture.easygoing.json, "stability": .string(mixture.stability.rawValue),
    ]
  }

  // MARK: Text

  var text: String {
    let dilemma =
      model.isSocialDilemma ? "a social dilemma" : "not a social dilemma: b > c > b/n does not hold"
    return """
      Punishment in groups of \(model.groupSize): contributing costs \(model.cost) and yields \
      \(model.benefit) (\(dilemma))

      \(punishersText)
      \(easygoingText)
      \(moralistsText)
      """
  }

  private var punishersReason: String? {
    punishers == nil
      ? "Punishers among reluctant members: closed forms need a --punishment-error of 0." : nil
  }

  /// Why there is no mixture with easy-going contributors to show.
  private var easygoingReason: String? {
    if easygoing != nil { return nil }
    if punishers == nil {
      return "Mixtures with easy-going contributors: closed forms need a --punishment-error of 0."
    }
    let (cost, part) = (model.cost, model.benefit / Rational(model.groupSize))
    if cost == part && model.punishmentLoss.isZero {
      return "Mixtures with easy-going contributors are not isolated: contributing is for nothing, "
        + "and punishment does no harm."
    }
    if cost <= part {
      return "No mixture with easy-going contributors: contributing is no sacrifice here, since "
        + "--cost \(cost.shortReadable) is not above --benefit / --group-size = "
        + "\(part.shortReadable)."
    }
    return "No mixture with easy-going contributors, who never punish, is at rest."
  }

  private var punishersText: String {
    guard let punishers else { return (punishersReason ?? "") + "\n" }
    let table = TextTable(
      rows: [["punishers", "", "eigenvalue"]] + punishers.equilibria.map(\.cells),
      indent: "  "
    )
    let size = model.largestGroupForInvasion.map { ", as in groups of up to \($0)" } ?? ""
    let invades =
      punishers.invasionMargin > .zero
      ? "Rare punishers invade\(size)" : "Rare punishers do not invade"
    let resists = punishers.resistanceMargin > .zero ? "resist" : "do not resist"
    return """
      Punishers among reluctant members, states of rest:
      \(table.text)
      \(invades) (margin \(punishers.invasionMargin.shortReadable)); punishers \(resists) reluctant \
      members (margin \(punishers.resistanceMargin.shortReadable)).

      """
  }

  private var easygoingText: String {
    guard let easygoing else { return (easygoingReason ?? "") + "\n" }
    return """
      A \(easygoing.stability.rawValue) mixture with easy-going contributors, who never punish: \
      punishers \(easygoing.punishers.enclosure.readable), reluctant \
      \(easygoing.reluctant.readable), easy-going \(easygoing.easygoing.readable).

      """
  }

  private var moralistsText: String {
    let verdict =
      if moralists.isStable {
        "Moralists last."
      } else if moralists.isNeutrallyStable {
        moralists.hasFailures
          ? "Moralists last, except that punishers may drift in."
          : "Moralists are not invaded, but easy-going members and punishers can drift in, since "
            + "nobody ever has to be punished."
      } else {
        "Moralists do not last."
      }
    let table = TextTable(
      rows: [
        ["uncooperative", moralists.overUncooperative.readable],
        ["easy-going", moralists.overEasygoing.readable],
        ["reluctant", moralists.overReluctant.readable],
        ["punishers", moralists.overPunishers.readable],
      ],
      indent: "  "
    )
    return """
      \(verdict) How much more they earn among themselves than a rare
      \(table.text)

      """
  }
}
