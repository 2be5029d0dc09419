import EquilibriaNumerics

extension JSONGameFormat {
  /// The game that a JSON value describes.
  package static func document(_ root: JSONNode) throws(GameFormatError) -> GameDocument {
    let game = try root.object(
      "a game",
      keys: ["title", "comment", "players", "payoffs", "outcomes", "assignment"]
    )
    let title = try game.optional("title")?.string("the title") ?? ""
    let comment = try game.optional("comment")?.string("the comment") ?? ""
    let players = try players(try game.required("players"))
    let form =
      if let outcomes = game.optional("outcomes") {
        try outcomeForm(outcomes, game, players.space)
      } else {
        try payoffForm(try game.required("payoffs"), game, players.space)
      }
    let document = GameDocument(
      title: title,
      comment: comment,
      playerNames: players.names.map(\.text),
      actionNames: players.actions.map { $0.map(\.text) },
      uncheckedForm: form,
      space: players.space
    )
    if let clash = document.firstNameClash() {
      let offset =
        switch clash {
        case .player(let index, _): players.names[index].offset
        case .action(let player, let index, _): players.actions[player][index].offset
        case .outcome(let index, _): try outcomeNameOffset(index, game)
        }
      throw clash.formatError(at: offset, in: root.source)
    }
    return document
  }

  /// A name and its place.
  private struct Name {
    var text: String
    var offset: Int
  }

  private struct Players {
    var names: [Name]
    var actions: [[Name]]
    var space: ActionSpace
  }

  private static func players(_ node: JSONNode) throws(GameFormatError) -> Players {
    let nodes = try node.array("the players")
    guard !nodes.isEmpty, nodes.count <= NFGFormat.largestPlayerCount else {
      throw node.error(expected: "a list of 1 to \(NFGFormat.largestPlayerCount) players")
    }
    var names: [Name] = []
    var actions: [[Name]] = []
    for (player, node) in nodes.enumerated() {
      let what = "player \(player + 1)"
      let object = try node.object(what, keys: ["name", "actions"])
      if let name = object.optional("name") {
        names.append(Name(text: try name.string("the name of \(what)"), offset: name.value.offset))
      } else {
        names.append(Name(text: "", offset: node.value.offset))
      }
      let list = try object.required("actions")
      let entries = try list.array("the actions of \(what)")
      guard !entries.isEmpty else {
        throw list.error(expected: "one action or more of \(what)")
      }
      var actionNames: [Name] = []
      for entry in entries {
        let text = try entry.string("the name of an action of \(what)")
        actionNames.append(Name(text: text, offset: entry.value.offset))
      }
      actions.append(actionNames)
    }
    do throws(GameError) {
      let space = try ActionSpace(validating: actions.map(\.count))
      return Players(names: names, actions: actions, space: space)
    } catch {
      throw node.error(
        found: "a game of too many profiles",
        expected: "a game of at most \(ActionSpace.largestProfileCount) action profiles"
      )
    }
  }

  private static func payoffForm(
    _ node: JSONNode,
    _ game: JSONObject,
    _ space: ActionSpace
  ) throws(GameFormatError) -> GameDocument.Form {
    if let assignment = game.optional("assignment") {
      throw assignment.error(found: "an assignment", expected: "\"outcomes\" to go with it")
    }
    var payoffs: [[Rational]] = []
    let lists = try node.array("the payoffs, one list per player", count: space.playerCount)
    for (player, list) in lists.enumerated() {
      let what = "the payoffs of player \(player + 1), one per action profile"
      payoffs.append(try numbers(try list.array(what, count: space.profileCount)))
    }
    return .payoffs(payoffs)
  }

  private static func outcomeForm(
    _ node: JSONNode,
    _ game: JSONObject,
    _ space: ActionSpace
  ) throws(GameFormatError) -> GameDocument.Form {
    if let payoffs = game.optional("payoffs") {
      throw payoffs.error(found: "\"payoffs\" beside \"outcomes\"", expected: "one of the two")
    }
    var outcomes: [GameDocument.Outcome] = []
    for (index, entry) in try node.array("the outcomes").enumerated() {
      let object = try entry.object("outcome \(index + 1)", keys: ["name", "payoffs"])
      let name = try object.optional("name")?.string("the name of outcome \(index + 1)") ?? ""
      let payoffs = try object.required("payoffs")
      let what = "the payoffs of outcome \(index + 1), one per player"
      let values = try numbers(try payoffs.array(what, count: space.playerCount))
      outcomes.append(GameDocument.Outcome(name: name, payoffs: values))
    }
    let what = "the outcome numbers, one per action profile"
    var assignment: [Int] = []
    for entry in try game.required("assignment").array(what, count: space.profileCount) {
      assignment.append(try entry.integer("the number of an outcome", in: 0...outcomes.count))
    }
    return .outcomes(outcomes, assignment: assignment)
  }

  private static func numbers(_ nodes: [JSONNode]) throws(GameFormatError) -> [Rational] {
    var values: [Rational] = []
    values.reserveCapacity(nodes.count)
    for node in nodes { values.append(try node.rational("a payoff")) }
    return values
  }

  private static func outcomeNameOffset(
    _ index: Int,
    _ game: JSONObject
  ) throws(GameFormatError) -> Int {
    let entry = try game.required("outcomes").array("the outcomes")[index]
    let object = try entry.object("an outcome", keys: ["name", "payoffs"])
    return (object.optional("name") ?? entry).value.offset
  }
}
