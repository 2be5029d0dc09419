public import EquilibriaNumerics
internal import SolutionConcepts

extension SillyRuleCommunity {
  /// Lets communities run, member by member.
  ///
  /// With private experience members are independent, and the mean size is the number of members times
  /// ``ExitLaw/staying``; with public experience the mean size is the same, and communities stay or fall
  /// as a whole. The same seed gives the same numbers.
  ///
  /// - Parameters:
  ///   - members: The number of members at first, from 1 to 100,000.
  ///   - periods: The number of periods; times 1 + D at most 20,000.
  ///   - communities: How many communities to run, from 1 to 100,000, and at most 100 million in all
  ///     periods.
  ///   - witnesses: Who learns from an interaction; its participants by default.
  ///   - foresight: How far members look ahead; not beyond the next period by default.
  ///   - shock: A shock to beliefs; none by default.
  ///   - seed: Any 64 bits.
  ///   - limits: When to stop early; an iteration is a community, and those before the first that
  ///     was not run to the end count.
  /// - Returns: Means over communities with standard errors, infinite for a single community.
  /// - Throws: ``InstitutionError`` when a number is outside its domain, a decision of forward-looking
  ///   members is too close to call, or no community was run to the end in time.
  public func simulate(
    members: Int,
    periods: Int,
    communities: Int = 100,
    witnesses: Witnesses = .participants,
    foresight: Foresight = .myopic,
    shock: BeliefShock? = nil,
    seed: UInt64,
    limits: Limits = .none
  ) throws(InstitutionError) -> CommunitySimulation {
    try InstitutionError.requireWhole("members", members, in: 1...100_000)
    try requirePeriods(periods)
    // Every size and activity is kept until the end.
    let most = min(100_000, 100_000_000 / (periods + 1))
    try InstitutionError.requireWhole("communities", communities, in: 1...most)
    let simulator = CommunitySimulator(
      members: members,
      fewest: try fewestEnforced(through: periods, foresight),
      fewestAfterShock: try shock.map { shock throws(InstitutionError) in
        let rest = max(0, periods - shock.period)
        return try replacingPrior(by: shock.belief).fewestEnforced(through: rest, foresight)
      } ?? [],
      shockPeriod: shock?.period ?? .max,
      shockShare: shock?.share.doubleValue ?? 0,
      enforcers: enforcers.doubleValue,
      sillyRules: sillyRules,
      isPublic: witnesses == .everybody
    )
    var source = SplitMix64(seed: seed)
    let seeds = (0..<communities).map { _ in source.next() }
    let stopwatch = Stopwatch(limits)
    let outcomes = concurrently(communities) { number in
      simulator.run(seed: seeds[number], number, stopwatch)
    }
    // Not all that were finished: those that die early are done sooner.
    let runs = Array(outcomes.prefix { $0.stopReason == nil })
    let stopReason = outcomes.lazy.compactMap(\.stopReason).first
    if runs.isEmpty, let stopReason { throw .solution(.stopped(stopReason)) }
    return CommunitySimulation(
      size: (0...periods).map { period in
        Estimate(independent: runs.map { Double($0.sizes[period]) })
      },
      activity: (0...periods).map { period in
        Estimate(independent: runs.map { Double($0.activities[period]) })
      },
      survival: Estimate(independent: runs.map { $0.sizes[periods] > 0 ? 1 : 0 }),
      members: members,
      communities: runs.count,
      stopReason: stopReason
    )
  }
}

extension Estimate {
  /// The mean of independent values.
  init(independent values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(
      mean: mean,
      standardError: values.count > 1 ? (squares / (count * (count - 1))).squareRoot() : .infinity
    )
  }
}

/// One community, run without allocations inside a period.
private struct CommunitySimulator: Sendable {
  let members: Int
  let fewest: [Int]
  let fewestAfterShock: [Int]
  let shockPeriod: Int
  let shockShare: Double
  let enforcers: Double
  let sillyRules: Int
  let isPublic: Bool

  /// What happened to one community.
  struct History: Sendable {
    var sizes: [Int] = []
    var activities: [Int] = []
    var stopReason: StopReason?
  }

  func run(seed: UInt64, _ number: Int, _ stopwatch: Stopwatch) -> History {
    var generator = Xoshiro256(seed: seed)
    // What each member who is still there has seen, and whether the shock hit it.
    var counts = Array(repeating: 0, count: members)
    var wasHit = Array(repeating: false, count: members)
    var history = History()
    for period in fewest.indices {
      history.stopReason = stopwatch.reasonToStop(afterIterations: number)
      if history.stopReason != nil { break }
      var enforced = 0
      if period > 0 {
        var seen = interactions(&generator)
        for member in counts.indices {
          if !isPublic && member > 0 { seen = interactions(&generator) }
          counts[member] += seen.important + seen.silly
          enforced += seen.important
        }
      }
      if counts.isEmpty { enforced = 0 }
      leave(&counts, &wasHit, after: period)
      if period == shockPeriod {
        for member in counts.indices where generator.nextUnit() < shockShare {
          counts[member] = 0
          wasHit[member] = true
        }
        leave(&counts, &wasHit, after: period)
      }
      history.sizes.append(counts.count)
      history.activities.append(enforced)
    }
    return history
  }

  private func interactions(_ generator: inout Xoshiro256) -> (important: Int, silly: Int) {
    let important = generator.nextUnit() < enforcers ? 1 : 0
    let silly = Binomial.sample(trials: sillyRules, probability: enforcers, using: &generator)
    return (important, silly)
  }

  /// Keeps the members who have seen enough to stay, in their order.
  private func leave(_ counts: inout [Int], _ wasHit: inout [Bool], after period: Int) {
    let least = fewest[period]
    let leastAfterShock = period >= shockPeriod ? fewestAfterShock[period - shockPeriod] : 0
    var kept = 0
    for member in counts.indices
    where counts[member] >= (wasHit[member] ? leastAfterShock : least) {
      counts[kept] = counts[member]
      wasHit[kept] = wasHit[member]
      kept += 1
    }
    counts.removeLast(counts.count - kept)
    wasHit.removeLast(wasHit.count - kept)
  }
}
