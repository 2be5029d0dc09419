import EquilibriaNumerics

extension MarkovJSONFormat {
  /// The game that a JSON value describes.
  package static func game(
    _ root: JSONNode
  ) throws(GameFormatError) -> TabularMarkovGame<String, String> {
    let keys = [
      "name", "note", "players", "player_names", "discount", "horizon", "zero_sum",
      "reward_timing", "initial", "states", "expected",
    ]
    let object = try root.object("a Markov game", keys: keys)
    let title = try object.optional("name")?.string("the name") ?? ""
    _ = try object.optional("note")?.string("the note")
    let limit = NFGFormat.largestPlayerCount
    let playerCount = try object.required("players")
      .integer("the number of players", in: 1...limit)
    let names = try playerNames(object.optional("player_names"), count: playerCount)
    let horizon = try horizon(object, playerCount: playerCount)
    let isZeroSum = try isZeroSum(object.optional("zero_sum"), playerCount: playerCount)
    let timing = try timing(object.optional("reward_timing"))
    let statesNode = try object.required("states")
    let nodes = try statesNode.array("the states")
    guard !nodes.isEmpty else { throw statesNode.error(expected: "one state or more") }
    var states: [MarkovStateReader] = []
    for (number, node) in nodes.enumerated() {
      states.append(try MarkovStateReader(node, number: number, playerCount: playerCount))
    }
    let index = MarkovStateIndex(states.map(\.name))
    var rows = TransitionRows(stateCount: states.count)
    var rewards = Array(repeating: [Rational](), count: playerCount)
    for state in states {
      let values = try state.read(
        into: &rows,
        index: index,
        timing: timing,
        isZeroSum: isZeroSum
      )
      for player in rewards.indices { rewards[player] += values[player] }
    }
    let initial = try initial(object.optional("initial"), index: index)
    do throws(MarkovGameError) {
      return try TabularMarkovGame(
        title: title,
        playerNames: names,
        states: index.names,
        actions: states.map(\.actions),
        rewards: rewards,
        transitions: rows,
        horizon: horizon,
        initialDistribution: initial
      )
    } catch {
      throw statesNode.error(found: "a game in which \(error)", expected: "a smaller game")
    }
  }

  private static func playerNames(
    _ node: JSONNode?,
    count: Int
  ) throws(GameFormatError) -> [String]? {
    guard let node else { return nil }
    var names: [String] = []
    for entry in try node.array("the names of the players", count: count) {
      names.append(try entry.string("the name of a player"))
    }
    return names
  }

  private static func horizon(
    _ object: JSONObject,
    playerCount: Int
  ) throws(GameFormatError) -> Horizon {
    let discountNode = object.optional("discount")
    guard let node = object.optional("horizon") else {
      let discountNode = try object.required("discount")
      let discounts = try discountFactors(discountNode, playerCount: playerCount)
      return try checked(.discounted(discounts), at: discountNode, playerCount: playerCount)
    }
    if case .string = node.value.content {
      guard try node.string("the horizon") == "average" else {
        throw node.error(expected: "\"average\" or a number of periods")
      }
      if let discountNode {
        throw discountNode.error(
          found: "a discount factor",
          expected: "none, for long-run averages are not discounted,"
        )
      }
      return .average
    }
    let steps = try node.integer("the number of periods", in: 1...Int(Int32.max))
    let discounts =
      try discountNode.map { node throws(GameFormatError) in
        try discountFactors(node, playerCount: playerCount)
      } ?? Array(repeating: 1, count: playerCount)
    return try checked(
      .finite(steps: steps, discounts: discounts),
      at: discountNode ?? node,
      playerCount: playerCount
    )
  }

  private static func discountFactors(
    _ node: JSONNode,
    playerCount: Int
  ) throws(GameFormatError) -> [Rational] {
    guard case .array = node.value.content else {
      return Array(repeating: try node.rational("the discount factor"), count: playerCount)
    }
    var discounts: [Rational] = []
    for entry in try node.array("the discount factors", count: playerCount) {
      discounts.append(try entry.rational("a discount factor"))
    }
    return discounts
  }

  private static func checked(
    _ horizon: Horizon,
    at node: JSONNode,
    playerCount: Int
  ) throws(GameFormatError) -> Horizon {
    do throws(MarkovGameError) {
      try horizon.validate(playerCount: playerCount)
      return horizon
    } catch {
      let domain =
        if case .finite = horizon {
          "a discount factor from 0 to 1"
        } else {
          "a discount factor from 0 to below 1, or a finite \"horizon\","
        }
      throw node.error(expected: domain)
    }
  }

  private static func isZeroSum(
    _ node: JSONNode?,
    playerCount: Int
  ) throws(GameFormatError) -> Bool {
    guard let node else { return false }
    let isZeroSum = try node.bool("whether the game is zero-sum")
    guard !isZeroSum || playerCount == 2 else {
      throw node.error(
        found: "a zero-sum game of \(playerCount) players",
        expected: "a zero-sum game of two"
      )
    }
    return isZeroSum
  }

  private static func timing(_ node: JSONNode?) throws(GameFormatError) -> RewardTiming {
    guard let node else { return .onAction }
    guard let timing = RewardTiming(rawValue: try node.string("the reward timing")) else {
      let known = RewardTiming.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw node.error(expected: "one of \(known)")
    }
    return timing
  }

  private static func initial(
    _ node: JSONNode?,
    index: MarkovStateIndex
  ) throws(GameFormatError) -> [Transition<String>]? {
    guard let node else { return nil }
    let what = "the distribution of the first state"
    let distribution = try index.numbers(node, what, each: "a probability")
    var rows = TransitionRows(stateCount: index.names.count)
    try index.append(distribution, of: node, to: &rows, place: "")
    return distribution.map { Transition(to: index.names[$0.state], probability: $0.number) }
  }
}
