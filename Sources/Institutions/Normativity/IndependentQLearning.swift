public import EquilibriaNumerics
public import Games

/// Players who learn a Markov game by trial and error, each for itself.
///
/// Every player keeps a table Q(s, a) of what each own action seems to be worth in each state, at first
/// zero. In each period a player tries an action at random with probability ε and otherwise takes one
/// that seems best, ties broken at random. After reward r and next state t,
///
///     Q(s, a) ← Q(s, a) + α·(r + δ·max_b Q(t, b) − Q(s, a)).
///
/// The others are part of the environment, so nothing guarantees that play settles, or settles in an
/// equilibrium.
///
/// > Source: Watkins & Dayan (1992), *Q-learning*; Tan (1993), *Multi-agent reinforcement learning:
/// > independent vs. cooperative agents*.
public struct IndependentQLearning: Sendable, Hashable {
  /// α: the weight of new experience.
  public let learningRate: Double

  /// ε: the probability of trying an action at random.
  public let exploration: Double

  /// How many periods are played.
  public let periods: Int

  /// Into how many equally long stretches the periods are divided for reports.
  public let stretches: Int

  /// A way of learning.
  ///
  /// - Parameters:
  ///   - learningRate: α, above 0 and at most 1.
  ///   - exploration: ε, from 0 to 1.
  ///   - periods: How many periods are played, from 1 to 100,000,000.
  ///   - stretches: Into how many stretches they are divided for reports; a divisor of the periods.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(
    learningRate: Double = 0.1,
    exploration: Double = 0.1,
    periods: Int = 20_000,
    stretches: Int = 20
  ) throws(InstitutionError) {
    guard learningRate > 0, learningRate <= 1 else {
      throw .parameter(
        name: "learningRate",
        value: "\(learningRate)",
        domain: "a number above 0, at most 1"
      )
    }
    guard exploration >= 0, exploration <= 1 else {
      throw .parameter(
        name: "exploration",
        value: "\(exploration)",
        domain: "a number from 0 to 1"
      )
    }
    try InstitutionError.requireWhole("periods", periods, in: 1...100_000_000)
    guard stretches >= 1, periods.isMultiple(of: stretches) else {
      throw .parameter(
        name: "stretches",
        value: "\(stretches)",
        domain: "a divisor of \(periods)"
      )
    }
    self.learningRate = learningRate
    self.exploration = exploration
    self.periods = periods
    self.stretches = stretches
  }
}

/// What happened while players learned, and what they would do now.
public struct LearningRun<Action: Hashable & Sendable>: Sendable, Hashable {
  /// How often each action profile was played: `counts[stretch][row]`, for each finished stretch.
  ///
  /// Rows are numbered as in ``/Games/TabularMarkovGame``: action profiles of all states.
  public let counts: [[Int]]

  /// What seems best to each player in each state at the end; the first action in a tie.
  public let policy: StationaryPolicy<Action, Double>

  /// Why learning ended early; `nil` when it did not.
  public let stopReason: StopReason?
}

extension MarkovGame {
  /// Lets players learn the game by trial and error.
  ///
  /// - Parameters:
  ///   - learners: How they learn.
  ///   - seed: Any 64 bits; the same ones give the same run.
  ///   - limits: When to stop early; an iteration is a stretch.
  /// - Returns: What they played, and what seems best to them at the end.
  /// - Throws: ``InstitutionError`` when the game is not well formed or not discounted for ever.
  public func learn(
    with learners: IndependentQLearning,
    seed: UInt64,
    limits: Limits = .none
  ) throws(InstitutionError) -> LearningRun<Action> {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    guard case .discounted = table.horizon else {
      throw .notApplicable(
        reason: "Q-learning needs rewards discounted for ever; the horizon is \(table.horizon)"
      )
    }
    var core = QTables(MarkovArrays<Double>(table), learners)
    let (counts, stopReason) = core.run(
      from: table.startProbabilities.map(\.doubleValue),
      seed: seed,
      Stopwatch(limits)
    )
    let choices = core.greedyChoices
    return try InstitutionError.markov { () throws(MarkovGameError) in
      LearningRun(
        counts: counts,
        policy: try StationaryPolicy(pure: choices, for: table),
        stopReason: stopReason
      )
    }
  }
}

