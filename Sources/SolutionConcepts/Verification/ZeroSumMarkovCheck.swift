internal import EquilibriaNumerics
public import Games

extension MarkovGame {
  /// Checks bounds on the values of a discounted zero-sum game, in exact arithmetic.
  ///
  /// The policies are the proof: when player 0's mixtures earn at least `v̲(s)` in the stage of every
  /// state s, with v̲ to come, then the policy earns v̲ in the game; likewise player 1's and v̄. No
  /// optimisation is involved, only expectations.
  ///
  /// - Parameters:
  ///   - policy: A mixed action of both players in every state, from any source.
  ///   - lowerValues: For each state, what player 0's part should earn at least.
  ///   - upperValues: For each state, what player 1's part should let player 0 earn at most.
  /// - Returns: How far the defining inequalities hold.
  /// - Throws: ``SolutionError`` when the game is not zero-sum or not discounted, the policy is not for
  ///   it, or the bounds are not one finite number per state.
  /// - Complexity: Two passes over all transitions, in integers of 128 bits; rational arithmetic where
  ///   those cannot tell.
  ///
  /// > Source: Shapley (1953), *Stochastic games*.
  public func check<Scalar>(
    zeroSum policy: StationaryPolicy<Action, Scalar>,
    lowerValues: [Scalar],
    upperValues: [Scalar]
  ) throws(SolutionError) -> ValueBoundsCheck {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try policy.requireFit(table)
      return table
    }
    try table.requireDiscountedZeroSum()
    let bounds = try SolutionError.markovGame { () throws(MarkovGameError) in
      (
        lower: try table.exactValues(lowerValues, "lower bounds"),
        upper: try table.exactValues(upperValues, "upper bounds")
      )
    }
    return ValueBoundsCheck(zeroSum: policy, bounds.lower, bounds.upper, of: table)
  }
}

extension ValueBoundsCheck {
  /// Checks bounds and policies that fit a discounted zero-sum game.
  init<State, Action, Scalar>(
    zeroSum policy: StationaryPolicy<Action, Scalar>,
    _ lowerValues: [Rational],
    _ upperValues: [Rational],
    of game: TabularMarkovGame<State, Action>
  ) {
    let lower = StageGuarantees(of: 0, continuing: lowerValues, in: game)
      .leastExcess(of: policy, over: lowerValues)
    let losses = upperValues.map { -$0 }
    let upper = StageGuarantees(of: 1, continuing: losses, in: game)
      .leastExcess(of: policy, over: losses)
    self.init(
      lowerSlack: lower.least,
      lowerState: lower.state,
      upperSlack: upper.least,
      upperState: upper.state
    )
  }
}

extension MarkovGame {
  /// Checks bounds on the average reward of a zero-sum game, in exact arithmetic.
  ///
  /// When player 0's mixtures earn at least `h(s) + g` in the stage of every state s, with any numbers
  /// h to come, then the policy earns g per period on average; likewise for player 1. The slacks say
  /// by how much the stages exceed that.
  ///
  /// - Parameters:
  ///   - policy: A mixed action of both players in every state, from any source.
  ///   - relativeValues: h, one number per state.
  ///   - lowerValue: What player 0's part should earn per period at least.
  ///   - upperValue: What player 1's part should let player 0 earn per period at most.
  /// - Returns: How far the defining inequalities hold.
  /// - Throws: ``SolutionError`` when the game is not zero-sum or its rewards are not averaged, the
  ///   policy is not for it, or there is not one finite number per state.
  ///
  /// > Source: Odoni (1969), *On finding the maximal gain for Markov decision processes*.
  public func check<Scalar>(
    averageReward policy: StationaryPolicy<Action, Scalar>,
    relativeValues: [Scalar],
    lowerValue: Scalar,
    upperValue: Scalar
  ) throws(SolutionError) -> ValueBoundsCheck {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try policy.requireFit(table)
      return table
    }
    try table.requireAverage()
    try table.requireZeroSum()
    return try SolutionError.markovGame { () throws(MarkovGameError) in
      guard let lower = lowerValue.exactValue, let upper = upperValue.exactValue else {
        throw .notFinite(place: "a bound on the average reward")
      }
      let relative = try table.exactValues(relativeValues, "relative values")
      return ValueBoundsCheck(average: policy, relative, (lower, upper), of: table)
    }
  }
}

extension ValueBoundsCheck {
  /// Checks bounds and policies that fit a zero-sum game with average rewards.
  init<State, Action, Scalar>(
    average policy: StationaryPolicy<Action, Scalar>,
    _ relative: [Rational],
    _ bounds: (lower: Rational, upper: Rational),
    of game: TabularMarkovGame<State, Action>
  ) {
    let lower = StageGuarantees(of: 0, continuing: relative, in: game)
      .leastExcess(of: policy, over: relative.map { $0 + bounds.lower })
    let losses = relative.map { -$0 }
    let upper = StageGuarantees(of: 1, continuing: losses, in: game)
      .leastExcess(of: policy, over: losses.map { $0 - bounds.upper })
    self.init(
      lowerSlack: lower.least,
      lowerState: lower.state,
      upperSlack: upper.least,
      upperState: upper.state
    )
  }
}
