public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

/// What foragers who learn by trial and error make of a rule, over many runs.
///
/// Equilibria say which orders hold once everybody has learned. This says how often enforcement is
/// practised on the way, and where learning leads. All numbers are means per forager and period, with
/// standard errors over runs, one for each stretch of periods.
public struct NormLearning: Sendable, Hashable {
  /// What the community forbids.
  public let rule: PoisonBerries.Rule

  /// The number of independent runs that were finished.
  public let runs: Int

  /// Why there are fewer runs than asked for; `nil` when there are not.
  public let stopReason: StopReason?

  /// How often a forager meets one who is marked.
  public let encounters: [Estimate]

  /// How often a forager zaps one who is marked: the practice of enforcement.
  public let enforcement: [Estimate]

  /// How often a forager eats poison.
  public let poison: [Estimate]

  /// What a forager gets.
  public let reward: [Estimate]

  /// The share of runs that end in each kind of order, in the order of its cases.
  public let outcomes: [Estimate]

  /// The share of runs after which what seems best to the foragers makes an order of a kind.
  ///
  /// - Parameter kind: The kind of order.
  /// - Returns: The share with its standard error.
  public func share(endingIn kind: NormativeConvention.Kind) -> Estimate {
    outcomes[NormativeConvention.Kind.allCases.firstIndex(of: kind) ?? 0]
  }
}

extension NormLearning: CustomStringConvertible {
  /// Practice and poison at first and at last, and where runs end.
  public var description: String {
    let last = poison.count - 1
    let ends = zip(NormativeConvention.Kind.allCases, outcomes).map {
      "\($0.rawValue) \($1)"
    }
    return """
      \(runs) runs under the rule \(rule.rawValue)
      zaps of marked foragers \(enforcement[0]), at last \(enforcement[last])
      poison \(poison[0]), at last \(poison[last])
      orders: \(ends.joined(separator: ", "))
      """
  }
}

extension PoisonBerries {
  /// Lets pairs of foragers learn by trial and error, many times over.
  ///
  /// - Parameters:
  ///   - runs: The number of pairs, from 1 to 100,000.
  ///   - learners: How they learn.
  ///   - seed: Any 64 bits; the same ones give the same numbers.
  ///   - limits: When to stop early; an iteration is a run, and runs before the first
  ///     unfinished one count.
  /// - Returns: How often they practised enforcement and ate poison, and where they ended.
  /// - Throws: ``InstitutionError`` for other numbers of runs, or when no run was finished in time.
  public func learning(
    runs: Int = 100,
    with learners: IndependentQLearning,
    seed: UInt64,
    limits: Limits = .none
  ) throws(InstitutionError) -> NormLearning {
    try InstitutionError.requireWhole("runs", runs, in: 1...100_000)
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    var source = SplitMix64(seed: seed)
    let seeds = (0..<runs).map { _ in source.next() }
    let tally = ForagingTally(table)
    let stopwatch = Stopwatch(limits)
    let results = concurrently(runs) { number in
      Result { () throws(InstitutionError) in
        if let reason = stopwatch.reasonToStop(afterIterations: number) {
          throw .solution(.stopped(reason))
        }
        let rest = Limits(time: stopwatch.remainingTime)
        let run = try table.learn(with: learners, seed: seeds[number], limits: rest)
        if let reason = run.stopReason { throw .solution(.stopped(reason)) }
        let ending = kind(of: run.policy.pureChoices ?? [], in: table.states)
        return (shares: run.counts.map(tally.shares), ending: ending)
      }
    }
    var finished: [(shares: [ForagingTally.Shares], ending: NormativeConvention.Kind)] = []
    var stopReason: StopReason?
    for result in results where stopReason == nil {
      do throws(InstitutionError) {
        finished.append(try result.get())
      } catch {
        guard case .solution(.stopped(let reason)) = error else { throw error }
        stopReason = reason
      }
    }
    if finished.isEmpty, let stopReason { throw .solution(.stopped(stopReason)) }
    func series(_ number: KeyPath<ForagingTally.Shares, Double>) -> [Estimate] {
      (0..<learners.stretches).map { stretch in
        Estimate(independent: finished.map { $0.shares[stretch][keyPath: number] })
      }
    }
    return NormLearning(
      rule: rule,
      runs: finished.count,
      stopReason: stopReason,
      encounters: series(\.encounters),
      enforcement: series(\.enforcement),
      poison: series(\.poison),
      reward: series(\.reward),
      outcomes: NormativeConvention.Kind.allCases.map { kind in
        Estimate(independent: finished.map { $0.ending == kind ? 1 : 0 })
      }
    )
  }
}

/// What each action profile of a state contributes to the numbers of ``NormLearning``.
private struct ForagingTally: Sendable {
  /// Means per forager and period.
  struct Shares: Sendable {
    var encounters = 0.0
    var enforcement = 0.0
    var poison = 0.0
    var reward = 0.0
  }

  /// Twice the contribution of each row: the sum over both foragers.
  private let rows: [Shares]

  init(_ game: TabularMarkovGame<PoisonBerries.State, PoisonBerries.Move>) {
    var rows: [Shares] = []
    for (state, marks) in game.states.enumerated() {
      for row in game.rows(ofState: state) {
        let profile = game.spaces[state].profile(at: row - game.profileStarts[state])
        var shares = Shares()
        for player in 0..<2 {
          let move = game.actions[state][player][profile[player]]
          let meetsMarked = marks.marks[1 - player]
          shares.encounters += meetsMarked ? 1 : 0
          shares.enforcement += meetsMarked && move == .zap ? 1 : 0
          shares.poison += move == .poison ? 1 : 0
          shares.reward += game.rewards[player][row].doubleValue
        }
        rows.append(shares)
      }
    }
    self.rows = rows
  }

  func shares(_ counts: [Int]) -> Shares {
    let total = 2 * Double(max(1, counts.reduce(0, +)))
    var sum = Shares()
    for (row, count) in zip(rows, counts) {
      let weight = Double(count) / total
      sum.encounters += weight * row.encounters
      sum.enforcement += weight * row.enforcement
      sum.poison += weight * row.poison
      sum.reward += weight * row.reward
    }
    return sum
  }
}
