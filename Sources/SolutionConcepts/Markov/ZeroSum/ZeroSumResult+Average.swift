internal import EquilibriaNumerics
internal import Games

extension ZeroSumResult {
  /// The solution for average rewards: exact if that is wanted and possible, else the bounds.
  func averageSolution<Scalar: OrderedField>() -> AverageRewardSolution<Action, Scalar> {
    let proof = search.proof ?? trivialProof
    let floating = StationaryPolicy(trusted: probabilities(of: proof), actions: game.actions)
    let relative = proof.values.map { Rational(binary: $0 - proof.values[0]) }
    let bounds = averages(of: floating, relative: relative)
    if Scalar.arithmetic == .exact, search.stopReason == nil,
      let exact = simpleAverage(between: bounds, near: relative)
    {
      return solution(exact.policy, exact.relative, (exact.value, exact.value))
    }
    return solution(floating, relative, bounds)
  }

  /// What a policy proves about the average reward with given relative values.
  private func averages<Scalar>(
    of policy: StationaryPolicy<Action, Scalar>,
    relative: [Rational]
  ) -> (lower: Rational, upper: Rational) {
    let losses = relative.map { -$0 }
    return (
      StageGuarantees(of: 0, continuing: relative, in: game)
        .leastExcess(of: policy, over: relative).least,
      -StageGuarantees(of: 1, continuing: losses, in: game)
        .leastExcess(of: policy, over: losses).least
    )
  }

  /// Simple fractions near the solution, if the stages confirm them.
  private func simpleAverage(
    between bounds: (lower: Rational, upper: Rational),
    near relative: [Rational]
  ) -> (policy: StationaryPolicy<Action, Rational>, relative: [Rational], value: Rational)? {
    // Relative values have no bounds of their own; they are about as good as the average.
    let error = 1000 * (bounds.upper - bounds.lower)
    let guess = ZeroSumGuess(
      game,
      lower: relative.map { $0 - error } + [bounds.lower],
      upper: relative.map { $0 + error } + [bounds.upper],
      stopwatch: search.stopwatch
    )
    guard var values = guess.simpleValues, let value = values.popLast(),
      let mixtures = guess.mixtures(continuing: values, worth: values.map { $0 + value })
    else { return nil }
    let policy = StationaryPolicy(trusted: mixtures, actions: game.actions)
    let check = ValueBoundsCheck(average: policy, values, (value, value), of: game)
    return check.isProof ? (policy, values, value) : nil
  }

  private func solution<Given: OrderedField, Scalar: OrderedField>(
    _ policy: StationaryPolicy<Action, Given>,
    _ relative: [Rational],
    _ bounds: (lower: Rational, upper: Rational)
  ) -> AverageRewardSolution<Action, Scalar> {
    let policy = StationaryPolicy<Action, Scalar>(
      trusted: policy.probabilities.map { $0.map { $0.map { Scalar($0.exactValue ?? .zero) } } },
      actions: game.actions
    )
    let lower = Scalar.notAbove(bounds.lower)
    let upper = Scalar.notBelow(bounds.upper)
    return AverageRewardSolution(
      lowerValue: lower,
      upperValue: upper,
      relativeValues: relative.map { Scalar($0) },
      policy: policy,
      check: ValueBoundsCheck(
        average: policy,
        relative,
        (lower.exactValue ?? .zero, upper.exactValue ?? .zero),
        of: game
      ),
      method: method,
      iterations: search.sweeps,
      stopReason: search.stopReason
    )
  }
}
