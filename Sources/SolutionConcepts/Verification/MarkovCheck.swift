public import EquilibriaNumerics
public import Games

/// One player's change of plan in one state of a Markov game, and what it is worth.
public struct MarkovDeviation<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The player who deviates, from 0.
  public let player: Int

  /// The player's name.
  public let playerName: String

  /// The number of the state.
  public let state: Int

  /// The action played there instead.
  public let action: Action

  /// What the player gains by playing it once and returning to the policy; at most an upper bound in
  /// floating arithmetic.
  public let gain: Scalar
}

extension MarkovDeviation: CustomStringConvertible {
  /// Who gains what by playing what where.
  public var description: String {
    "\(playerName) gains \(gain) by playing \(action) once in state \(state)"
  }
}

/// What the checker finds about a stationary policy of a discounted Markov game.
///
/// A policy is a stationary (Markov-perfect) equilibrium when in no state any player gains by any
/// change of plan, however long. By the one-shot deviation principle it is enough that no player
/// gains by playing another action once; ``gaps`` say what the best plan gains, ``bestDeviations``
/// what one step gains. In floating arithmetic all gains are upper bounds that include rounding.
///
/// > Source: Fink (1964), *Equilibrium in a stochastic n-person game*; Blackwell (1965), *Discounted
/// > dynamic programming* (stationary best responses and one-shot deviations).
public struct MarkovCheck<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// What the policy is worth to each player from each state: `values[player][state]`.
  public let values: [[Scalar]]

  /// How far each player's ``values`` may be off; zero in exact arithmetic.
  public let valueErrors: [Scalar]

  /// Each player's best response to the others, with what it earns.
  public let bestResponses: [DecisionSolution<Action, Scalar>]

  /// What each player could gain at most from each state: `gaps[player][state]`.
  public let gaps: [[Scalar]]

  /// Each player's most profitable deviation of one step.
  public let bestDeviations: [MarkovDeviation<Action, Scalar>]

  /// What each player could gain at most from the initial distribution.
  public let initialRegrets: [Scalar]

  /// The largest gain of any player from any state.
  public var regret: Scalar { gaps.joined().max() ?? .zero }

  /// The largest gain of any player by a deviation of one step.
  public var oneShotRegret: Scalar { bestDeviations.map(\.gain).max() ?? .zero }

  /// Whether no player can gain more than a given amount from any state: subgame perfection.
  ///
  /// - Parameter epsilon: The largest gain allowed, in units of total reward; zero by default.
  /// - Returns: `true` for a stationary ε-equilibrium.
  public func isEquilibrium(within epsilon: Scalar = .zero) -> Bool { regret <= epsilon }

  /// Whether no player can gain more than a given amount from the initial distribution.
  ///
  /// - Parameter epsilon: The largest gain allowed, in units of total reward; zero by default.
  /// - Returns: `true` for a Nash ε-equilibrium of the game as it starts.
  public func isInitialEquilibrium(within epsilon: Scalar = .zero) -> Bool {
    initialRegrets.allSatisfy { $0 <= epsilon }
  }
}

extension MarkovCheck: CustomStringConvertible {
  /// The values of every player, and the most profitable deviation if there is one.
  public var description: String {
    let numbers = values.map { $0.map(\.description).joined(separator: ", ") }
    let lines = numbers.enumerated().map { "player \($0) values \($1)" }
    let deviation = bestDeviations.max { $0.gain < $1.gain }
    guard let deviation, deviation.gain > .zero else {
      return (["an equilibrium"] + lines).joined(separator: "\n")
    }
    return (lines + [deviation.description]).joined(separator: "\n")
  }
}

extension MarkovGame {
  /// Checks whether a stationary policy is an equilibrium of a discounted game.
  ///
  /// - Parameters:
  ///   - policy: A mixed action for every player and state, from any source.
  ///   - limits: The longest time and the most policies per best response; when one is reached
  ///     the gaps are upper bounds that may be far from tight.
  /// - Returns: Values, best responses, and every player's gain in every state.
  /// - Throws: ``SolutionError`` when the policy is not for the game, or the game not discounted.
  public func check<Scalar>(
    stationary policy: StationaryPolicy<Action, Scalar>,
    limits: Limits = .none
  ) throws(SolutionError) -> MarkovCheck<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try policy.requireFit(table)
      try table.requireRange(of: Scalar.self)
      return table
    }
    try table.requireDiscount()
    return MarkovCheck(policy, of: table, arrays: MarkovArrays(table), limits: limits)
  }
}

