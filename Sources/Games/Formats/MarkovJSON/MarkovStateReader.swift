import EquilibriaNumerics

/// Reads one state of a file: first its shape, then its rewards and transitions.
struct MarkovStateReader {
  let name: String
  let actions: [[String]]

  private let space: ActionSpace
  private let label: String
  private let rewards: JSONNode
  private let transitions: [JSONNode]

  init(_ node: JSONNode, number: Int, playerCount: Int) throws(GameFormatError) {
    let what = "state \(number)"
    let state = try node.object(what, keys: ["name", "actions", "rewards", "transitions"])
    name = try state.optional("name")?.string("the name of \(what)") ?? ""
    label = name.isEmpty ? what : "\(what) (\"\(name)\")"
    let transitionNode = try state.required("transitions")
    let counts = try Self.counts(transitionNode, of: label, playerCount: playerCount)
    do throws(GameError) { space = try ActionSpace(validating: counts) } catch {
      throw transitionNode.error(
        found: "too many action profiles in \(label)",
        expected: "at most \(ActionSpace.largestProfileCount)"
      )
    }
    let transitionText = "the transitions of \(label)"
    transitions = try Self.leaves(transitionNode, counts: counts[...], transitionText)
    rewards = try state.required("rewards")
    if let node = state.optional("actions") {
      actions = try Self.actions(node, of: label, counts: counts)
    } else {
      actions = counts.map { (0..<$0).map { "\($0)" } }
    }
  }

  /// The numbers of actions, from the lengths of the first nested lists.
  private static func counts(
    _ node: JSONNode,
    of label: String,
    playerCount: Int
  ) throws(GameFormatError) -> [Int] {
    var counts: [Int] = []
    var current = node
    for player in 0..<playerCount {
      let what = "the transitions of \(label) for each action of player \(player + 1)"
      let entries = try current.array(what)
      guard let first = entries.first else {
        throw current.error(expected: "one action or more of player \(player + 1) in \(label)")
      }
      counts.append(entries.count)
      current = first
    }
    return counts
  }

  /// The innermost values of nested lists, the last player's action varying fastest.
  private static func leaves(
    _ node: JSONNode,
    counts: ArraySlice<Int>,
    _ what: String
  ) throws(GameFormatError) -> [JSONNode] {
    guard let count = counts.first else { return [node] }
    var result: [JSONNode] = []
    for entry in try node.array(what, count: count) {
      result += try leaves(entry, counts: counts.dropFirst(), what)
    }
    return result
  }

  private static func actions(
    _ node: JSONNode,
    of label: String,
    counts: [Int]
  ) throws(GameFormatError) -> [[String]] {
    var actions: [[String]] = []
    let lists = try node.array("the action names of \(label)", count: counts.count)
    for (player, list) in lists.enumerated() {
      var names: [String] = []
      let what = "the action names of player \(player + 1) in \(label)"
      for entry in try list.array(what, count: counts[player]) {
        let name = try entry.string("the name of an action")
        guard !names.contains(name) else {
          throw entry.error(
            found: "the name \"\(name)\" again",
            expected: "another name for action \(names.count) of player \(player + 1)"
          )
        }
        names.append(name)
      }
      actions.append(names)
    }
    return actions
  }

  /// Appends the transitions of all profiles to the rows, and returns the expected rewards.
  func read(
    into rows: inout TransitionRows,
    index: MarkovStateIndex,
    timing: RewardTiming,
    isZeroSum: Bool
  ) throws(GameFormatError) -> [[Rational]] {
    let firstRow = rows.rowCount
    for (profile, node) in transitions.enumerated() {
      let what = "the next states in \(label), an object from states to probabilities"
      let played = space.profile(at: profile).enumerated().map { actions[$0][$1] }
      let place = " in \(label) after (\(played.joined(separator: ", ")))"
      let distribution = try index.numbers(node, what, each: "the probability")
      try index.append(distribution, of: node, to: &rows, place: place)
    }
    let playerCount = isZeroSum ? 1 : space.playerCount
    var values: [[Rational]] = []
    let text = "the rewards of \(label), one list per player"
    for (player, node) in try rewards.array(text, count: playerCount).enumerated() {
      let what = "the rewards of player \(player + 1) in \(label)"
      if timing == .onState {
        let reward = try node.rational("the reward of player \(player + 1) in \(label)")
        values.append(Array(repeating: reward, count: space.profileCount))
        continue
      }
      var table: [Rational] = []
      let leaves = try Self.leaves(node, counts: space.counts[...], what)
      for (profile, leaf) in leaves.enumerated() {
        if timing == .onAction {
          table.append(try leaf.rational("a reward"))
        } else {
          let rewards = try index.numbers(leaf, what, each: "the reward")
          var sum = Rational.zero
          for (state, reward) in rewards {
            sum += reward * rows.probability(of: state, inRow: firstRow + profile)
          }
          table.append(sum)
        }
      }
      values.append(table)
    }
    if isZeroSum { values.append(values[0].map { -$0 }) }
    return values
  }
}
