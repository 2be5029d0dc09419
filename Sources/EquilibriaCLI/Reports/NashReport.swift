import Equilibria

/// Nash equilibria on their way to the terminal.
struct NashReport<Scalar: OrderedField> {
  /// A profile with what the checker found about it.
  struct Item {
    let profile: MixedProfile<String, Scalar>
    let check: NashCheck<String, Scalar>

    /// Whether every deviation costs its player something; only pure equilibria can be strict.
    var isStrict: Bool {
      profile.strategies.indices.allSatisfy { player in
        let support = profile[player].supportIndices
        let values = check.actionPayoffs[player]
        return support.count == 1
          && values.indices.allSatisfy { $0 == support[0] || values[$0] < values[support[0]] }
      }
    }
  }

  let method: String
  var items: [Item]
  var isComplete: Bool
  let early: EarlyStop?
  /// The connected components of all equilibria, when they are known.
  private var components: [EquilibriumComponent<Scalar>]?
  /// How many there were before `--first` left only one.
  private var foundCount: Int

  init(_ equilibria: NashEquilibria<String, Scalar>) {
    method = equilibria.method
    items = equilibria.map { Item(profile: $0.profile, check: $0.check) }
    isComplete = equilibria.isComplete
    early = equilibria.stopReason.map { EarlyStop($0) }
    components = equilibria.components
    foundCount = items.count
  }

  /// One equilibrium that may not be the only one.
  init(
    _ profile: MixedProfile<String, Scalar>,
    check: NashCheck<String, Scalar>,
    method: String
  ) {
    self.method = method
    items = [Item(profile: profile, check: check)]
    isComplete = false
    early = nil
    foundCount = 1
  }

  /// No answer before a limit.
  init(stopped early: EarlyStop, method: String) {
    self.method = method
    items = []
    isComplete = false
    self.early = early
    foundCount = 0
  }

  mutating func keepFirst() {
    guard items.count > 1 else { return }
    items = [items[0]]
    isComplete = false
    components = nil
  }

  // MARK: JSON

  var json: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("concept", "nash"), .init("method", .string(method)),
      .init("arithmetic", .string(Scalar.arithmetic.rawValue)),
      .init("complete", .bool(isComplete)),
    ]
    if let early { members.append(.init("stopReason", .string(early.token))) }
    let equilibria = items.map { item -> JSONOutput in
      [
        "profile": item.profile.json, "payoffs": item.check.payoffs.json,
        "regret": item.check.regret.json, "strict": .bool(item.isStrict),
      ]
    }
    members.append(.init("equilibria", .array(equilibria)))
    if let components {
      members.append(
        .init("components", .array(components.map { .array($0.members.map { .integer($0) }) }))
      )
      members.append(.init("componentDetails", .array(components.map(\.json))))
    } else if isComplete && items.count == 1 {
      members.append(.init("components", [[0]]))
    }
    return .object(members)
  }

  // MARK: Text

  func text(of game: LoadedGame) -> String {
    var text = GameText(game: game).header + "\n"
    for (number, item) in items.enumerated() {
      let isPure = item.profile.strategies.allSatisfy { GameText.support(of: $0).count == 1 }
      var words = [isPure ? "pure" : "mixed"]
      if item.isStrict { words.append("strict") }
      switch Scalar.arithmetic {
      case .exact: words.append("exact")
      case .floating: words.append("regret ≤ \(item.check.regret.readableBound)")
      }
      let strategies = TextTable(
        rows: game.table.playerNames.enumerated().map { player, name in
          [
            name, GameText.strategy(item.profile[player]),
            "payoff \(item.check.payoffs[player].readable(noise: item.check.regret))",
          ]
        },
        indent: "  "
      )
      text += "Equilibrium \(number + 1): \(words.joined(separator: ", "))\n\(strategies.text)\n"
    }
    return text + conclusion(playerCount: game.table.space.playerCount) + "\n"
      + (items.isEmpty ? "" : GameText.precision(of: Scalar.arithmetic))
  }

  /// Whether these are all.
  private func conclusion(playerCount: Int) -> String {
    if let early {
      let found =
        items.isEmpty
        ? "No equilibrium found so far"
        : items.count.counted("equilibrium", "equilibria") + " found"
      return "\(found): \(early.words)."
    }
    if foundCount > items.count {
      return "The first of \(foundCount) equilibria found; without --first all are shown."
    }
    if isComplete {
      if let components, components.contains(where: { !$0.isSinglePoint }) {
        return continua(components)
      }
      if items.count > 1 { return "These are all \(items.count) equilibria." }
      return method == "dominance"
        ? "This is the only equilibrium: iterated strict dominance rules out everything else."
        : "This is the only equilibrium."
    }
    guard method == PureEnumeration().name else {
      return "\(items.count.counted("equilibrium", "equilibria")) found; there may be others."
    }
    guard items.isEmpty else {
      return "\(items.count.counted("equilibrium", "equilibria")) in pure strategies, all there are"
        + "; there may be mixed ones."
    }
    let advice =
      playerCount == 2
      ? "--method automatic finds one."
      : "Solvers for three or more players are not available yet."
    return "There is no equilibrium in pure strategies, so there is one in mixed strategies. "
      + advice
  }

  /// What the equilibria span when some of them are not isolated.
  private func continua(_ components: [EquilibriumComponent<Scalar>]) -> String {
    let rows = components.enumerated().map { number, component -> [String] in
      let payoffs = component.payoffRanges.map { range in
        range.lowerBound == range.upperBound
          ? range.lowerBound.readable
          : "\(range.lowerBound.readable) to \(range.upperBound.readable)"
      }
      return [
        "Component \(number + 1)", Self.sets(of: component), "dimension \(component.dimension)",
        "index \(component.index)", "payoffs " + payoffs.joined(separator: ", "),
      ]
    }
    return "All equilibria lie in "
      + components.count.counted("connected component", "connected components")
      + ". Any mixture within a set is an equilibrium too:\n"
      + TextTable(rows: rows, indent: "  ").text
  }

  /// The maximal Nash subsets, numbered as the equilibria are: `{1, 2} {1, 3}`.
  private static func sets(of component: EquilibriumComponent<Scalar>) -> String {
    let shown = component.subsets.prefix(8).map { subset in
      "{" + subset.members.map { "\($0 + 1)" }.joined(separator: ", ") + "}"
    }
    let rest = component.subsets.count - shown.count
    return shown.joined(separator: " ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension EquilibriumComponent {
  fileprivate var json: JSONOutput {
    [
      "equilibria": .array(members.map { .integer($0) }), "dimension": .integer(dimension),
      "index": .integer(index),
      "payoffs": .array(payoffRanges.map { [$0.lowerBound, $0.upperBound].json }),
      "subsets": .array(subsets.map { .array($0.members.map { .integer($0) }) }),
    ]
  }
}
