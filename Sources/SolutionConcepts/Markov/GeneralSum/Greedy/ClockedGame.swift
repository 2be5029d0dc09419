internal import EquilibriaNumerics
internal import Games

/// A Markov game with a clock: policies that repeat after some periods become stationary.
///
/// The state (s, k) with k from 0 has the number `k·states + s`; after it comes a state of the next k.
struct ClockedGame<State: Hashable & Sendable, Action: Hashable & Sendable> {
  /// A state and the number of the period.
  struct Moment: Hashable, Sendable {
    var state: State
    var phase: Int
  }

  let game: TabularMarkovGame<State, Action>

  /// After how many periods the clock starts anew.
  let period: Int

  init(_ game: TabularMarkovGame<State, Action>, period: Int) {
    self.game = game
    self.period = period
  }

  /// The game with the clock, which starts at 0.
  func apply() throws(MarkovGameError) -> TabularMarkovGame<Moment, Action> {
    let states = game.stateCount
    var rows = TransitionRows(stateCount: states * period)
    for phase in 0..<period {
      let shift = (phase + 1) % period * states
      for row in 0..<game.rowCount {
        let entries = game.transitions.distribution(ofRow: row).map {
          (successor: $0.successor + shift, probability: $0.probability)
        }
        do throws(TransitionFault<Int>) { try rows.append(entries) } catch {
          preconditionFailure("the transitions are those of a game, yet \(error)")
        }
      }
    }
    return try TabularMarkovGame(
      title: game.title,
      playerNames: game.playerNames,
      states: (0..<period).flatMap { phase in
        game.states.map { Moment(state: $0, phase: phase) }
      },
      actions: (0..<period).flatMap { _ in game.actions },
      rewards: game.rewards.map { table in (0..<period).flatMap { _ in table } },
      transitions: rows,
      horizon: game.horizon,
      initialDistribution: game.initialDistribution.map {
        Transition(to: Moment(state: $0.state, phase: 0), probability: $0.probability)
      }
    )
  }

  /// The policies of all periods as one policy of the game with the clock.
  func policy(
    _ policies: [StationaryPolicy<Action, Double>]
  ) -> StationaryPolicy<Action, Double> {
    StationaryPolicy(
      trusted: policies.flatMap(\.probabilities),
      actions: policies.flatMap(\.actions)
    )
  }
}