extension MarkovCheck {
  /// Checks a policy that fits the game.
  init<State>(
    _ policy: StationaryPolicy<Action, Scalar>,
    of game: TabularMarkovGame<State, Action>,
    arrays: MarkovArrays<Scalar>,
    limits: Limits
  ) {
    let stopwatch = Stopwatch(limits)
    var values: [[Scalar]] = []
    var errors: [Scalar] = []
    var responses: [DecisionSolution<Action, Scalar>] = []
    var gaps: [[Scalar]] = []
    var deviations: [MarkovDeviation<Action, Scalar>] = []
    for player in 0..<game.playerCount {
      let process = MarkovDecisionProcess(
        of: player,
        against: policy.probabilities,
        in: arrays,
        actions: game.actions,
        discount: game.discounts[player]
      )
      let own = policy.probabilities.map { $0[player] }
      let (value, error) = process.value(of: own, stopwatch: stopwatch)
      let step = process.arrays.bellmanStep(value)
      let response = PolicyIteration(limits: stopwatch.remaining())
        .solve(process, startingFrom: value)
      values.append(value)
      errors.append(error)
      responses.append(response)
      gaps.append(
        value.indices.map { state in
          let rounding = 2 * Scalar.roundingUnit * value[state].magnitude
          return max(response.upperValues[state] - value[state], .zero) + error + rounding
        }
      )
      let gains = value.indices.map { step.values[$0] - value[$0] }
      let state = gains.indices.max { gains[$0] < gains[$1] } ?? 0
      deviations.append(
        MarkovDeviation(
          player: player,
          playerName: game.playerNames[player],
          state: state,
          action: process.actions[state][step.choices[state]],
          // A continuation that is off by the error moves both sides.
          gain: max(gains[state], .zero) + process.stepError(value) + 2 * error
        )
      )
    }
    self.values = values
    valueErrors = errors
    bestResponses = responses
    self.gaps = gaps
    bestDeviations = deviations
    initialRegrets = gaps.map { Self.expected($0, in: game) }
  }

  /// The expected gap in the first period; in floating arithmetic rounded up.
  private static func expected<State>(
    _ gaps: [Scalar],
    in game: TabularMarkovGame<State, Action>
  ) -> Scalar {
    var sum = Scalar.zero
    for transition in game.initialDistribution {
      guard let state = game.number(of: transition.state) else { continue }
      sum += Scalar(transition.probability) * gaps[state]
    }
    let terms = Scalar(Rational(2 * (game.initialDistribution.count + 4)))
    return sum + sum * terms * Scalar.roundingUnit
  }
}

extension MarkovDecisionProcess {
  /// The values of a mixed policy of the player, and a bound on their error.
  func value(of policy: [[Scalar]], stopwatch: Stopwatch) -> (values: [Scalar], error: Scalar) {
    let chain = arrays.fixing(policy.map { [$0] }, exceptFor: nil, rewardsOf: 0)
    let (values, areExact) = chain.chainValues(stopwatch: stopwatch)
    if areExact { return (values, .zero) }
    let step = chain.bellmanStep(values)
    var residual = Scalar.zero
    var defect = Scalar.zero
    for state in values.indices {
      residual = max(residual, (step.values[state] - values[state]).magnitude)
      defect = max(defect, (policy[state].reduce(.zero, +) - 1).magnitude)
    }
    // As for best responses, with the player's own mixing on top.
    let largest = values.reduce(Scalar.zero) { max($0, $1.magnitude) }
    let own = chain.errorFactor(extraTerms: arrays.mixingTerms) + 2 * defect
    let mixing = own * (arrays.largestReward + discount * largest)
    let error = residual + stepError(values) + mixing
    return (values, error / complement * (1 + 8 * Scalar.roundingUnit))
  }
}
