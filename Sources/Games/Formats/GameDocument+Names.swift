import EquilibriaNumerics

extension GameDocument {
  /// A name that denotes two things; `index` is the second of them.
  enum NameClash {
    case player(index: Int, name: String)
    case action(player: Int, index: Int, name: String)
    case outcome(index: Int, name: String)

    /// The clash as an error of the game.
    var error: GameError {
      switch self {
      case .player(let index, let name):
        .invalidParameter(
          name: "the name of player \(index)",
          value: "\"\(name)\"",
          domain: "a name that no other player has"
        )
      case .action(let player, _, let name): .duplicateAction(player: player, action: name)
      case .outcome(let index, let name):
        .invalidParameter(
          name: "the name of outcome \(index + 1)",
          value: "\"\(name)\"",
          domain: "a name that no outcome with other payoffs has"
        )
      }
    }

    /// What a reader says about the clash, at the place of the second name.
    func formatError(at offset: Int, in source: SourceText) -> GameFormatError {
      switch self {
      case .player(let index, let name):
        source.error(
          at: offset,
          found: "the name \"\(name)\" again",
          expected: "another name for player \(index + 1)"
        )
      case .action(let player, let index, let name):
        source.error(
          at: offset,
          found: "the name \"\(name)\" again",
          expected: "another name for action \(index + 1) of player \(player + 1)"
        )
      case .outcome(let index, let name):
        source.error(
          at: offset,
          found: "the name \"\(name)\" again, with other payoffs,",
          expected: "another name for outcome \(index + 1)"
        )
      }
    }
  }

  /// The first name that denotes two things, if there is one.
  ///
  /// Real files exist in which two actions share a name; Gambit reads them. They are harmless
  /// when nobody's payoff depends on which of the two is played, and only then accepted.
  func firstNameClash() -> NameClash? {
    if let (_, index) = Self.repeats(in: playerNames).first {
      return .player(index: index, name: playerNames[index])
    }
    for (player, names) in actionNames.enumerated() {
      for (first, index) in Self.repeats(in: names)
      where !areInterchangeable(first, index, of: player) {
        return .action(player: player, index: index, name: names[index])
      }
    }
    guard case .outcomes(let outcomes, _) = form else { return nil }
    for (first, index) in Self.repeats(in: outcomes.map(\.name))
    where outcomes[first].payoffs != outcomes[index].payoffs {
      return .outcome(index: index, name: outcomes[index].name)
    }
    return nil
  }

  /// The places of repeated names, each with the first place of the same name.
  private static func repeats(in names: [String]) -> [(first: Int, index: Int)] {
    var places: [String: Int] = [:]
    var result: [(first: Int, index: Int)] = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      if let first = places[name] {
        result.append((first, index))
      } else {
        places[name] = index
      }
    }
    return result
  }

  /// Whether all payoffs are the same for two actions of a player.
  private func areInterchangeable(_ first: Int, _ second: Int, of player: Int) -> Bool {
    let stride = space.strides[player]
    let block = stride * space.counts[player]
    for base in Swift.stride(from: 0, to: space.profileCount, by: block) {
      for inner in 0..<stride {
        let one = base + first * stride + inner
        let other = base + second * stride + inner
        if !paysTheSame(one, other) { return false }
      }
    }
    return true
  }

  private func paysTheSame(_ one: Int, _ other: Int) -> Bool {
    switch form {
    case .payoffs(let payoffs):
      return payoffs.allSatisfy { $0[one] == $0[other] }
    case .outcomes(let outcomes, let assignment):
      if assignment[one] == assignment[other] { return true }
      return playerNames.indices.allSatisfy { player in
        let values = [assignment[one], assignment[other]].map {
          $0 == 0 ? Rational.zero : outcomes[$0 - 1].payoffs[player]
        }
        return values[0] == values[1]
      }
    }
  }
}
