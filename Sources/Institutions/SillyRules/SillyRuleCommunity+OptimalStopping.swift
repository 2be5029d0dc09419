public import EquilibriaNumerics
internal import RealModule

extension SillyRuleCommunity {
  /// When members leave who look ahead, and what membership is worth to them.
  ///
  /// The value of a belief Beta(α, β) is `V = max(0, m·b − (1 − m)·l − D·κ + δ·E V′)`, where V′ is the
  /// value after 1 + D more interactions. Leaving is for good, so this is a problem of optimal stopping.
  ///
  /// - Parameters:
  ///   - discount: δ, from 0 to below 1.
  ///   - periods: For how many periods decisions are wanted; none but the first by default.
  ///   - tolerance: How close the bounds of the value should be, in units of b + l; reached unless the
  ///     horizon this takes leads to more than 20,000 interactions.
  /// - Returns: The plan, and bounds on the value that hold in any case.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  /// - Complexity: O(n²) for n interactions up to the horizon.
  ///
  /// > Source: Puterman (1994), *Markov Decision Processes*, section 3.4 (optimal stopping); Scarf (1958), *A
  /// > min-max solution of an inventory problem* (the bound at the horizon).
  public func optimalStopping(
    discount: Rational,
    periods: Int = 0,
    tolerance: Double = 1e-9
  ) throws(InstitutionError) -> OptimalStopping {
    try InstitutionError.requireDiscount("discount", discount)
    try requirePeriods(periods)
    guard tolerance > 0, tolerance.isFinite else {
      throw .parameter(
        name: "tolerance",
        value: "\(tolerance)",
        domain: "a finite number above 0"
      )
    }
    let delta = discount.doubleValue
    let payoffs = BeliefPayoffs(self)
    let largest = payoffs.slope + payoffs.charge
    guard delta < 1, (largest / (1 - delta) / (1 - delta)).isFinite else {
      throw .notApplicable(
        reason:
          "payoffs of \(largest) at a discount factor of \(discount) are too large to be added up "
          + "in floating arithmetic"
      )
    }
    let most = Double(Self.largestExperience / observations)
    let wanted = delta > 0 ? Double.log(tolerance * (1 - delta)) / Double.log(delta) : 1
    let horizon = Int(min(most, (Double(periods) + max(1, wanted)).rounded(.up)))
    return StoppingRecursion(self, discount).plan(horizon: horizon)
  }

  /// What a new member earns on average with a plan: an independent check of its lower value.
  ///
  /// The probabilities that the member's own belief gives to all counts are followed forwards. After the
  /// plan's horizon the member takes the better of leaving and staying for ever.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - discount: δ, from 0 to below 1.
  /// - Returns: The mean of the discounted payoffs, to within rounding.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other discount factors.
  public func value(
    of plan: OptimalStopping,
    discount: Rational
  ) throws(InstitutionError) -> Double {
    try InstitutionError.requireDiscount("discount", discount)
    let delta = discount.doubleValue
    let payoffs = BeliefPayoffs(self)
    var weights = [1.0]
    var total = 0.0
    var power = 1.0
    for (period, fewest) in plan.fewestEnforced.enumerated() {
      let seen = period * observations
      for count in weights.indices {
        let payoff = payoffs.payoff(payoffs.mean(count, of: seen))
        if period == plan.horizon {
          total += power * weights[count] * max(0, payoff) / (1 - delta)
        } else if count < fewest {
          weights[count] = 0
        } else {
          total += power * weights[count] * payoff
        }
      }
      if period == plan.horizon { break }
      for step in 0..<observations {
        weights.append(0)
        for count in stride(from: weights.count - 1, through: 0, by: -1) {
          let fails = weights[count] * (1 - payoffs.mean(count, of: seen + step))
          let succeeds =
            count > 0 ? weights[count - 1] * payoffs.mean(count - 1, of: seen + step) : 0
          weights[count] = fails + succeeds
        }
      }
      power *= delta
    }
    return total
  }
}

