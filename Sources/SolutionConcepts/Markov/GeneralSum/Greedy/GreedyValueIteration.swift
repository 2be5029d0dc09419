public import EquilibriaNumerics
public import Games

/// Value iteration with an equilibrium of every stage game: what Nash-Q learning does, with the model
/// known.
///
/// In every sweep each state's stage game, whose payoffs contain the values found so far, is solved,
/// and the payoffs of the equilibrium selected become the new values. Where this settles down, the
/// policy is a stationary equilibrium. It need not: in ``/Games/NoSDEGame`` values go round in a cycle
/// for ever, whatever equilibrium is selected, be it a correlated one. Cycles are detected and
/// reported, with what the players would gain by leaving them: a cycle may well be an equilibrium in
/// which behaviour depends on the period.
///
/// ```swift
/// let result = try NoSDEGame().greedyValues()
/// if case .cycle(let cycle) = result.outcome { print(cycle.period) }
/// ```
///
/// > Source: Hu & Wellman (2003), *Nash Q-learning for general-sum stochastic games*; Greenwald & Hall
/// > (2003), *Correlated Q-learning*; Zinkevich, Greenwald & Littman (2005), *Cyclic equilibria in
/// > Markov games*.
public struct GreedyValueIteration: Sendable, Hashable {
  /// Which equilibrium of a stage game counts.
  public var selection: StageSelection

  /// How close values must come to earlier ones, as a share of the largest total reward.
  public var precision: Double

  /// The longest cycle that is looked for.
  public var longestCycle: Int

  /// The longest time and the most sweeps.
  public var limits: Limits

  /// Greedy value iteration.
  ///
  /// - Parameters:
  ///   - selection: Which equilibrium of a stage game counts.
  ///   - precision: How close values must come to earlier ones, as a share of the largest total
  ///     reward.
  ///   - longestCycle: The longest cycle that is looked for, in sweeps.
  ///   - limits: The longest time and the most sweeps.
  public init(
    selection: StageSelection = .highestTotal,
    precision: Double = 1e-12,
    longestCycle: Int = 64,
    limits: Limits = Limits(iterations: 100_000)
  ) {
    self.selection = selection
    self.precision = precision
    self.longestCycle = longestCycle
    self.limits = limits
  }

  /// Runs until values settle down or go round in a cycle, or a limit is reached.
  ///
  /// - Parameter game: The game, discounted.
  /// - Returns: What values did, with a certificate.
  /// - Throws: ``SolutionError`` when the game is not discounted, the player of the selection is not
  ///   one of the game's, or a stage game of more than two players has no pure equilibrium.
  public func run<State, Action>(
    on game: TabularMarkovGame<State, Action>
  ) throws(SolutionError) -> GreedyResult<Action> {
    try game.requireStationary()
    try selection.requirePlayers(game.playerCount)
    let work = StationaryWork(game)
    let solver = StageSolver(work, selection: selection)
    let stopwatch = Stopwatch(limits)
    let progress = Progress.handler
    var values = Array(
      repeating: Array(repeating: 0.0, count: game.stateCount),
      count: game.playerCount
    )
    // The latest values and the policies that led to them, the newest last.
    var history = [values]
    var policies: [[[[Double]]]] = []
    var sweeps = 0
    var size = 1.0
    while true {
      if let reason = stopwatch.reasonToStop(afterIterations: sweeps) {
        let last = policies.last.map { StationaryPolicy(trusted: $0, actions: game.actions) }
        return GreedyResult(
          outcome: .undecided(last.map { work.checked($0) }),
          sweeps: sweeps,
          stopReason: reason
        )
      }
      let step = try solver.step(values)
      values = step.values
      sweeps += 1
      if sweeps.isMultiple(of: 256) {
        progress?(Progress(stage: "sweeping over all states", done: sweeps))
      }
      history.append(values)
      policies.append(step.policy)
      if history.count > longestCycle + 1 { history.removeFirst() }
      if policies.count > longestCycle { policies.removeFirst() }
      for value in values.joined() { size = max(size, value.magnitude) }
      guard let period = period(history, within: precision * size) else { continue }
      if period == 1 {
        let policy = StationaryPolicy(trusted: step.policy, actions: game.actions)
        return GreedyResult(outcome: .converged(work.checked(policy)), sweeps: sweeps)
      }
      // The latest policy is the first to be played, and then those before it.
      let cycle = try MarkovCycle(
        policies: policies.suffix(period).reversed().map {
          StationaryPolicy(trusted: $0, actions: game.actions)
        },
        of: game
      )
      return GreedyResult(outcome: .cycle(cycle), sweeps: sweeps)
    }
  }

  /// After how many sweeps values were the same as now; `nil` when never.
  private func period(_ history: [[[Double]]], within tolerance: Double) -> Int? {
    guard let last = history.last else { return nil }
    return (1..<max(history.count, 1)).first { age in
      let earlier = history[history.count - 1 - age]
      return zip(last.joined(), earlier.joined()).allSatisfy {
        ($0 - $1).magnitude <= tolerance
      }
    }
  }
}

extension MarkovGame {
  /// Where value iteration with an equilibrium of every stage game leads.
  ///
  /// - Parameters:
  ///   - algorithm: The iteration; how to select among equilibria is a part of it.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: A stationary equilibrium, a cycle, or neither.
  /// - Throws: ``SolutionError`` when the game is not well formed or not discounted, or a stage game
  ///   cannot be solved.
  public func greedyValues(
    using algorithm: GreedyValueIteration = GreedyValueIteration(),
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> GreedyResult<Action> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try table.requireRange(of: Double.self)
      return table
    }
    return try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try algorithm.run(on: table)
    }
  }
}
