import Equilibria

/// How a game, its strategies and its profiles read.
struct GameText {
  let game: LoadedGame

  private var table: PayoffTable<String> { game.table }

  /// The most actions that are listed by name.
  private static let longestList = 12

  /// The title, and who can do what.
  var header: String {
    let size = table.space.counts.map(String.init).joined(separator: "×")
    let title = table.title.isEmpty ? game.place : table.title
    let players = table.space.playerCount.counted("player", "players")
    let noun = table.space.counts == [1] ? "action" : "actions"
    let actions = TextTable(
      rows: table.playerNames.enumerated().map { player, name in
        let names = table.actions[player]
        let shown = names.prefix(Self.longestList).joined(separator: ", ")
        return [
          name,
          names.count > Self.longestList ? "\(shown), … (\(names.count) actions)" : shown,
        ]
      },
      indent: "  "
    )
    return "\(title) (\(players), \(size) \(noun))\n\(actions.text)"
  }

  /// The numbers of the actions that a strategy uses.
  ///
  /// Floating solvers leave traces of 10⁻¹⁷ that say nothing about play; people do not see them.
  static func support<Scalar>(of strategy: MixedStrategy<String, Scalar>) -> [Int] {
    strategy.supportIndices.filter {
      Scalar.arithmetic == .exact || strategy.probabilities[$0].doubleValue > 1e-12
    }
  }

  /// A mixture with its probabilities, or the name of the one action played.
  static func strategy(_ strategy: MixedStrategy<String, some OrderedField>) -> String {
    let support = support(of: strategy)
    if support.count == 1 { return strategy.actions[support[0]] }
    return support.map { "\(strategy.probabilities[$0].readable) \(strategy.actions[$0])" }
      .joined(separator: " + ")
  }

  /// The actions of a profile in parentheses.
  static func profile(_ actions: [String]) -> String {
    "(" + actions.joined(separator: ", ") + ")"
  }

  /// Payoffs by the players' names.
  func payoffs(_ values: [some OrderedField]) -> String {
    zip(table.playerNames, values).map { "\($0) \($1.readable)" }.joined(separator: ", ")
  }

  /// All payoffs: a matrix for two players, a list of profiles otherwise.
  var payoffTable: String {
    table.space.playerCount == 2
      ? Self.matrix(table) { "\(table.payoffs[0][$0]), \(table.payoffs[1][$0])" } : profileList
  }

  /// A cell for each profile of a two-player game, with the actions on the margins.
  static func matrix(_ table: PayoffTable<String>, _ cell: (Int) -> String) -> String {
    let (rows, columns) = (table.actions[0], table.actions[1])
    var lines = TextTable(alignments: [.left, .left] + columns.map { _ in .right }, indent: "  ")
    lines.rows.append(["", ""] + columns)
    for (row, name) in rows.enumerated() {
      lines.rows.append(
        [row == 0 ? table.playerNames[0] : "", name]
          + columns.indices.map { cell(row * columns.count + $0) }
      )
    }
    let widths = [[table.playerNames[0]], rows].map { $0.map(\.count).max() ?? 0 }
    let margin = String(repeating: " ", count: widths[0] + widths[1] + 6)
    return "\(margin)\(table.playerNames[1])\n\(lines.text)"
  }

  private var profileList: String {
    let players = table.playerNames
    var lines = TextTable(
      alignments: players.map { _ in .left } + players.map { _ in .right },
      indent: "  "
    )
    lines.rows.append(players + ["payoffs"])
    for index in 0..<table.space.profileCount {
      lines.rows.append(table.profile(at: index) + table.payoffs(at: index).map(\.description))
    }
    return lines.text
  }

  /// A remark for the end of a text with floating numbers.
  static func precision(of arithmetic: Arithmetic) -> String {
    arithmetic == .floating ? "Numbers are shown to 6 digits; --json prints them in full.\n" : ""
  }
}

extension Int {
  /// `1 equilibrium`, `2 equilibria`.
  func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
