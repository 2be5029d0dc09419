public import EquilibriaNumerics
public import Games

/// Policies that are played in turn for ever, one period each.
///
/// When nobody gains by any change of plan, this is a *cyclic equilibrium*: not stationary, for
/// behaviour depends on the state and on the number of the period.
///
/// > Source: Zinkevich, Greenwald & Littman (2005), *Cyclic equilibria in Markov games*, definition 2.
public struct MarkovCycle<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The policy of each period, in the order of play; after the last comes the first.
  public let policies: [StationaryPolicy<Action, Double>]

  /// The check of the cycle, as a stationary policy of the game with a clock.
  ///
  /// Its states are the pairs of a state and a period, period after period.
  public let check: MarkovCheck<Action, Double>

  /// The number of periods after which everything repeats.
  public var period: Int { policies.count }

  /// The most that anyone could gain from any state at any time, an upper bound.
  public var regret: Double { check.regret }

  /// What the cycle is worth: `values[period][player][state]`.
  public var values: [[[Double]]] {
    let states = policies.first?.actions.count ?? 0
    return policies.indices.map { phase in
      check.values.map { Array($0[(phase * states)..<((phase + 1) * states)]) }
    }
  }

  /// Checks policies that fit the game.
  init<State>(
    policies: [StationaryPolicy<Action, Double>],
    of game: TabularMarkovGame<State, Action>
  ) throws(SolutionError) {
    self.policies = policies
    let reduction = ClockedGame(game, period: policies.count)
    let clocked = try SolutionError.markovGame { () throws(MarkovGameError) in
      try reduction.apply()
    }
    check = MarkovCheck(
      reduction.policy(policies),
      of: clocked,
      arrays: MarkovArrays(clocked),
      limits: .none
    )
  }
}

extension MarkovCycle: CustomStringConvertible {
  /// How long the cycle is, and whether anyone would leave it.
  public var description: String {
    "values go round in a cycle of \(period) periods; leaving it gains at most \(regret)"
  }
}
