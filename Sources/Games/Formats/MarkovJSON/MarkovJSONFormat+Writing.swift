package import EquilibriaNumerics

extension MarkovJSONFormat {
  /// The game as a JSON value.
  package static func output<State, Action>(
    _ game: TabularMarkovGame<State, Action>
  ) -> JSONOutput {
    var members: [JSONOutput.Member] = []
    if !game.title.isEmpty { members.append(.init("name", .string(game.title))) }
    members.append(.init("players", .integer(game.playerCount)))
    members.append(.init("player_names", .array(game.playerNames.map { .string($0) })))
    switch game.horizon {
    case .discounted(let discounts): members.append(output(discounts))
    case .finite(let steps, let discounts):
      members.append(.init("horizon", .integer(steps)))
      members.append(output(discounts))
    case .average: members.append(.init("horizon", "average"))
    }
    let isZeroSum = game.isZeroSum
    if isZeroSum { members.append(.init("zero_sum", true)) }
    members.append(.init("initial", initial(game)))
    let names = MarkovStateIndex(game.states.map { "\($0)" }).names
    let states = game.states.indices.map { state in
      self.state(state, named: names[state], of: game, isZeroSum: isZeroSum)
    }
    members.append(.init("states", .array(states)))
    return .object(members)
  }

  private static func output(_ discounts: [Rational]) -> JSONOutput.Member {
    guard discounts.contains(where: { $0 != discounts[0] }) else {
      return .init("discount", .exact(discounts[0]))
    }
    return .init("discount", .array(discounts.map { .exact($0) }))
  }

  private static func initial<State, Action>(
    _ game: TabularMarkovGame<State, Action>
  ) -> JSONOutput {
    .object(
      game.initialDistribution.map {
        .init("\(game.number(of: $0.state) ?? 0)", .exact($0.probability))
      }
    )
  }

  private static func state<State, Action>(
    _ state: Int,
    named name: String,
    of game: TabularMarkovGame<State, Action>,
    isZeroSum: Bool
  ) -> JSONOutput {
    let counts = game.spaces[state].counts[...]
    let rows = game.rows(ofState: state)
    let actions = game.actions[state].map { set in
      let names = GameDocument.distinguished(set.map { "\($0)" })
      return JSONOutput.array(names.map { .string($0) })
    }
    let rewards = game.rewards.prefix(isZeroSum ? 1 : game.playerCount).map { table in
      nested(table[rows].map { JSONOutput.compact($0) }[...], counts: counts)
    }
    let transitions = rows.map { row in
      JSONOutput.object(
        game.transitions.distribution(ofRow: row).map {
          .init("\($0.successor)", .compact($0.probability))
        }
      )
    }
    return .object([
      .init("name", .string(name)),
      .init("actions", .array(actions)),
      .init("rewards", .array(rewards)),
      .init("transitions", nested(transitions[...], counts: counts)),
    ])
  }

  /// Values in the order of action profiles as nested lists, one level per player.
  private static func nested(
    _ values: ArraySlice<JSONOutput>,
    counts: ArraySlice<Int>
  ) -> JSONOutput {
    guard let count = counts.first else { return values[values.startIndex] }
    let size = values.count / count
    return .array(
      (0..<count).map { index in
        let start = values.startIndex + index * size
        return nested(values[start..<(start + size)], counts: counts.dropFirst())
      }
    )
  }
}
