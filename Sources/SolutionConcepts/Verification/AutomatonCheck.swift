public import EquilibriaNumerics
public import Games

/// What the checker finds about automaton strategies in a repeated game.
///
/// Strategies are a subgame-perfect equilibrium when no player gains by deviating once, after any
/// history, and following the strategy from then on. They are a Nash equilibrium when no player
/// gains at the start by any deviation. All values are exact averages, `(1 − δ)·Σ δᵗ·g`.
///
/// > Source: Blackwell (1965), *Discounted dynamic programming*; Mailath & Samuelson (2006),
/// > *Repeated Games and Reputations*, proposition 2.2.1 (one-shot deviations) and 2.3 (automata).
public struct AutomatonCheck<Action: Hashable & Sendable>: Sendable, Hashable {
  /// One joint state that some history leads to.
  public struct State: Sendable, Hashable {
    /// The name of each player's state.
    public let names: [String]

    /// What is played.
    public let profile: [Action]

    /// Each player's discounted average payoff from here on.
    public let values: [Rational]

    /// Each player's average payoff in the long run, from here on.
    public let limitAverages: [Rational]

    /// The best one-shot deviation of each player who has more than one action; its gain is
    /// negative when every deviation costs something.
    public let deviations: [OneShotDeviation<Action>]

    /// What the best one-shot deviation costs the player: not negative in an equilibrium.
    ///
    /// - Parameter player: The player, from 0.
    /// - Returns: The slack; `nil` for a player with a single action.
    public func slack(of player: Int) -> Rational? {
      deviations.first { $0.player == player }.map { -$0.gain }
    }
  }

  /// The discount factor of each player.
  public let discounts: [Rational]

  /// All joint states that some history leads to; play starts in the first.
  public let states: [State]

  /// The numbers of the states on the path of play: first those visited once.
  public let path: [Int]

  /// Where in ``path`` the part begins that is repeated for ever.
  public let cycleStart: Int

  /// What each player could gain from the start by the best plan of deviations.
  public let bestPlans: [DeviationPlan<Action>]

  /// The most profitable (or least costly) one-shot deviation of all: the binding one.
  public var binding: OneShotDeviation<Action>? {
    let all = states.flatMap(\.deviations)
    return all.dropFirst().reduce(all.first) { best, next in
      best.map { next.gain > $0.gain ? next : $0 }
    }
  }

  /// Whether the strategies are a subgame-perfect equilibrium.
  public var isSubgamePerfect: Bool { binding.map { $0.gain <= .zero } ?? true }

  /// Whether the strategies are a Nash equilibrium of the repeated game.
  public var isNash: Bool { bestPlans.allSatisfy { $0.gain <= .zero } }

  /// Each player's discounted average payoff from the start.
  public var discountedAverages: [Rational] { states[0].values }

  /// Each player's average payoff in the long run.
  public var limitAverages: [Rational] { states[0].limitAverages }
}

extension AutomatonCheck: CustomStringConvertible {
  /// The verdict, the binding deviation and both averages.
  public var description: String {
    func list(_ numbers: [Rational]) -> String {
      numbers.map(\.description).joined(separator: ", ")
    }
    let verdict =
      isSubgamePerfect
      ? "subgame perfect"
      : isNash ? "a Nash equilibrium, not subgame perfect" : "not an equilibrium"
    let end = binding.map { "\nbinding: \($0)" } ?? ""
    return "\(verdict); discounted averages \(list(discountedAverages)); "
      + "limit averages \(list(limitAverages))" + end
  }
}

extension NormalFormGame {
  /// Checks automaton strategies of the repeated game at a discount factor.
  ///
  /// - Parameters:
  ///   - profile: One automaton per player, from any source.
  ///   - discount: The discount factor δ of all players, from 0 to below 1.
  /// - Returns: Values and best deviations in every state that some history leads to.
  /// - Throws: ``SolutionError`` when the game is not well formed, the profile does not fit it, the
  ///   discount factor lies outside its domain, or there are too many joint states.
  public func check(
    automata profile: AutomatonProfile<Action>,
    discount: Rational
  ) throws(SolutionError) -> AutomatonCheck<Action> {
    try check(
      automata: profile,
      discounts: profile.automata.map { _ in discount }
    )
  }

  /// Checks automaton strategies of the repeated game when players discount differently.
  ///
  /// - Parameters:
  ///   - profile: One automaton per player, from any source.
  ///   - discounts: The discount factor of each player, from 0 to below 1.
  /// - Returns: Values and best deviations in every state that some history leads to.
  /// - Throws: ``SolutionError`` when the game is not well formed, the profile does not fit it, a
  ///   discount factor is missing or lies outside its domain, or there are too many joint states.
  public func check(
    automata profile: AutomatonProfile<Action>,
    discounts: [Rational]
  ) throws(SolutionError) -> AutomatonCheck<Action> {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try tabulated()
      try table.requireActions(profile.automata[0].actions)
      guard discounts.count == table.space.playerCount else {
        throw .wrongPlayerCount(found: discounts.count, expected: table.space.playerCount)
      }
      return table
    }
    for (player, discount) in discounts.enumerated() {
      let name = Set(discounts).count == 1 ? "discount" : "the discount of player \(player)"
      try SolutionError.requireDiscount(discount, name: name)
    }
    let play = try RepeatedPlay(table, profile)
    return AutomatonCheck(play, discounts: discounts)
  }
}

extension AutomatonCheck {
  init(_ play: RepeatedPlay<Action>, discounts: [Rational]) {
    let values = play.values(discounts: discounts)
    let averages = play.limitAverages()
    let lasso = play.lasso(from: 0)
    self.discounts = discounts
    states = play.machine.states.indices.map { state in
      State(
        names: play.names(of: state),
        profile: play.table.profile(at: play.profiles[state]),
        values: values.map { $0[state] },
        limitAverages: averages.map { $0[state] },
        deviations: discounts.indices.compactMap { player in
          play.bestDeviation(
            of: player,
            in: state,
            values: values[player],
            discount: discounts[player]
          )
        }
      )
    }
    path = lasso.lead + lasso.cycle
    cycleStart = lasso.lead.count
    bestPlans = discounts.indices.map { player in
      play.bestPlan(of: player, discount: discounts[player], value: values[player][0])
    }
  }
}
