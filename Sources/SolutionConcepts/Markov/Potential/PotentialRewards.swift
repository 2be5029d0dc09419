internal import EquilibriaNumerics
internal import Games

extension TabularMarkovGame {
  /// Common rewards that make up a potential, one per row, if the game has the simple kind.
  ///
  /// When some player's actions move the state, the potential must be that player's rewards up to a
  /// constant. When nobody's do, every state is a game of its own and needs a potential of its own.
  var potentialRewards: [Rational]? {
    guard discounts.allSatisfy({ $0 == discounts[0] }) else { return nil }
    let movers = rewards.indices.map { canMoveState($0) }
    var common: [Rational] = []
    if let mover = movers.firstIndex(of: true) {
      common = rewards[mover]
    } else {
      for state in states.indices { common += potential(ofState: state) }
    }
    for player in rewards.indices {
      let rest = zip(rewards[player], common).map { $0 - $1 }
      let isFree =
        movers[player]
        ? rest.allSatisfy { $0 == rest[0] }
        : states.indices.allSatisfy { state in
          spaces[state].isIndependent(of: player) { row in rest[profileStarts[state] + row] }
        }
      if !isFree { return nil }
    }
    return common
  }

  /// Whether the next state depends on a player's action anywhere.
  private func canMoveState(_ player: Int) -> Bool {
    !states.indices.allSatisfy { state in
      spaces[state].isIndependent(of: player) { index in
        TransitionKey(transitions.distribution(ofRow: profileStarts[state] + index))
      }
    }
  }

  /// What the potential of a state must be if there is one: gains added up on the way from the first
  /// profile, one player after the other.
  private func potential(ofState state: Int) -> [Rational] {
    let space = spaces[state]
    let first = profileStarts[state]
    var values = Array(repeating: Rational.zero, count: space.profileCount)
    for index in 1..<max(space.profileCount, 1) {
      // The last player who does not play the first action changes to it.
      let player = space.counts.indices.last { space.action(of: $0, at: index) > 0 } ?? 0
      let before = index - space.action(of: player, at: index) * space.strides[player]
      values[index] =
        values[before] + rewards[player][first + index] - rewards[player][first + before]
    }
    return values
  }
}

/// A distribution over next states, to be compared.
private struct TransitionKey: Equatable {
  let successors: [Int]
  let probabilities: [Rational]

  init(_ distribution: [(successor: Int, probability: Rational)]) {
    successors = distribution.map(\.successor)
    probabilities = distribution.map(\.probability)
  }
}

extension ActionSpace {
  /// Whether something about profiles never depends on a player's action.
  fileprivate func isIndependent<Value: Equatable>(
    of player: Int,
    _ value: (Int) -> Value
  ) -> Bool {
    otherProfiles(than: player).allSatisfy { other in
      let first = value(other)
      return (1..<max(counts[player], 1)).allSatisfy {
        value(other + $0 * strides[player]) == first
      }
    }
  }
}
