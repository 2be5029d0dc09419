public import EquilibriaNumerics
public import Games
public import SolutionConcepts

/// A convention of foragers: a pure stationary equilibrium of ``/Games/PoisonBerries``, and what it means.
public struct NormativeConvention: Sendable, Hashable {
  /// What kind of order it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Whoever is marked is zapped, and nobody who is not marked eats what is forbidden.
    case enforced
    /// Nobody ever zaps.
    case unenforced
    /// Anything else.
    case mixed
  }

  /// What the community forbids.
  public let rule: PoisonBerries.Rule

  /// The equilibrium with its certificate: exact best responses and values.
  public let equilibrium: MarkovEquilibrium<PoisonBerries.Move, Rational>

  /// What kind of order it is.
  public let kind: Kind

  /// What each forager gets when nobody is marked at first.
  public var values: [Rational] { equilibrium.values.map { $0[0] } }

  /// What each forager does while nobody is marked.
  public var moves: [PoisonBerries.Move] {
    values.indices.map { player in
      let probabilities = equilibrium.policy.probabilities[0][player]
      return equilibrium.policy.actions[0][player][probabilities.firstIndex { $0 > 0 } ?? 0]
    }
  }

  /// What the same behaviour is worth to somebody with another discount factor, from a clean start.
  ///
  /// A patient planner also counts the later harm of poison in full.
  ///
  /// - Parameter discount: The planner's discount factor, from 0 to below 1.
  /// - Returns: The discounted sum of each forager's rewards, exact.
  /// - Throws: ``InstitutionError/game(_:)`` for other discount factors.
  public func values(forPlannerWith discount: Rational) throws(InstitutionError) -> [Rational] {
    let (rule, policy) = (rule, equilibrium.policy)
    let game = try InstitutionError.game { () throws(GameError) in
      try PoisonBerries(rule: rule, discount: discount)
    }
    return try InstitutionError.solution { () throws(SolutionError) in
      try game.values(of: policy).values.map { $0[0] }
    }
  }
}

extension NormativeConvention: CustomStringConvertible {
  /// The kind, what is eaten, and what it is worth.
  public var description: String {
    "\(kind.rawValue): \(moves[0].rawValue), \(moves[1].rawValue), "
      + "worth \(values[0]), \(values[1])"
  }
}

extension PoisonBerries {
  /// All conventions: the pure stationary equilibria, proven to be all there are.
  ///
  /// - Returns: The conventions in the order of their policies.
  /// - Throws: ``InstitutionError/solution(_:)`` when the enumeration fails.
  public func conventions() throws(InstitutionError) -> [NormativeConvention] {
    let game = self
    let equilibria = try InstitutionError.solution { () throws(SolutionError) in
      try game.stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
    }
    let states = game.states
    return equilibria.map { equilibrium in
      NormativeConvention(
        rule: rule,
        equilibrium: equilibrium,
        kind: kind(of: equilibrium.policy.pureChoices ?? [], in: states)
      )
    }
  }

  /// What kind of order pure choices make, given the number of each player's move in each state.
  func kind(of choices: [[Int]], in states: [State]) -> NormativeConvention.Kind {
    let moves = Move.allCases
    let isLax = choices.joined().allSatisfy { moves[$0] != .zap }
    if isLax { return .unenforced }
    let isEnforced = zip(states, choices).allSatisfy { state, choice in
      choice.indices.allSatisfy { player in
        let move = moves[choice[player]]
        if state.marks[1 - player] { return move == .zap }
        return move != .zap && (state.marks[player] || !leavesMark(move))
      }
    }
    return isEnforced ? .enforced : .mixed
  }

  /// Whether the rule forbids a move.
  private func leavesMark(_ move: Move) -> Bool {
    let clean = State(marks: [false, false])
    return transitions(from: clean, playing: [move, .safe]).contains { $0.state.marks[0] }
  }
}
