public import EquilibriaNumerics
public import Games

/// The pure Markov-perfect equilibria of a game over finitely many periods.
public struct PureFiniteEquilibria<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The equilibria, each with its proof, in the order in which they were found.
  public let solutions: [FiniteHorizonSolution<Action, Rational>]

  /// Whether these are all there are.
  public let isComplete: Bool

  /// Why the work ended early; `nil` when it ran to its end, or to the number asked for.
  public let stopReason: StopReason?

  /// What the equilibria are worth at the start, without repetition: `[player][state]` each.
  public var initialValues: [[[Rational]]] {
    var seen = Set<[[Rational]]>()
    return solutions.compactMap { $0.values.first }.filter { seen.insert($0).inserted }
  }
}

/// Set-valued backward induction: every way to choose a pure equilibrium in every state and period.
///
/// Each choice of equilibria for the last periods leaves its own stages before; where one of those has
/// no pure equilibrium, the choice is dropped. So the list may be empty, and its length may grow
/// exponentially with states and periods.
///
/// - Complexity: One pass over the payoffs per state and choice.
///
/// > Source: Abreu, Pearce & Stacchetti (1990), *Toward a theory of discounted repeated games with
/// > imperfect monitoring* (sets of continuation values); Kuhn (1953).
public struct PureBackwardInduction: Sendable, Hashable {
  /// The number of periods; that of the game's horizon when `nil`.
  public var steps: Int?

  /// The most equilibria to list.
  public var largestCount: Int

  /// The longest time, and the most choices looked into.
  public var limits: Limits

  /// Set-valued backward induction.
  ///
  /// - Parameters:
  ///   - steps: The number of periods; that of the game's horizon by default.
  ///   - largestCount: The most equilibria to list.
  ///   - limits: The longest time, and the most choices looked into.
  public init(steps: Int? = nil, largestCount: Int = 1000, limits: Limits = .none) {
    self.steps = steps
    self.largestCount = largestCount
    self.limits = limits
  }

  /// `pure-backward-induction`.
  public var name: String { "pure-backward-induction" }

  /// Lists pure equilibria.
  ///
  /// - Parameter game: The game.
  /// - Returns: Equilibria, and whether they are all.
  /// - Throws: ``SolutionError`` when the number of periods is not known or not positive.
  public func solve<State, Action>(
    _ game: TabularMarkovGame<State, Action>
  ) throws(SolutionError) -> PureFiniteEquilibria<Action> {
    let steps = try game.requireSteps(steps)
    let stopwatch = Stopwatch(limits)
    let progress = Progress.handler
    let nothing = Array(repeating: Rational.zero, count: game.stateCount)
    var solutions: [FiniteHorizonSolution<Action, Rational>] = []
    var choices = 0
    var stopReason: StopReason?
    var isComplete = true
    // The periods from the last one backwards, each with the choice that is being followed.
    var levels = [PureStages(of: game, continuing: game.rewards.map { _ in nothing })]
    while let level = levels.last {
      guard level.isOpen else {
        levels.removeLast()
        if !levels.isEmpty { levels[levels.count - 1].advance() }
        continue
      }
      stopReason = stopwatch.reasonToStop(afterIterations: choices)
      if stopReason != nil || solutions.count >= largestCount {
        isComplete = false
        break
      }
      choices += 1
      progress?(
        Progress(stage: "following choices of equilibria", done: choices, found: solutions.count)
      )
      if levels.count < steps {
        levels.append(PureStages(of: game, continuing: level.values))
        continue
      }
      let plays = levels.reversed().map { $0.plays(in: game) }
      solutions.append(try solution(TimeDependentPolicy(plays: plays), of: game))
      levels[levels.count - 1].advance()
    }
    return PureFiniteEquilibria(
      solutions: solutions,
      isComplete: isComplete,
      stopReason: stopReason
    )
  }

  private func solution<State, Action>(
    _ policy: TimeDependentPolicy<Action, Rational>,
    of game: TabularMarkovGame<State, Action>
  ) throws(SolutionError) -> FiniteHorizonSolution<Action, Rational> {
    FiniteHorizonSolution(
      concept: name,
      policy: policy,
      check: try SolutionError.game { () throws(GameError) in try OneShotCheck(policy, of: game) },
      truncationErrors: game.truncationErrors(after: policy.steps),
      stopReason: nil
    )
  }
}

extension MarkovGame {
  /// The pure Markov-perfect equilibria of the game over finitely many periods.
  ///
  /// - Parameter algorithm: The number of periods, and how many equilibria to list at most.
  /// - Returns: Equilibria with their proofs, and whether they are all.
  /// - Throws: ``SolutionError`` when the number of periods is not known or not positive.
  public func pureFiniteEquilibria(
    using algorithm: PureBackwardInduction = PureBackwardInduction()
  ) throws(SolutionError) -> PureFiniteEquilibria<Action> {
    try algorithm.solve(
      SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    )
  }
}

/// The pure equilibria of all stages of one period, and one choice among them after the other.
private struct PureStages {
  /// The equilibria of each state, as profile numbers.
  private let equilibria: [[Int]]
  /// What each player gets from each of them: `payoffs[player][state][place]`.
  private let payoffs: [[[Rational]]]
  /// The place of the equilibrium chosen in each state.
  private var choice: [Int]
  /// Whether there is a choice that was not followed yet.
  private(set) var isOpen: Bool

  init<State, Action>(
    of game: TabularMarkovGame<State, Action>,
    continuing values: [[Rational]]
  ) {
    let stages = game.states.indices.map { game.stageGame(inState: $0, continuing: values) }
    let equilibria = stages.map { PureEnumeration.profiles(of: $0) }
    self.equilibria = equilibria
    payoffs = game.rewards.indices.map { player in
      stages.indices.map { state in
        equilibria[state].map { stages[state].payoffs[player][$0] }
      }
    }
    choice = Array(repeating: 0, count: stages.count)
    isOpen = equilibria.allSatisfy { !$0.isEmpty }
  }

  /// The next choice: like counting, the last state fastest.
  mutating func advance() {
    for state in choice.indices.reversed() {
      choice[state] += 1
      if choice[state] < equilibria[state].count { return }
      choice[state] = 0
    }
    isOpen = false
  }

  /// What the choice is worth: `values[player][state]`.
  var values: [[Rational]] {
    payoffs.map { own in own.indices.map { own[$0][choice[$0]] } }
  }

  /// The choice as play.
  func plays<State, Action>(
    in game: TabularMarkovGame<State, Action>
  ) -> [StagePlay<Action, Rational>] {
    game.states.indices.map { state in
      let space = game.spaces[state]
      let profile = space.profile(at: equilibria[state][choice[state]])
      return .independent(
        MixedProfile(
          profile.indices.map { player in
            MixedStrategy(
              trusted: (0..<space.counts[player]).map { $0 == profile[player] ? 1 : .zero },
              over: game.actions[state][player]
            )
          }
        )
      )
    }
  }
}
