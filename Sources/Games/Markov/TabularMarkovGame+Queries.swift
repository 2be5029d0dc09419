public import EquilibriaNumerics

extension TabularMarkovGame {
  /// The discount factor of each player; all 1 for long-run averages.
  public var discounts: [Rational] {
    horizon.discounts ?? Array(repeating: 1, count: playerCount)
  }

  /// Whether two players' rewards add up to zero everywhere.
  public var isZeroSum: Bool {
    playerCount == 2 && Rational.firstNonzeroSum(rewards[0], rewards[1]) == nil
  }

  /// Whether at most one player has a choice in every state.
  public var isTurnBased: Bool {
    spaces.allSatisfy { $0.counts.reduce(0) { $1 > 1 ? $0 + 1 : $0 } <= 1 }
  }

  /// Whether all players always get the same reward and discount alike: a team.
  public var isTeam: Bool {
    rewards.allSatisfy { $0 == rewards[0] } && discounts.allSatisfy { $0 == discounts[0] }
  }

  /// The numbers of the states that lead only to themselves, whatever is played.
  public var absorbingStates: [Int] {
    states.indices.filter { state in
      rows(ofState: state).allSatisfy { row in
        let entries = transitions.entries(ofRow: row)
        return entries.count == 1 && Int(transitions.successors[entries.lowerBound]) == state
      }
    }
  }

  /// The numbers of the states that some play reaches from the initial distribution, in order.
  ///
  /// States that cannot be reached are allowed: values and policies cover them all the same.
  public var reachableStates: [Int] {
    reachableStates(from: initialDistribution.compactMap { number(of: $0.state) })
  }

  /// The numbers of the states that some play reaches, in order.
  ///
  /// - Parameter starts: The numbers of the states to start from; they count as reached.
  /// - Returns: State numbers in increasing order.
  public func reachableStates(from starts: [Int]) -> [Int] {
    var isReached = [Bool](repeating: false, count: stateCount)
    var open: [Int] = []
    for state in starts where !isReached[state] {
      isReached[state] = true
      open.append(state)
    }
    while let state = open.popLast() {
      let rows = rows(ofState: state)
      let entries = transitions.starts[rows.lowerBound]..<transitions.starts[rows.upperBound]
      for entry in entries {
        let successor = Int(transitions.successors[entry])
        if isReached[successor] { continue }
        isReached[successor] = true
        open.append(successor)
      }
    }
    return isReached.indices.filter { isReached[$0] }
  }

  /// The game of one period in a state, with the values of the next states paid out.
  ///
  /// This is the reduction that backward induction and value iteration rest on: player i gets
  /// `rᵢ(s, a) + δᵢ·Σ_t P(t | s, a)·vᵢ(t)`.
  ///
  /// - Parameters:
  ///   - state: The number of the state.
  ///   - values: For each player, the value of each state from the next period on.
  /// - Returns: A game of one move with the state's actions, exact.
  public func stageGame(
    inState state: Int,
    continuing values: [[Rational]]
  ) -> PayoffTable<Action> {
    let discounts = self.discounts
    let payoffs = rewards.indices.map { player in
      rows(ofState: state).map { row in
        rewards[player][row]
          + discounts[player] * transitions.expectation(of: values[player], inRow: row)
      }
    }
    do throws(GameError) {
      return try PayoffTable(
        title: "\(states[state])",
        playerNames: playerNames,
        actions: actions[state],
        payoffs: payoffs
      )
    } catch {
      preconditionFailure("a Markov game is checked when it is made, yet \(error)")
    }
  }
}
