public import EquilibriaNumerics
public import Games

extension MarkovGame {
  /// The stationary equilibrium close to a policy from any source: refined, and certified.
  ///
  /// Newton's method looks for the equilibrium in which just the actions that the policy uses are in
  /// use. So a policy that was published with a few digits, or learned, can be turned into a proven
  /// equilibrium with a box around it.
  ///
  /// - Parameters:
  ///   - policy: A policy of the game.
  ///   - negligible: The probability below which an action counts as not in use.
  ///   - distance: How far a probability of the equilibrium may be from the policy's.
  /// - Returns: The equilibrium; `nil` when there is none close by with these actions in use.
  /// - Throws: ``SolutionError`` when the policy is not for the game, or the game not discounted.
  public func stationaryEquilibrium(
    near policy: StationaryPolicy<Action, Double>,
    negligible: Double = 1e-6,
    within distance: Double = 0.1
  ) throws(SolutionError) -> MarkovEquilibrium<Action, Double>? {
    try stationaryEquilibrium(
      near: policy,
      negligible: negligible,
      within: distance,
      over: Double.self
    )
  }

  /// The same in a chosen arithmetic.
  ///
  /// - Parameters:
  ///   - policy: A policy of the game.
  ///   - negligible: The probability below which an action counts as not in use.
  ///   - distance: How far a probability of the equilibrium may be from the policy's.
  ///   - scalar: `Double`, or ``/EquilibriaNumerics/Rational`` for an exact equilibrium.
  /// - Returns: The equilibrium; `nil` when there is none close by with these actions in use, or an
  ///   exact one is wanted and it is not recognised as rational.
  /// - Throws: ``SolutionError`` when the policy is not for the game, or the game not discounted.
  public func stationaryEquilibrium<Scalar: OrderedField>(
    near policy: StationaryPolicy<Action, Double>,
    negligible: Double = 1e-6,
    within distance: Double = 0.1,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibrium<Action, Scalar>? {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try policy.requireFit(table)
      try table.requireRange(of: Double.self)
      guard negligible >= 0, negligible < 0.5 else {
        throw .invalidParameter(
          name: "negligible",
          value: "\(negligible)",
          domain: "a probability below 1/2"
        )
      }
      return table
    }
    try table.requireStationary()
    let work = StationaryWork(table)
    return work.refined(policy.probabilities, negligible: negligible, within: distance)
      .flatMap { work.equilibrium($0, over: scalar) }
  }
}

extension StationaryWork {
  /// The equilibrium near a policy with the same actions in use, in floating arithmetic.
  func refined(
    _ policy: [[[Double]]],
    negligible: Double,
    within distance: Double
  ) -> [[[Double]]]? {
    // Every player keeps an action when there are many equally likely ones.
    let fewest = policy.joined().map { $0.max() ?? 0 }.min() ?? 0
    var refinement = SupportRefinement(
      tables,
      near: policy,
      values: tables.values(of: policy),
      threshold: min(max(negligible, .leastNormalMagnitude), fewest)
    )
    guard refinement.run(within: distance), refinement.isEquilibrium() else { return nil }
    return refinement.policy
  }
}
