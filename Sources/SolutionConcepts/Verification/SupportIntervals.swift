internal import EquilibriaNumerics
internal import Games

/// The rewards and transitions of a Markov game as intervals, and what actions earn in them.
///
/// Actions of all players of a state are numbered together, player after player; values are given
/// player after player.
struct SupportIntervals {
  let spaces: [ActionSpace]
  let profileStarts: [Int]
  let entryStarts: [Int]
  let successors: [Int32]
  let probabilities: [Interval]
  let rewards: [[Interval]]
  let discounts: [Interval]

  init<State, Action>(_ game: TabularMarkovGame<State, Action>) {
    spaces = game.spaces
    profileStarts = game.profileStarts
    entryStarts = game.transitions.starts
    successors = game.transitions.successors
    probabilities = (0..<game.rowCount).flatMap { row in
      game.transitions.distribution(ofRow: row).map { Interval(enclosing: $0.probability) }
    }
    rewards = game.rewards.map { $0.map { Interval(enclosing: $0) } }
    discounts = game.discounts.map { Interval(enclosing: $0) }
  }

  var playerCount: Int { rewards.count }
  var stateCount: Int { spaces.count }

  /// What is known of the payoffs in one state.
  struct Stage {
    /// The number of the first action of each player, and one past the last player's last one.
    let starts: [Int]
    /// The expected payoff of each action.
    var payoffs: [Interval]
    /// The expected payoff of an action α when another player plays β, at `α · actions + β`.
    var pairs: [Interval]
    /// The discounted probability that a state follows an action α, at `α · states + t`.
    var successors: [Interval]

    var actionCount: Int { starts[starts.count - 1] }
  }

  /// All expectations in a state when players mix and values follow.
  func stage(_ state: Int, mixture: [[Interval]], values: [Interval]) -> Stage {
    let space = spaces[state]
    let starts = space.counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let total = starts[starts.count - 1]
    var stage = Stage(
      starts: starts,
      payoffs: Array(repeating: .zero, count: total),
      pairs: Array(repeating: .zero, count: total * total),
      successors: Array(repeating: .zero, count: total * stateCount)
    )
    for index in 0..<space.profileCount {
      let row = profileStarts[state] + index
      let actions = (0..<playerCount).map { space.action(of: $0, at: index) }
      for player in 0..<playerCount {
        var next = Interval.zero
        for entry in entryStarts[row]..<entryStarts[row + 1] {
          next += probabilities[entry] * values[player * stateCount + Int(successors[entry])]
        }
        let payoff = rewards[player][row] + discounts[player] * next
        let action = starts[player] + actions[player]
        let weight = product(mixture, actions, except: [player])
        stage.payoffs[action] += weight * payoff
        for entry in entryStarts[row]..<entryStarts[row + 1] where weight != .zero {
          stage.successors[action * stateCount + Int(successors[entry])] +=
            weight * discounts[player] * probabilities[entry]
        }
        for other in 0..<playerCount where other != player {
          stage.pairs[action * total + starts[other] + actions[other]] +=
            product(mixture, actions, except: [player, other]) * payoff
        }
      }
    }
    return stage
  }

  private func product(
    _ mixture: [[Interval]],
    _ actions: [Int],
    except players: [Int]
  ) -> Interval {
    var product = Interval(1)
    for player in mixture.indices where !players.contains(player) {
      product = product * mixture[player][actions[player]]
    }
    return product
  }
}
