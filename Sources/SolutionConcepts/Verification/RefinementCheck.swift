public import EquilibriaNumerics
public import Games

extension NashRefinements {
  /// Checks every proven statement against the game, without any linear program or search.
  ///
  /// Two kinds of statement are taken on trust, as an equilibrium alone cannot show them: that an
  /// equilibrium which is not regular is isolated, with its index, or the only perfect one; and that
  /// no beliefs fit, which only the search shows. ``RefinedEquilibria/verify(of:in:)`` checks the
  /// former against the list. What is unknown is no statement.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed or the profile does not fit.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    guard table.space.playerCount == 2 else {
      throw .needsPlayers(expected: 2, found: table.space.playerCount)
    }
    let check = try table.check(nash: profile)
    guard check.isEquilibrium() else { return "\(profile) is not an equilibrium: \(check)" }
    let view = RefinementView(table)
    let supports = profile.strategies.map(\.supportIndices)
    let bestReplies = check.actionPayoffs.map { values in
      values.indices.filter { values[$0] == values.max() }
    }
    if isQuasiStrict != (bestReplies == supports) { return "quasi-strict is wrong" }
    if isStrict != (isQuasiStrict && supports.allSatisfy { $0.count == 1 }) {
      return "strict is wrong"
    }
    let regularIndex = isQuasiStrict ? view.index(ofQuasiStrict: supports) : nil
    if isRegular != (regularIndex != nil) { return "regular is wrong" }
    if let regularIndex, index != regularIndex { return "the index is wrong" }
    guard dominance.count == 2 else { return "dominance is not judged for each player" }
    for player in 0...1 {
      if let problem = view.problem(dominance[player], of: profile[player], player) {
        return "player \(player): \(problem)"
      }
    }
    if perfect != RefinementVerdict(perfection: dominance) {
      return "perfect does not follow from dominance"
    }
    return problemWithProper(view) ?? problemWithEssential
  }

  private var isDominated: Bool {
    dominance.contains { if case .dominated = $0 { true } else { false } }
  }

  private func problemWithProper(_ view: RefinementView<Action>) -> String? {
    let holds =
      switch proper {
      case .yes(.regular): isRegular
      case .yes(.lexicographicBeliefs), .yes(.onlyPerfect): !isDominated
      case .no(.dominated): isDominated
      case .no(.noLexicographicBeliefs): !isRegular && beliefs == nil
      case .unknown: true
      default: false
      }
    if !holds { return "proper does not follow: \(proper)" }
    if let beliefs {
      return view.problem(beliefs, at: profile.probabilities)
    }
    return proper == .yes(.lexicographicBeliefs) ? "there are no beliefs" : nil
  }

  private var problemWithEssential: String? {
    let holds =
      switch essential {
      case .yes(.regular): isRegular
      case .yes(.index(let number)): number != 0 && number == index
      case .no(.dominated): isDominated
      case .unknown: true
      default: false
      }
    return holds ? nil : "essential does not follow: \(essential)"
  }
}

extension RefinedEquilibria {
  /// Checks all refinements against the game and the list that they are about.
  ///
  /// - Parameters:
  ///   - equilibria: The list, which is believed as far as it says that it is complete.
  ///   - game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed or a profile does not fit.
  public func verify(
    of equilibria: NashEquilibria<Action, Rational>,
    in game: some NormalFormGame<Action>
  ) throws(GameError) -> String? {
    guard refinements.map(\.profile) == equilibria.map(\.profile) else {
      return "the refinements are about another list"
    }
    let table = try game.tabulated()
    for (number, refinement) in refinements.enumerated() {
      if let problem = try refinement.verify(in: table) {
        return "equilibrium \(number): \(problem)"
      }
      let component = equilibria.components?.first { $0.members.contains(number) }
      if let index = refinement.index, !refinement.isRegular,
        component?.isSinglePoint != true || component?.index != index
      {
        return "equilibrium \(number): the index is not that of an isolated equilibrium"
      }
      if refinement.proper == .yes(.onlyPerfect),
        !equilibria.isComplete || refinements.count(where: { $0.isUndominated != false }) != 1
      {
        return "equilibrium \(number): it is not the only perfect one"
      }
    }
    return problemWithSubsets(of: equilibria, RefinementView(table))
  }

  private func problemWithSubsets(
    of equilibria: NashEquilibria<Action, Rational>,
    _ view: RefinementView<Action>
  ) -> String? {
    let expected = equilibria.components?.flatMap(\.subsets).map(\.members)
    guard subsets?.map(\.members) == expected else {
      return "the subsets are not those of the list"
    }
    for (number, subset) in (subsets ?? []).enumerated() {
      let perfect = subset.members.filter { refinements[$0].isUndominated == true }
      if subset.undominatedMembers != perfect || subset.centre.count != 2 {
        return "subset \(number): the undominated members are wrong"
      }
      for player in 0...1 {
        let strategies = subset.members.map { refinements[$0].profile[player] }
        let centre = MixedStrategy<Action, Rational>(
          trusted: RefinementAnalysis.centre(strategies.map(\.probabilities)),
          over: strategies[0].actions
        )
        if let problem = view.problem(subset.centre[player], of: centre, player) {
          return "subset \(number), player \(player): \(problem)"
        }
      }
    }
    return nil
  }
}