/// Beliefs and payoffs of a community in floating arithmetic.
struct BeliefPayoffs {
  let enforced: Double
  let weight: Double

  /// b + l.
  let slope: Double

  /// l + D·κ.
  let charge: Double

  init(_ community: SillyRuleCommunity) {
    enforced = community.prior.enforced.doubleValue
    weight = community.prior.weight.doubleValue
    slope = (community.benefit + community.loss).doubleValue
    charge = (community.loss + Rational(community.sillyRules) * community.cost).doubleValue
  }

  /// The mean belief after so many enforced interactions of so many.
  @inline(__always)
  func mean(_ count: Int, of seen: Int) -> Double {
    (enforced + Double(count)) / (weight + Double(seen))
  }

  /// What staying for one period is worth.
  @inline(__always)
  func payoff(_ mean: Double) -> Double { mean * slope - charge }

  /// Scarf's bound on the mean of the positive part of the payoff, for somebody who will know θ.
  func informedPayoff(_ mean: Double, seen: Int) -> Double {
    let middle = payoff(mean)
    let variance = slope * slope * mean * (1 - mean) / (weight + Double(seen) + 1)
    return (middle + (middle * middle + variance).squareRoot()) / 2
  }
}

/// Backward induction over all counts of enforced interactions.
private struct StoppingRecursion {
  private let payoffs: BeliefPayoffs
  private let observations: Int
  private let discount: Double

  /// A bound on all rounding together.
  private let rounding: Double

  init(_ community: SillyRuleCommunity, _ discount: Rational) {
    payoffs = BeliefPayoffs(community)
    observations = community.observations
    self.discount = discount.doubleValue
    // Each interaction errs by at most ten units of the largest value, each period by twenty more, and
    // errors of later periods are discounted.
    let patience = 1 - self.discount
    let largest = 2 * (payoffs.slope + payoffs.charge) / patience
    rounding = 1.1 * Double(10 * observations + 20) * 0x1p-53 * largest / patience
  }

  func plan(horizon: Int) -> OptimalStopping {
    let end = horizon * observations
    var lower: [Double] = []
    var upper: [Double] = []
    for count in 0...end {
      let mean = payoffs.mean(count, of: end)
      lower.append(max(0, payoffs.payoff(mean)) / (1 - discount))
      upper.append(max(0, payoffs.informedPayoff(mean, seen: end)) / (1 - discount))
    }
    var fewest = [lower.firstIndex { $0 > 0 } ?? end + 1]
    var certain = horizon
    for period in stride(from: horizon - 1, through: 0, by: -1) {
      let seen = period * observations
      average(&lower, &upper, from: seen)
      var least = seen + 1
      var isCertain = true
      for count in stride(from: seen, through: 0, by: -1) {
        let payoff = payoffs.payoff(payoffs.mean(count, of: seen))
        let low = payoff + discount * lower[count]
        let high = payoff + discount * upper[count]
        if low >= 0 && least == count + 1 { least = count }
        if low < rounding && high >= -rounding { isCertain = false }
        lower[count] = max(0, low)
        upper[count] = max(0, high)
      }
      fewest.append(least)
      if !isCertain { certain = period }
    }
    return OptimalStopping(
      lowerValue: max(0, lower[0] - rounding),
      upperValue: upper[0] + rounding,
      fewestEnforced: fewest.reversed(),
      certainPeriods: certain,
      horizon: horizon
    )
  }

  /// Replaces values after a period by their means before it.
  private func average(_ lower: inout [Double], _ upper: inout [Double], from seen: Int) {
    for step in stride(from: observations - 1, through: 0, by: -1) {
      let before = seen + step
      for count in 0...before {
        let mean = payoffs.mean(count, of: before)
        lower[count] = mean * lower[count + 1] + (1 - mean) * lower[count]
        upper[count] = mean * upper[count + 1] + (1 - mean) * upper[count]
      }
    }
  }
}
