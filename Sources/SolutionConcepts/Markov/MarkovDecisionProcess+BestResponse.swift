internal import EquilibriaNumerics
public import Games

extension MarkovDecisionProcess {
  /// A player's decision problem when the other players follow a stationary policy.
  ///
  /// This is the reduction behind every check of a stationary equilibrium: the player's best
  /// response, among all strategies whatsoever, is an optimal policy of this process.
  ///
  /// - Parameters:
  ///   - player: The player who is free to choose, from 0.
  ///   - policy: A policy of all players; the player's own part is not used.
  ///   - game: The game, discounted.
  /// - Throws: ``SolutionError`` when the policy is not for the game, or the game not discounted.
  public init<State>(
    of player: Int,
    against policy: StationaryPolicy<Action, Scalar>,
    in game: TabularMarkovGame<State, Action>
  ) throws(SolutionError) {
    try game.requireDiscount()
    try SolutionError.markovGame { () throws(MarkovGameError) in
      try policy.requireFit(game)
      try game.requireRange(of: Scalar.self)
      guard game.rewards.indices.contains(player) else {
        throw .invalidParameter(
          name: "the player",
          value: "\(player)",
          domain: "a number from 0 to \(game.playerCount - 1)"
        )
      }
    }
    self.init(
      of: player,
      against: policy.probabilities,
      in: MarkovArrays(game),
      actions: game.actions,
      discount: game.discounts[player]
    )
  }

  /// The same from tables and probabilities that are known to fit.
  init(
    of player: Int,
    against probabilities: [[[Scalar]]],
    in arrays: MarkovArrays<Scalar>,
    actions: [[[Action]]],
    discount: Rational
  ) {
    let reduced = arrays.fixing(probabilities, exceptFor: player, rewardsOf: player)
    self.init(
      actions: actions.map { $0[player] },
      arrays: reduced,
      errorFactor: reduced.errorFactor(extraTerms: arrays.mixingTerms)
        + Self.defect(of: probabilities, exceptFor: player),
      discount: discount
    )
  }

  /// How much may be lost because mixtures do not sum to one: they count as the normalised ones.
  private static func defect(of probabilities: [[[Scalar]]], exceptFor player: Int) -> Scalar {
    if Scalar.roundingUnit == .zero { return .zero }
    var largest = Scalar.zero
    for mixtures in probabilities {
      var defect = Scalar.zero
      for (other, mixture) in mixtures.enumerated() where other != player {
        defect += (mixture.reduce(.zero, +) - 1).magnitude
      }
      largest = max(largest, defect)
    }
    return 2 * largest
  }
}

extension MarkovArrays {
  /// The most rounding errors of a product of mixtures, summed over action profiles.
  var mixingTerms: Int {
    playerCount + (spaces.reduce(0) { max($0, $1.profileCount) })
  }

  /// The one-player tables in which players' mixtures have become part of the transitions.
  ///
  /// - Parameters:
  ///   - probabilities: The mixtures: `probabilities[state][player][action]`.
  ///   - free: The player whose actions stay; `nil` when everyone's mixture is fixed, which
  ///     leaves one row per state.
  ///   - player: The player whose rewards and discount factor stay.
  /// - Returns: Tables with one player.
  /// - Complexity: O(entries of the game).
  @specialized(where Scalar == Double)
  func fixing(
    _ probabilities: [[[Scalar]]],
    exceptFor free: Int?,
    rewardsOf player: Int
  ) -> MarkovArrays<Scalar> {
    var reduced = ReducedRows<Scalar>(stateCount: stateCount)
    var spaces: [ActionSpace] = []
    var starts = [0]
    let payments = rewards[player]
    for state in 0..<stateCount {
      let space = self.spaces[state]
      let count = free.map { space.counts[$0] } ?? 1
      let stride = free.map { space.strides[$0] } ?? space.profileCount
      let weights = space.weights(of: probabilities[state], exceptFor: free)
      let first = profileStarts[state]
      for action in 0..<count {
        // The profiles with this action are blocks of `stride`, one every `count · stride`.
        var index = action * stride
        while index < space.profileCount {
          for index in index..<(index + stride) {
            let weight = weights[index]
            if weight == .zero { continue }
            let row = first + index
            reduced.reward += weight * payments[row]
            for entry in entryStarts[row]..<entryStarts[row + 1] {
              reduced.add(weight * self.probabilities[entry], to: successors[entry])
            }
          }
          index += count * stride
        }
        reduced.endRow()
      }
      starts.append(reduced.rewards.count)
      spaces.append(ActionSpace(single: count))
    }
    return MarkovArrays(
      spaces: spaces,
      profileStarts: starts,
      entryStarts: reduced.starts,
      successors: reduced.successors,
      probabilities: reduced.probabilities,
      rewards: [reduced.rewards],
      discounts: [discounts[player]]
    )
  }
}

extension ActionSpace {
  /// The space of a single player.
  init(single count: Int) {
    do throws(GameError) { try self.init(validating: [count]) } catch {
      preconditionFailure("an action set is checked with its game, yet \(error)")
    }
  }

  /// The probability of each profile when all but one player mix independently.
  func weights<Scalar: OrderedField>(
    of mixtures: [[Scalar]],
    exceptFor free: Int?
  ) -> [Scalar] {
    var weights: [Scalar] = [1]
    for player in counts.indices {
      let mixture =
        player == free ? Array(repeating: 1, count: counts[player]) : mixtures[player]
      weights = weights.flatMap { weight in mixture.map { weight * $0 } }
    }
    return weights
  }
}

/// Rows under construction: probabilities are added up by state.
private struct ReducedRows<Scalar: OrderedField> {
  var starts = [0]
  var successors: [Int32] = []
  var probabilities: [Scalar] = []
  var rewards: [Scalar] = []
  var reward = Scalar.zero
  private var sums: [Scalar]
  private var touched: [Int32] = []

  init(stateCount: Int) { sums = Array(repeating: .zero, count: stateCount) }

  mutating func add(_ probability: Scalar, to successor: Int32) {
    // A product of tiny doubles may vanish; then there is nothing to add.
    if probability == .zero { return }
    if sums[Int(successor)] == .zero { touched.append(successor) }
    sums[Int(successor)] += probability
  }

  mutating func endRow() {
    for successor in touched {
      successors.append(successor)
      probabilities.append(sums[Int(successor)])
      sums[Int(successor)] = .zero
    }
    touched.removeAll(keepingCapacity: true)
    starts.append(successors.count)
    rewards.append(reward)
    reward = .zero
  }
}

extension StationaryPolicy {
  /// Throws when the policy is not one for a game, and says where they differ.
  func requireFit<State>(
    _ game: TabularMarkovGame<State, Action>
  ) throws(MarkovGameError) {
    guard actions.count == game.stateCount else {
      throw .wrongCount(
        of: "states of the policy",
        found: actions.count,
        expected: game.stateCount
      )
    }
    if actions == game.actions { return }
    let state = actions.indices.first { actions[$0] != game.actions[$0] } ?? 0
    throw .invalidParameter(
      name: "the action sets of the policy in state \"\(game.states[state])\"",
      value: "\(actions[state])",
      domain: "the game's, \(game.actions[state])"
    )
  }
}
