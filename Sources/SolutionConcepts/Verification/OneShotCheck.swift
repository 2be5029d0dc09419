public import EquilibriaNumerics
public import Games

/// A player's change of plan in one state and period, and what it is worth.
public struct TimedDeviation<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable
{
  /// The period, from 0.
  public let time: Int

  /// The number of the state.
  public let state: Int

  /// Who plays what instead, and what that gains.
  public let deviation: Deviation<Action, Scalar>
}

extension TimedDeviation: CustomStringConvertible {
  /// Who gains what by playing what, where and when.
  public var description: String { "\(deviation) in state \(state), period \(time)" }
}

/// What the checker finds about a policy over finitely many periods: what it is worth, and what
/// deviations of one step bring, in every period and state.
///
/// By the one-shot deviation principle nobody gains by any change of plan, however long, when nobody
/// gains by deviating once. That holds for independent play, for obedience to a mediator, and for
/// refusing to listen (the coarse kind). For secure play the values are what players are sure of, and
/// a gain is what they might be sure of beyond that.
///
/// In floating arithmetic all gains are upper bounds that include rounding.
///
/// > Source: Blackwell (1965), *Discounted dynamic programming*; Fudenberg & Tirole (1991), *Game
/// > Theory*, theorem 4.1.
public struct OneShotCheck<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// What the policy is worth from each period on: `values[time][player][state]`.
  public let values: [[[Scalar]]]

  /// How far the values of each player may be off: `valueErrors[time][player]`; zero when exact.
  public let valueErrors: [[Scalar]]

  /// What each player could gain at most by one deviation: `gains[time][player][state]`.
  public let gains: [[[Scalar]]]

  /// The most profitable deviation of all, if anyone has a choice.
  public let bestDeviation: TimedDeviation<Action, Scalar>?

  /// What each player could gain at most by any change of plan, from the first period on.
  public let regrets: [Scalar]

  /// The largest gain of any player by one deviation in any period and state.
  public var oneShotRegret: Scalar { gains.joined().joined().max() ?? .zero }

  /// Whether nobody can gain more than a given amount by one deviation anywhere.
  ///
  /// - Parameter epsilon: The largest gain allowed, in units of total reward; zero by default.
  /// - Returns: `true` for a solution up to ε per period.
  public func isEquilibrium(within epsilon: Scalar = .zero) -> Bool { oneShotRegret <= epsilon }
}

extension OneShotCheck: CustomStringConvertible {
  /// Whether anyone gains by a deviation, and who most.
  public var description: String {
    guard let bestDeviation, bestDeviation.deviation.gain > .zero else {
      return "nobody gains by a deviation"
    }
    return "\(bestDeviation)"
  }
}

extension MarkovGame {
  /// Checks a policy over finitely many periods by one-shot deviations in every period and state.
  ///
  /// - Parameter policy: How every state is played in each period, from any source.
  /// - Returns: Values, and every player's gain in every period and state.
  /// - Throws: ``SolutionError`` when the policy does not fit the game.
  public func check<Scalar>(
    finiteHorizon policy: TimeDependentPolicy<Action, Scalar>
  ) throws(SolutionError) -> OneShotCheck<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    for stages in policy.plays where stages.count != table.stateCount {
      throw .markovGame(
        .wrongCount(of: "states of the policy", found: stages.count, expected: table.stateCount)
      )
    }
    return try SolutionError.game { () throws(GameError) in try OneShotCheck(policy, of: table) }
  }
}

extension OneShotCheck {
  /// Checks a policy that covers the states of the game.
  init<State>(
    _ policy: TimeDependentPolicy<Action, Scalar>,
    of game: TabularMarkovGame<State, Action>
  ) throws(GameError) {
    let players = game.rewards.indices
    let discounts = game.discounts.map { Scalar($0) }
    var next = players.map { _ in Array(repeating: Scalar.zero, count: game.stateCount) }
    var errors = players.map { _ in Scalar.zero }
    var regrets = errors
    var values: [[[Scalar]]] = []
    var valueErrors: [[Scalar]] = []
    var gains: [[[Scalar]]] = []
    var best: TimedDeviation<Action, Scalar>?
    for time in policy.plays.indices.reversed() {
      let continuing = next.map { $0.map { $0.exactValue ?? .zero } }
      let assessments = concurrently(game.stateCount) {
        state -> Result<StageAssessment<Action, Scalar>, GameError> in
        do throws(GameError) {
          let stage = game.stageGame(inState: state, continuing: continuing)
          return .success(try StageAssessment(policy[time, state], of: stage))
        } catch {
          return .failure(error)
        }
      }
      var stages: [StageAssessment<Action, Scalar>] = []
      for assessment in assessments { stages.append(try assessment.get()) }
      // The next values are off by their errors, which move both sides of a comparison.
      let carried = players.map { discounts[$0] * errors[$0] }
      next = players.map { player in stages.map { $0.values[player] } }
      errors = players.map { player in
        carried[player] + (stages.map { $0.errors[player] }.max() ?? .zero)
      }
      let gained = players.map { player in
        stages.map { $0.gains[player] + 2 * carried[player] }
      }
      regrets = players.map { (gained[$0].max() ?? .zero) + discounts[$0] * regrets[$0] }
      for (state, stage) in stages.enumerated() {
        guard let deviation = stage.bestDeviation else { continue }
        if let best, best.deviation.gain >= deviation.gain { continue }
        best = TimedDeviation(time: time, state: state, deviation: deviation)
      }
      values.append(next)
      valueErrors.append(errors)
      gains.append(gained)
    }
    self.values = values.reversed()
    self.valueErrors = valueErrors.reversed()
    self.gains = gains.reversed()
    bestDeviation = best
    self.regrets = regrets
  }
}
