import Equilibria

/// The kind of a 2×2 game on its way to the terminal.
struct ClassificationReport {
  private let kind: TwoByTwoClassification
  private let game: LoadedGame

  init(_ kind: TwoByTwoClassification, of game: LoadedGame) {
    self.kind = kind
    self.game = game
  }

  // MARK: JSON

  var json: JSONOutput {
    [
      "concept": "two-by-two",
      "name": kind.name.map { .string($0) } ?? .null,
      "strictNames": .array(kind.strictNames.map { .string($0.description) }),
      "strict": .bool(kind.isStrict), "symmetric": .bool(kind.isOrdinallySymmetric),
      "ranks": Self.json(kind.ranks), "canonicalForm": Self.json(kind.canonicalForm),
      "canonicalFormUpToSwap": Self.json(kind.canonicalFormUpToSwap),
      "pureEquilibriumCount": .integer(kind.pureNashCount),
      "pureEquilibria": .array(
        kind.pureNash.map { pair in .array(pair.map { .integer($0) }) }
      ),
      "winWin": .bool(kind.hasWinWin),
      "deficientEquilibrium": .bool(kind.hasDeficientUniqueEquilibrium),
      "dilemma": kind.dilemma.map(json) ?? .null,
    ]
  }

  private static func json(_ ranks: OrdinalRanks) -> JSONOutput {
    [
      "row": .array(ranks.row.map { .integer($0) }),
      "column": .array(ranks.column.map { .integer($0) }),
    ]
  }

  private func json(_ flags: SocialDilemmaFlags) -> JSONOutput {
    let outcomes = flags.outcomes
    return [
      "cooperation": .array((kind.cooperation ?? []).map { .integer($0) }),
      "reward": outcomes.reward.json, "sucker": outcomes.sucker.json,
      "temptation": outcomes.temptation.json, "punishment": outcomes.punishment.json,
      "cooperationBeatsDefection": .bool(flags.cooperationBeatsDefection),
      "cooperationBeatsExploitation": .bool(flags.cooperationBeatsExploitation),
      "cooperationBeatsAlternation": .bool(flags.cooperationBeatsAlternation),
      "greed": .bool(flags.greed), "fear": .bool(flags.fear),
      "socialDilemma": .bool(flags.isSocialDilemma),
    ]
  }

  // MARK: Text

  var text: String {
    let ranks = kind.ranks
    let canonical = kind.canonicalForm
    var text = """
      \(GameText(game: game).header)
      Kind: \(name)
      Type: \(kind.isStrict ? "strict" : "with ties"), \
      \(kind.isOrdinallySymmetric ? "symmetric" : "not symmetric")
      Canonical form: row \(Self.list(canonical.row)), column \(Self.list(canonical.column))

      How the players rank the outcomes, 1 for the worst:
      \(GameText.matrix(game.table) { "\(ranks.row[$0]), \(ranks.column[$0])" })
      \(equilibria)

      """
    if kind.hasWinWin { text += "Some outcome is the best for both players.\n" }
    if kind.hasDeficientUniqueEquilibrium {
      text += "Another outcome is better for both than the only pure equilibrium.\n"
    }
    return text + (kind.dilemma.map { "\n" + self.text($0) } ?? "")
  }

  private static func list(_ ranks: [Int]) -> String {
    ranks.map(String.init).joined(separator: " ")
  }

  private var name: String {
    if let name = kind.name { return name }
    return "no name of its own; breaking its ties gives "
      + kind.strictNames.count.counted("strict game", "different strict games")
  }

  private var equilibria: String {
    guard !kind.pureNash.isEmpty else { return "No equilibrium in pure strategies." }
    let profiles = kind.pureNash.map { pair in
      GameText.profile(pair.enumerated().map { game.table.actions[$0][$1] })
    }
    let count = kind.pureNashCount.counted("equilibrium", "equilibria")
    return "\(count) in pure strategies: \(profiles.joined(separator: ", "))"
  }

  private func text(_ flags: SocialDilemmaFlags) -> String {
    let actions = (kind.cooperation ?? []).enumerated().map { game.table.actions[$0][$1] }
    let outcomes = flags.outcomes
    func row(_ inequality: String, _ meaning: String, _ holds: Bool) -> [String] {
      [inequality, meaning, holds ? "yes" : "no"]
    }
    let table = TextTable(
      rows: [
        row("R > P", "cooperating together beats defecting", flags.cooperationBeatsDefection),
        row("R > S", "and beats being exploited", flags.cooperationBeatsExploitation),
        row("2R > T + S", "and beats taking turns", flags.cooperationBeatsAlternation),
        row("T > R", "greed: exploiting pays", flags.greed),
        row("P > S", "fear: being exploited is worst", flags.fear),
      ],
      indent: "  "
    )
    return """
      \(flags.isSocialDilemma ? "A social dilemma" : "Not a social dilemma") \
      (cooperation is \(GameText.profile(actions)): R = \(outcomes.reward), \
      S = \(outcomes.sucker), T = \(outcomes.temptation), P = \(outcomes.punishment)):
      \(table.text)
      """
  }
}
