public import EquilibriaNumerics
public import Games

/// Whether all players of a discounted Markov game work, in effect, on one common function.
///
/// A game has a potential Φ when every player's gain from every change of that player's stationary
/// policy is the change of Φ, from every state. Its maxima are then pure Markov-perfect equilibria. That
/// every stage has a potential is not enough, for actions also choose the states to come.
///
/// > Source: Monderer & Shapley (1996), *Potential games*; Leonardos, Overman, Panageas & Piliouras
/// > (2022), *Global convergence of multi-agent policy gradient in Markov potential games*.
public enum MarkovPotential<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The game has a potential: the expected discounted sum of these numbers, one per row.
  ///
  /// Each player's rewards are these plus a part that the player cannot influence: a constant for a
  /// player whose actions move the state, and anything that depends on the state and the others'
  /// actions for a player whose actions never do.
  case potential([Rational])

  /// The game has none: the gains around this cycle of policies do not cancel.
  case none(PotentialCycle<Action>)

  /// Neither was found after so many policies.
  case undecided(policies: Int)
}

/// Four policies, each of which arises from the one before by a change of one player, with gains that
/// do not sum to zero.
///
/// The first player changes, the second changes, the first changes back, the second changes back. With
/// a potential, gains around a cycle would sum to zero.
///
/// > Source: Monderer & Shapley (1996), theorem 2.8.
public struct PotentialCycle<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The two players who change in turn.
  public let players: [Int]

  /// The four policies.
  public let policies: [StationaryPolicy<Action, Rational>]

  /// The number of a state from which the gains do not cancel.
  public let state: Int

  /// The sum of the gains from that state.
  public let sum: Rational
}

extension MarkovPotential: CustomStringConvertible {
  /// The verdict in a sentence.
  public var description: String {
    switch self {
    case .potential: "a Markov potential game"
    case .none(let cycle):
      "no potential: gains of players \(cycle.players[0]) and \(cycle.players[1]) around a cycle "
        + "sum to \(cycle.sum) in state \(cycle.state)"
    case .undecided(let policies): "undecided after \(policies) policies"
    }
  }
}

extension MarkovGame {
  /// Looks for a potential of the game, or for a proof that it has none.
  ///
  /// - Parameters:
  ///   - effort: How many pure policies to evaluate at most in search of a cycle.
  ///   - limits: The longest time.
  /// - Returns: A potential, a cycle, or neither.
  /// - Throws: ``SolutionError`` when the game is not discounted.
  /// - Complexity: One pass over rewards and transitions; then one linear system per policy.
  public func markovPotential(
    effort: Int = 1000,
    limits: Limits = .none
  ) throws(SolutionError) -> MarkovPotential<Action> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    try table.requireDiscount()
    if let rewards = table.potentialRewards { return .potential(rewards) }
    var search = PotentialCycleSearch(table, effort: effort, stopwatch: Stopwatch(limits))
    return search.run()
  }

  /// A pure equilibrium of a Markov potential game: the policy that maximises the potential.
  ///
  /// - Returns: The policy and its check as a stationary equilibrium.
  /// - Throws: ``SolutionError`` when no potential of the game is known, or the game is not
  ///   discounted.
  public func potentialEquilibrium() throws(SolutionError) -> (
    policy: StationaryPolicy<Action, Rational>, check: MarkovCheck<Action, Rational>
  ) {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    try table.requireDiscount()
    guard let rewards = table.potentialRewards else {
      throw .notApplicable(reason: "no potential of this game is known")
    }
    let team = try SolutionError.markovGame { () throws(MarkovGameError) in
      try TabularMarkovGame(
        states: table.states,
        actions: table.actions,
        rewards: table.rewards.map { _ in rewards },
        transitions: table.transitions,
        horizon: table.horizon
      )
    }
    let policy = try team.teamSolution().policy
    return (policy, try table.check(stationary: policy))
  }
}
