public import EquilibriaNumerics

extension SillyRuleCommunity {
  /// The probability that a member leaves within a number of periods, between proven bounds.
  ///
  /// - Parameters:
  ///   - periods: The number of periods; times 1 + D at most 20,000.
  ///   - foresight: How far members look ahead; not beyond the next period by default.
  /// - Returns: Bounds a rounding error apart; both 0 when nobody ever leaves.
  /// - Throws: ``InstitutionError`` when the number of periods is outside its domain, or a decision of
  ///   forward-looking members is too close to call.
  public func exitProbability(
    within periods: Int,
    foresight: Foresight = .myopic
  ) throws(InstitutionError) -> Enclosure {
    let law = try exits(within: periods, foresight: foresight)
    // Zero is exact when nobody ever leaves, and may be an underflow otherwise.
    if law.probability == 0,
      try fewestEnforced(through: periods, foresight).allSatisfy({ $0 == 0 })
    {
      return Enclosure(0)
    }
    let probability = Rational(binary: law.probability)
    let error =
      probability * Rational(binary: law.relativeError) + Rational(binary: law.absoluteError)
    return Enclosure(
      lower: max(0, probability - error),
      upper: max(0, min(1, probability + error))
    )
  }

  /// When members leave, in floating arithmetic with a bound on its error.
  ///
  /// - Parameters:
  ///   - periods: The number of periods; times 1 + D at most 20,000.
  ///   - foresight: How far members look ahead; not beyond the next period by default.
  ///   - shock: A shock to beliefs; none by default.
  /// - Returns: The probabilities of leaving and of staying, period by period.
  /// - Throws: ``InstitutionError`` when the number of periods is outside its domain, or a decision of
  ///   forward-looking members is too close to call.
  /// - Complexity: O(n²) for n interactions.
  public func exits(
    within periods: Int,
    foresight: Foresight = .myopic,
    shock: BeliefShock? = nil
  ) throws(InstitutionError) -> ExitLaw<Double> {
    try requirePeriods(periods)
    // Each interaction rounds three times, and all the sums together once per interaction and more.
    let terms = Double(5 * periods * observations + 20)
    // Besides, each number of an interaction may underflow, before and after a shock.
    let numbers = Double(periods * observations + 2)
    return try law(
      within: periods,
      foresight,
      shock,
      relativeError: 1.01 * terms * 0x1p-53,
      absoluteError: 4 * numbers * numbers * 0x1p-1074
    )
  }

  /// When members leave, in exact arithmetic.
  ///
  /// - Parameters:
  ///   - periods: The number of periods; times 1 + D at most 2,000.
  ///   - foresight: How far members look ahead; not beyond the next period by default.
  ///   - shock: A shock to beliefs; none by default.
  /// - Returns: The probabilities of leaving and of staying, period by period.
  /// - Throws: ``InstitutionError`` when the number of periods is outside its domain, or a decision of
  ///   forward-looking members is too close to call.
  /// - Complexity: O(n²) operations with numbers of up to O(n) digits for n interactions.
  public func exactExits(
    within periods: Int,
    foresight: Foresight = .myopic,
    shock: BeliefShock? = nil
  ) throws(InstitutionError) -> ExitLaw<Rational> {
    try InstitutionError.requireWhole("periods", periods, in: 0...(2_000 / observations))
    return try law(within: periods, foresight, shock, relativeError: .zero, absoluteError: .zero)
  }

  private func law<Scalar: OrderedField>(
    within periods: Int,
    _ foresight: Foresight,
    _ shock: BeliefShock?,
    relativeError: Scalar,
    absoluteError: Scalar
  ) throws(InstitutionError) -> ExitLaw<Scalar> {
    let fewest = try fewestEnforced(through: periods, foresight)
    var (exits, staying): ([Scalar], [Scalar]) = probabilities(fewest)
    if let shock, shock.period <= periods {
      let rest = periods - shock.period
      let hit = try replacingPrior(by: shock.belief).fewestEnforced(through: rest, foresight)
      let after: (exits: [Scalar], staying: [Scalar]) = probabilities(hit)
      let reached = staying[shock.period] * Scalar(shock.share)
      let spared = Scalar(1 - shock.share)
      for period in 0...rest {
        let place = shock.period + period
        if period > 0 { exits[place] = spared * exits[place] }
        exits[place] = exits[place] + reached * after.exits[period]
        staying[place] = spared * staying[place] + reached * after.staying[period]
      }
    }
    return ExitLaw(
      exits: exits,
      staying: staying,
      relativeError: relativeError,
      absoluteError: absoluteError
    )
  }

  /// The same community with another first belief.
  func replacingPrior(by belief: BetaBelief) throws(InstitutionError) -> SillyRuleCommunity {
    try SillyRuleCommunity(
      enforcers: enforcers,
      prior: belief,
      sillyRules: sillyRules,
      benefit: benefit,
      loss: loss,
      cost: cost
    )
  }

  /// Follows the probabilities of the numbers of enforced interactions among those who stay.
  private func probabilities<Scalar: OrderedField>(
    _ fewest: [Int]
  ) -> (exits: [Scalar], staying: [Scalar]) {
    // Exact weights are whole numbers over a common denominator, so nothing has to be reduced.
    let isExact = Scalar.arithmetic == .exact
    let scale = isExact ? Rational(enforcers.denominatorInteger) : 1
    let success = Scalar(enforcers * scale)
    let failure = Scalar((1 - enforcers) * scale)
    let step = Scalar(scale.raised(to: observations))
    var unit = Scalar(1 as Rational)
    var weights = [unit]
    var lowest = 0
    var exits: [Scalar] = []
    var staying: [Scalar] = []
    for (period, fewest) in fewest.enumerated() {
      if period > 0 {
        if isExact { unit = unit * step }
        for _ in 0..<observations {
          weights.append(.zero)
          for count in stride(from: weights.count - 1, to: lowest, by: -1) {
            weights[count] = weights[count] * failure + weights[count - 1] * success
          }
          weights[lowest] = weights[lowest] * failure
        }
      }
      let end = min(max(fewest, lowest), weights.count)
      let leaving = weights[lowest..<end].reduce(.zero, +)
      for count in lowest..<end { weights[count] = .zero }
      lowest = min(end, weights.count - 1)
      exits.append(isExact ? leaving / unit : leaving)
      let rest = weights[lowest...].reduce(.zero, +)
      staying.append(isExact ? rest / unit : rest)
    }
    return (exits, staying)
  }
}