/// The tables of all players, in one array per player.
private struct QTables {
  private let game: MarkovArrays<Double>
  private let learners: IndependentQLearning

  /// What each action seems to be worth: `values[player][starts[player][state] + action]`.
  private var values: [[Double]]
  private let starts: [[Int]]

  init(_ game: MarkovArrays<Double>, _ learners: IndependentQLearning) {
    self.game = game
    self.learners = learners
    starts = (0..<game.playerCount).map { player in
      game.spaces.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.counts[player]) }
    }
    values = starts.map { Array(repeating: 0, count: $0[$0.count - 1]) }
  }

  /// How many periods pass between two looks at the clock.
  private static let patience = 4096

  mutating func run(
    from start: [Double],
    seed: UInt64,
    _ stopwatch: Stopwatch
  ) -> (counts: [[Int]], stopReason: StopReason?) {
    var generator = Xoshiro256(seed: seed)
    let stretch = learners.periods / learners.stretches
    var counts: [[Int]] = []
    var state = Self.state(from: start, &generator)
    var actions = Array(repeating: 0, count: game.playerCount)
    for finished in 0..<learners.stretches {
      var count = Array(repeating: 0, count: game.rowCount)
      for period in 0..<stretch {
        if period % Self.patience == 0,
          let reason = stopwatch.reasonToStop(afterIterations: finished)
        {
          return (counts, reason)
        }
        for player in actions.indices { actions[player] = choice(player, state, &generator) }
        let row = game.profileStarts[state] + game.spaces[state].index(of: actions)
        count[row] += 1
        let next = successor(of: row, &generator)
        for player in actions.indices { update(player, state, actions[player], row, next) }
        state = next
      }
      counts.append(count)
    }
    return (counts, nil)
  }

  /// A state at random; the only possible one takes no random number.
  private static func state(from start: [Double], _ generator: inout Xoshiro256) -> Int {
    let possible = start.indices.filter { start[$0] > 0 }
    let last = possible.last ?? 0
    if possible.count > 1 {
      var left = generator.nextUnit()
      for state in possible where state != last {
        left -= start[state]
        if left < 0 { return state }
      }
    }
    return last
  }

  /// The action of greatest value in each state for each player, the first in a tie.
  var greedyChoices: [[Int]] {
    game.spaces.indices.map { state in
      starts.indices.map { player in
        let options = starts[player][state]..<starts[player][state + 1]
        let best = values[player][options].max() ?? 0
        return (options.firstIndex { values[player][$0] == best } ?? options.startIndex)
          - options.startIndex
      }
    }
  }

  private func choice(_ player: Int, _ state: Int, _ generator: inout Xoshiro256) -> Int {
    let start = starts[player][state]
    let count = starts[player][state + 1] - start
    if generator.nextUnit() < learners.exploration {
      return Int(generator.nextUnit() * Double(count))
    }
    var best = 0
    var ties = 1.0
    for action in 1..<max(count, 1) {
      let (value, top) = (values[player][start + action], values[player][start + best])
      if value > top {
        best = action
        ties = 1
      } else if value == top {
        ties += 1
        if generator.nextUnit() * ties < 1 { best = action }
      }
    }
    return best
  }

  private func successor(of row: Int, _ generator: inout Xoshiro256) -> Int {
    let entries = game.entryStarts[row]..<game.entryStarts[row + 1]
    let last = entries.upperBound - 1
    if entries.count > 1 {
      var left = generator.nextUnit()
      for entry in entries.lowerBound..<last {
        left -= game.probabilities[entry]
        if left < 0 { return Int(game.successors[entry]) }
      }
    }
    return Int(game.successors[last])
  }

  private mutating func update(
    _ player: Int,
    _ state: Int,
    _ action: Int,
    _ row: Int,
    _ next: Int
  ) {
    var best = -Double.infinity
    for place in starts[player][next]..<starts[player][next + 1] {
      best = max(best, values[player][place])
    }
    let place = starts[player][state] + action
    let target = game.rewards[player][row] + game.discounts[player] * best
    values[player][place] += learners.learningRate * (target - values[player][place])
  }
}
