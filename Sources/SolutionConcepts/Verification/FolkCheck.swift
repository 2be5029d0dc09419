public import EquilibriaNumerics
public import Games

extension PayoffMembership {
  /// Checks the proof that payoffs are feasible, or that they are not.
  ///
  /// - Parameters:
  ///   - payoffs: The payoffs in question, one per player.
  ///   - game: The game.
  /// - Returns: `nil` when the proof holds; otherwise what fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func verify(
    _ payoffs: [Rational],
    in game: some NormalFormGame<Action>
  ) throws(GameError) -> String? {
    let table = try game.tabulated()
    guard payoffs.count == table.space.playerCount else {
      throw .wrongPlayerCount(found: payoffs.count, expected: table.space.playerCount)
    }
    switch self {
    case .feasible(let draw):
      guard draw.actions == table.actions,
        draw.entries.allSatisfy({ $0.probability >= .zero }),
        draw.entries.reduce(.zero, { $0 + $1.probability }) == 1
      else { return "the draw is not one among the game's profiles" }
      for (player, payoff) in payoffs.enumerated() {
        let mean = draw.entries.reduce(Rational.zero) {
          $0 + $1.probability * table.payoffs[player][$1.index]
        }
        if mean != payoff { return "the draw yields player \(player) \(mean), not \(payoff)" }
      }
      return nil
    case .infeasible(let direction, let margin):
      guard direction.count == payoffs.count, margin > .zero else {
        return "there is no direction with a margin"
      }
      func reach(_ payoffs: [Rational]) -> Rational {
        zip(direction, payoffs).reduce(.zero) { $0 + $1.0 * $1.1 }
      }
      let lead = reach(payoffs) - margin
      for index in 0..<table.space.profileCount where reach(table.payoffs(at: index)) > lead {
        return "the profile \(table.profile(at: index)) reaches farther"
      }
      return nil
    }
  }
}

extension FolkTheoremCheck {
  /// Checks everything that the verdict rests on, and the verdict, in exact arithmetic.
  ///
  /// - Parameter game: The stage game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    if let problem = try membership.verify(payoffs, in: table) { return problem }
    guard minmaxValues.map(\.player) == Array(table.actions.indices) else {
      return "a minmax value is missing"
    }
    for value in minmaxValues {
      if let problem = try value.verify(in: table) { return problem }
    }
    let differences = (0..<table.space.profileCount).map { index in
      table.payoffs.map { $0[index] - $0[0] }
    }
    guard GaussianElimination.rank(of: differences) == dimension else {
      return "the feasible payoffs have another dimension"
    }
    if let threat = nashThreat {
      guard let check = try? table.check(nash: threat.profile), check.regret == .zero,
        zip(payoffs, check.payoffs).allSatisfy({ $0 > $1 })
      else { return "the threat is no equilibrium of the stage game that pays less" }
    }
    if !stageDraw.isEmpty {
      var mean = payoffs.map { _ in Rational.zero }
      for part in stageDraw {
        guard part.probability > .zero,
          let check = try? table.check(nash: part.equilibrium.profile), check.regret == .zero
        else { return "the draw is not one among equilibria of the stage game" }
        mean = zip(mean, check.payoffs).map { $0 + part.probability * $1 }
      }
      guard mean == payoffs, stageDraw.reduce(.zero, { $0 + $1.probability }) == 1 else {
        return "the draw among equilibria of the stage game does not yield the payoffs"
      }
    }
    return verdictProblem
  }

  /// Why the verdict does not follow.
  private var verdictProblem: String? {
    let theorems = reasons.compactMap { reason -> FolkTheorem? in
      if case .theorem(let theorem) = reason { theorem } else { nil }
    }
    let twins = reasons.contains {
      if case .equivalentUtilities = $0 { true } else { false }
    }
    for theorem in theorems {
      let applies =
        switch theorem {
        case .stageEquilibria: !stageDraw.isEmpty
        case .nashReversion: isFeasible && nashThreat != nil
        case .twoPlayers:
          isFeasible && isStrictlyIndividuallyRational && payoffs.count == 2
        case .fullDimension:
          isFeasible && isStrictlyIndividuallyRational && dimension == payoffs.count
        case .nonEquivalentUtilities:
          isFeasible && isStrictlyIndividuallyRational && !twins
        }
      if !applies { return "the theorem \(theorem.rawValue) does not apply" }
    }
    let isTooLow = zip(payoffs, minmaxValues).contains { $0 < $1.lower }
    switch verdict {
    case .sustainable: return theorems.isEmpty ? "no theorem applies" : nil
    case .impossible: return !isFeasible || isTooLow ? nil : "nothing makes it impossible"
    case .undecided:
      return theorems.isEmpty && isFeasible && !isTooLow ? nil : "the verdict is decided"
    }
  }
}
