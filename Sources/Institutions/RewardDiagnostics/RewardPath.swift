public import EquilibriaNumerics

/// What optimising a reward step by step does to what people want.
public struct RewardPath: Sendable, Hashable {
  /// The amounts after 0, 1, 2, … steps: `amounts[step][attribute]`.
  public let amounts: [[Double]]

  /// The reward after each step; it never falls.
  public let reward: [Double]

  /// What the amounts are worth to people after each step.
  public let utility: [Double]

  /// How much more reward there may be at the end.
  public let rewardGap: Double

  /// What is best for people, with a proof.
  public let optimum: BudgetOptimum

  /// Why optimisation ended before nothing was left to gain; `nil` when it did not.
  public let stopReason: StopReason?

  /// The step at which people are best off: the turning point when it is not the last.
  public var peakStep: Int {
    utility.indices.reduce(0) { utility[$1] > utility[$0] ? $1 : $0 }
  }

  /// How much worse off people are at the end than they could be; `nil` when the end was not reached.
  public var lossAtConvergence: Double? {
    stopReason == nil ? optimum.value - utility[utility.count - 1] : nil
  }

  /// Whether people are worse off after the last step than before any optimisation.
  public var isWorseThanStart: Bool { utility[utility.count - 1] < utility[0] }
}

extension RewardPath: CustomStringConvertible {
  /// Utility at the start, at the turning point and at the end.
  public var description: String {
    "utility \(utility[0]) at first, \(utility[peakStep]) after \(peakStep) steps, "
      + "\(utility[utility.count - 1]) after \(utility.count - 1)"
  }
}

extension RewardSpecification {
  /// Optimises the reward by small steps uphill, as far as it goes.
  ///
  /// Each step moves amounts by a fixed length along the gradient of the reward, and back to the nearest
  /// feasible amounts. A step ends early where the budget is used up. When no step improves the reward any
  /// more, the last one goes to its optimum, unless that is reached.
  ///
  /// - Parameters:
  ///   - start: The amounts at first, feasible.
  ///   - step: The length of a step, above 0.
  ///   - limits: When to stop early; an iteration is a step, of which there are at most 10 million.
  /// - Returns: Amounts, reward and utility along the way.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` when the start is not feasible, or a step
  ///   has no length.
  public func optimize(
    from start: [Double],
    step: Double,
    limits: Limits = Limits(iterations: 100_000)
  ) throws(InstitutionError) -> RewardPath {
    try requireFeasible(start)
    guard step > 0, step.isFinite else {
      throw .parameter(name: "step", value: "\(step)", domain: "a finite number above 0")
    }
    let stopwatch = Stopwatch(
      Limits(time: limits.time, iterations: min(limits.iterations ?? .max, 10_000_000))
    )
    var stopReason: StopReason?
    var amounts = [start]
    var rewards = [reward(start)]
    while true {
      stopReason = stopwatch.reasonToStop(afterIterations: amounts.count - 1)
      if stopReason != nil { break }
      let next = moved(amounts[amounts.count - 1], by: step)
      let earned = reward(next)
      guard earned > rewards[rewards.count - 1] else { break }
      amounts.append(next)
      rewards.append(earned)
    }
    let best = rewardOptimum
    if stopReason == nil, best.value > rewards[rewards.count - 1] {
      amounts.append(best.amounts)
      rewards.append(best.value)
    }
    return RewardPath(
      amounts: amounts,
      reward: rewards,
      utility: amounts.map(utility),
      rewardGap: rewardGap(at: amounts[amounts.count - 1]),
      optimum: trueOptimum,
      stopReason: stopReason
    )
  }

  private func requireFeasible(_ start: [Double]) throws(InstitutionError) {
    try InstitutionError.requireCount("amounts at the start", start.count, attributes.count)
    for (number, amount) in start.enumerated() {
      let least = attributes[number].lowerBound
      guard amount >= least, amount.isFinite else {
        throw .parameter(
          name: "start[\(number)]",
          value: "\(amount)",
          domain: "a finite number from \(least) up"
        )
      }
    }
    let total = start.reduce(0, +)
    guard total <= budget else {
      throw .parameter(
        name: "the sum of start",
        value: "\(total)",
        domain: "at most \(budget), the budget"
      )
    }
  }

  /// One step uphill from feasible amounts.
  private func moved(_ amounts: [Double], by step: Double) -> [Double] {
    // Infinite slopes count as very large ones.
    let slopes = zip(attributes, amounts).map { min($0.reward?.slope($1) ?? 0, 0x1p100) }
    let steepest = slopes.reduce(0) { max($0, $1) }
    if steepest == 0 { return amounts }
    let shares = slopes.map { $0 / steepest }
    let length = shares.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let idle = budget - amounts.reduce(0, +)
    let needed = step * shares.reduce(0, +) / length
    let isIdle = idle > 1e-12 * max(1, budget.magnitude)
    let factor = isIdle && needed > idle ? idle / needed : 1
    return feasible(zip(amounts, shares).map { $0 + factor * step * $1 / length })
  }

  /// The nearest feasible amounts: the same is taken from all that are above their lower bounds.
  private func feasible(_ amounts: [Double]) -> [Double] {
    if amounts.reduce(0, +) <= budget { return amounts }
    var isAbove = amounts.map { _ in true }
    while true {
      var excess = -budget
      for (number, amount) in amounts.enumerated() {
        excess += isAbove[number] ? amount : attributes[number].lowerBound
      }
      let cut = excess / Double(max(1, isAbove.count { $0 }))
      var isDone = true
      for number in amounts.indices where isAbove[number] {
        if amounts[number] - cut < attributes[number].lowerBound {
          isAbove[number] = false
          isDone = false
        }
      }
      if isDone {
        return amounts.indices.map { number in
          isAbove[number] ? amounts[number] - cut : attributes[number].lowerBound
        }
      }
    }
  }
}
