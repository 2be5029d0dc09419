import Equilibria

/// How a Markov game and its policies read.
struct MarkovText {
  let loaded: LoadedMarkovGame

  private var game: TabularMarkovGame<String, String> { loaded.game }

  /// The most actions that are listed by name.
  private static let longestList = 12

  /// The most entries of a mixture that are shown.
  private static let longestMixture = 5

  /// The longest fraction that is shown as it is.
  private static let longestFraction = 13

  /// The title, and who can do what.
  var header: String {
    let size = [
      game.playerCount.counted("player", "players"), game.stateCount.counted("state", "states"),
      "\(game.horizon)",
    ].joined(separator: ", ")
    let players = TextTable(
      rows: game.playerNames.enumerated().map { [$1, actions(of: $0)] },
      indent: "  "
    )
    return "\(loaded.title) (\(size))\n\(players.text)"
  }

  /// A player's actions, when they are the same wherever there is a choice; else their numbers.
  private func actions(of player: Int) -> String {
    let sets = game.actions.map { $0[player] }.filter { $0.count > 1 }
    guard let first = sets.first else { return "no choice" }
    let everywhere = sets.count == game.stateCount
    if sets.allSatisfy({ $0 == first }) {
      let names = first.prefix(Self.longestList).map { Self.action($0) }.joined(separator: ", ")
      let list =
        first.count > Self.longestList ? "\(names), … (\(first.count) actions)" : names
      return everywhere ? list : "\(list); a choice in \(sets.count) of \(game.stateCount) states"
    }
    let counts = game.actions.map { $0[player].count }
    let (least, most) = (counts.min() ?? 1, counts.max() ?? 1)
    return least == most ? "\(least) actions per state" : "\(least) to \(most) actions per state"
  }

  /// A line for each state and action profile: rewards, and what comes next.
  var rules: String {
    let active = loaded.activePlayers
    let states = game.states.indices.flatMap { state in game.rows(ofState: state).map { _ in state }
    }
    return MarkovTable(
      noun: "lines",
      titles: ["state"] + active.map { game.playerNames[$0] } + ["rewards", "next"],
      alignments: [.left] + active.map { _ in .left } + [.right],
      rowCount: game.rowCount
    ) { row in
      let state = states[row]
      let index = row - game.profileStarts[state]
      let actions = active.map { player in
        let names = game.actions[state][player]
        return names.count == 1
          ? "–" : Self.action(names[game.spaces[state].action(of: player, at: index)])
      }
      let rewards = game.rewards.map { Self.short($0[row]) }.joined(separator: ", ")
      let next = game.transitions.distribution(ofRow: row)
      let shown = next.prefix(Self.longestMixture).map { entry in
        (entry.probability == 1 ? "" : "\(Self.short(entry.probability)) ")
          + Self.action(game.states[entry.successor])
      }
      return [game.states[state]] + actions + [
        rewards, (next.count > shown.count ? shown + ["…"] : shown).joined(separator: " + "),
      ]
    }.text
  }

  /// The name of an action or state; a bare number gets a mark, so that it is not taken for a probability.
  static func action(_ name: String) -> String {
    name.first?.isNumber == true ? "#\(name)" : name
  }

  /// A mixture; a dash where there is nothing to choose.
  static func mixture(_ strategy: MixedStrategy<String, some OrderedField>) -> String {
    if strategy.actions.count == 1 { return "–" }
    let support = GameText.support(of: strategy)
    if support.count == 1 { return action(strategy.actions[support[0]]) }
    let shown = support.prefix(longestMixture).map {
      "\(probability(strategy.probabilities[$0])) \(action(strategy.actions[$0]))"
    }
    return (support.count > longestMixture ? shown + ["…"] : shown).joined(separator: " + ")
  }

  /// A mediator's draw: profiles with their probabilities.
  static func draw(_ distribution: JointDistribution<String, some OrderedField>) -> String {
    if distribution.space.profileCount == 1 { return "–" }
    let entries = distribution.entries
    func profile(_ actions: [String]) -> String { GameText.profile(actions.map { action($0) }) }
    if entries.count == 1 { return profile(entries[0].profile) }
    let shown = entries.prefix(longestMixture).map {
      "\(probability($0.probability)) \(profile($0.profile))"
    }
    return (entries.count > longestMixture ? shown + ["…"] : shown).joined(separator: " + ")
  }

  /// A probability: four digits are enough, for mixtures are long.
  private static func probability(_ value: some OrderedField) -> String {
    let text = value.readable
    return text.count <= 6 ? text : value.doubleValue.readable(digits: 4)
  }

  /// A number in a table: a short fraction as it is, a long one as a decimal.
  static func short<Scalar: OrderedField>(_ value: Scalar, noise: Scalar = .zero) -> String {
    let text = value.readable(noise: noise)
    guard Scalar.arithmetic == .exact, text.count > longestFraction else { return text }
    return value.doubleValue.readable
  }

  /// What to say when some numbers of a text are rounded: decimals are, for exact numbers that are
  /// short enough are printed as fractions.
  static func remark(on text: String) -> String {
    let bytes = Array(text.utf8)
    let isRounded = bytes.indices.dropFirst().dropLast().contains { place in
      bytes[place] == UInt8(ascii: ".") && Self.digits.contains(bytes[place - 1])
        && Self.digits.contains(bytes[place + 1])
    }
    return isRounded ? "Decimals are rounded; --json prints numbers in full.\n" : ""
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  /// A bound: no smaller than the number, and short.
  static func bound(_ value: some OrderedField) -> String {
    let text = value.readable
    if text.count <= 4 { return text }
    let number = value.doubleValue
    // Three digits may lose a two-hundredth of a number.
    return number < 1e-3 ? number.readableBound : number.readable(digits: 3, growth: 1.006)
  }

  /// How exact bounds are that lie so far apart.
  static func quality<Scalar: OrderedField>(gap: Scalar) -> String {
    gap == .zero ? "exact" : "within \(bound(gap))"
  }

  /// What each player expects before the first state is drawn.
  func start<Scalar: OrderedField>(_ values: [[Scalar]], noise: [Scalar]) -> String {
    let worth = values.enumerated().map { player, values in
      let value = game.initialDistribution.reduce(Scalar.zero) { sum, first in
        sum + Scalar(first.probability) * values[game.number(of: first.state) ?? 0]
      }
      return "\(game.playerNames[player]) \(Self.short(value, noise: noise[player]))"
    }
    return "At the start: \(worth.joined(separator: ", "))\n"
  }
}

/// A table with a line for each state, or for each state in each period, which is cut when long.
struct MarkovTable {
  /// The most lines that are printed.
  var largestRowCount = 20

  /// What each line is about, for the remark that some are missing.
  var noun = "states"
  let titles: [String]
  var alignments: [TextTable.Alignment]
  let rowCount: Int
  let row: (Int) -> [String]

  /// The longest cell; the rest is cut off.
  private static let longestCell = 60

  var text: String {
    var table = TextTable(alignments: alignments, indent: "  ")
    table.rows.append(titles)
    // To leave out a single line would take as much room as to print it.
    let shown = rowCount <= largestRowCount + 1 ? rowCount : largestRowCount
    for number in 0..<shown { table.rows.append(row(number).map(Self.cut)) }
    guard shown < rowCount else { return table.text }
    return table.text
      + "  … and \(rowCount - shown) more \(noun); --json has all\n"
  }

  private static func cut(_ cell: String) -> String {
    cell.count > longestCell ? cell.prefix(longestCell - 1) + "…" : cell
  }
}
