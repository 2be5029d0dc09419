public import EquilibriaNumerics
public import Games

/// What a stationary policy is worth to each player, from each state.
public struct PolicyValues<Scalar: OrderedField>: Sendable, Hashable {
  /// The expected discounted rewards: `values[player][state]`.
  public let values: [[Scalar]]

  /// How far each player's values may be off; zero in exact arithmetic.
  public let errors: [Scalar]
}

extension MarkovGame {
  /// The values of a stationary policy of a discounted game.
  ///
  /// - Parameter policy: A mixed action for every player and state.
  /// - Returns: The solution of `v = r + δP·v` for each player, with a bound on its error.
  /// - Throws: ``SolutionError`` when the policy is not for the game, or the game not discounted.
  /// - Complexity: One linear system per player; exact ones are as large as the largest set of states
  ///   that the policy keeps returning to.
  public func values<Scalar>(
    of policy: StationaryPolicy<Action, Scalar>
  ) throws(SolutionError) -> PolicyValues<Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try policy.requireFit(table)
      try table.requireRange(of: Scalar.self)
      return table
    }
    try table.requireDiscount()
    let arrays = MarkovArrays<Scalar>(table)
    let results = (0..<table.playerCount).map { player in
      MarkovDecisionProcess(
        of: player,
        against: policy.probabilities,
        in: arrays,
        actions: table.actions,
        discount: table.discounts[player]
      ).value(of: policy.probabilities.map { $0[player] }, stopwatch: Stopwatch(.none))
    }
    return PolicyValues(values: results.map(\.values), errors: results.map(\.error))
  }
}
