public import EquilibriaNumerics

/// How far members look ahead when they decide whether to stay.
public enum Foresight: Sendable, Hashable {
  /// They stay while the next period is worth it.
  case myopic

  /// They stay while it is worth it to learn more, weighing each later period by the discount factor.
  case forwardLooking(discount: Rational)
}

extension SillyRuleCommunity {
  /// For each number of periods, the fewest enforced interactions with which members stay.
  ///
  /// One more than all interactions so far when nobody stays.
  func fewestEnforced(
    through periods: Int,
    _ foresight: Foresight
  ) throws(InstitutionError) -> [Int] {
    switch foresight {
    case .myopic:
      return (0...periods).map(fewestEnforcedToday)
    case .forwardLooking(discount: 0):
      return (0...periods).map(fewestEnforcedToday)
    case .forwardLooking(let discount):
      let plan = try optimalStopping(discount: discount, periods: periods)
      guard plan.certainPeriods > periods else {
        throw .notApplicable(
          reason: "whether members stay after \(plan.certainPeriods) periods is too close to call; "
            + "ask for fewer periods, or for another discount factor"
        )
      }
      return Array(plan.fewestEnforced[0...periods])
    }
  }

  /// The least s with (α + s)/(α + β + n) at least the threshold, where n interactions were seen.
  private func fewestEnforcedToday(after period: Int) -> Int {
    let seen = period * observations
    let least = threshold * (prior.weight + Rational(seen)) - prior.enforced
    if least > Rational(seen) { return seen + 1 }
    return max(0, Int(least.roundedUp.numerator) ?? 0)
  }
}
