public import EquilibriaNumerics
public import Games

/// The best that a team can do, and the policy that does it.
///
/// A team is a game in which all players always get the same. Together they face a decision process
/// whose actions are the action profiles; a best policy of it is pure, and a Markov-perfect equilibrium
/// of the game, the best one for all.
///
/// > Source: Boutilier (1996), *Planning, learning and coordination in multiagent decision processes*.
public struct TeamSolution<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// The optimal joint decisions, with bounds on their values.
  public let decisions: DecisionSolution<[Action], Scalar>

  /// The same decisions as a policy of the players.
  public let policy: StationaryPolicy<Action, Scalar>

  /// The proof of the bounds, in exact arithmetic.
  public let check: ValueBoundsCheck

  /// The optimal value of each state to every player.
  public var values: [Scalar] { decisions.values }

  /// The largest distance between the bounds of a state: zero when exact.
  public var gap: Scalar { decisions.gap }
}

extension TeamSolution: CustomStringConvertible {
  /// One state per line: its value and what everyone does; then how exact the values are.
  public var description: String { decisions.description }
}

extension MarkovGame {
  /// The best joint policy of a team, exact.
  ///
  /// - Parameter algorithm: How to solve the team's decision process.
  /// - Returns: Decisions, values and their proof.
  /// - Throws: ``SolutionError`` when players' rewards or discount factors differ, or the game is not
  ///   discounted.
  public func teamSolution(
    using algorithm: some DecisionAlgorithm = .policyIteration
  ) throws(SolutionError) -> TeamSolution<Action, Rational> {
    try teamSolution(using: algorithm, over: Rational.self)
  }

  /// The best joint policy of a team, in a chosen arithmetic.
  ///
  /// - Parameters:
  ///   - algorithm: How to solve the team's decision process.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for exact values, `Double` for bounds.
  /// - Returns: Decisions, values and their proof.
  /// - Throws: ``SolutionError`` when players' rewards or discount factors differ, or the game is not
  ///   discounted.
  public func teamSolution<Scalar: OrderedField>(
    using algorithm: some DecisionAlgorithm = .policyIteration,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> TeamSolution<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    let joint = try table.asOnePlayer()
    let decisions = try algorithm.solve(MarkovDecisionProcess(joint, over: scalar))
    let choices = decisions.choices.enumerated().map { table.spaces[$0].profile(at: $1) }
    return TeamSolution(
      decisions: decisions,
      policy: try SolutionError.markovGame { () throws(MarkovGameError) in
        try StationaryPolicy(pure: choices, for: table)
      },
      check: try joint.check(
        lowerValues: decisions.lowerValues,
        upperValues: decisions.upperValues
      )
    )
  }
}

extension TabularMarkovGame {
  /// A team as one player who chooses for all: the reduction behind `teamSolution(using:)`.
  ///
  /// The rows stay what they are, so a decision is the number of an action profile.
  func asOnePlayer() throws(SolutionError) -> TabularMarkovGame<State, [Action]> {
    for player in rewards.indices {
      guard discounts[player] == discounts[0] else {
        throw .notApplicable(
          reason: "not a team: players 0 and \(player) discount by \(discounts[0]) and "
            + "\(discounts[player])"
        )
      }
      guard let row = rewards[0].indices.first(where: { rewards[0][$0] != rewards[player][$0] })
      else { continue }
      let state = (profileStarts.firstIndex { $0 > row } ?? 1) - 1
      throw .notApplicable(
        reason: "not a team: in state \"\(states[state])\" players 0 and \(player) get "
          + "\(rewards[0][row]) and \(rewards[player][row])"
      )
    }
    let single: Horizon =
      switch horizon {
      case .discounted(let discounts): .discounted([discounts[0]])
      case .finite(let steps, let discounts): .finite(steps: steps, discounts: [discounts[0]])
      case .average: .average
      }
    return try SolutionError.markovGame { () throws(MarkovGameError) in
      try TabularMarkovGame<State, [Action]>(
        title: title,
        playerNames: ["Team"],
        states: states,
        actions: states.indices.map { state in
          let space = spaces[state]
          return [
            (0..<space.profileCount).map { index in
              actions[state].indices.map {
                actions[state][$0][space.action(of: $0, at: index)]
              }
            }
          ]
        },
        rewards: [rewards[0]],
        transitions: transitions,
        horizon: single,
        initialDistribution: initialDistribution
      )
    }
  }
}
