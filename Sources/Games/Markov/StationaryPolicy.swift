public import EquilibriaNumerics

/// A mixed action for every player in every state: the same whenever the state comes up.
///
/// Such a profile of Markov strategies is what stationary equilibria of Markov games are made of.
///
/// ```swift
/// let policy = try StationaryPolicy<Move, Rational>(
///   probabilities: [[[1/3, 2/3], [1]]], for: game)
/// print(policy[0, 0])              // 1/3 Keep + 2/3 Send
/// ```
public struct StationaryPolicy<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The actions of each player in each state: `actions[state][player][index]`.
  public let actions: [[[Action]]]

  /// The probability of each action: `probabilities[state][player][index]`.
  public let probabilities: [[[Scalar]]]

  /// A policy from its probabilities.
  ///
  /// - Parameters:
  ///   - probabilities: For each state and player, one probability per action. Exact ones sum to 1
  ///     exactly; floating ones within ``MixedStrategy/sumTolerance``.
  ///   - game: The game that the policy is for.
  /// - Throws: ``MarkovGameError`` when the numbers of states, players or actions differ, or
  ///   probabilities are negative, not finite or do not sum to 1.
  public init<State>(
    probabilities: [[[Scalar]]],
    for game: TabularMarkovGame<State, Action>
  ) throws(MarkovGameError) {
    guard probabilities.count == game.stateCount else {
      throw .wrongCount(
        of: "states of the policy",
        found: probabilities.count,
        expected: game.stateCount
      )
    }
    for (state, mixtures) in probabilities.enumerated() {
      guard mixtures.count == game.playerCount else {
        throw .wrongCount(
          of: "mixed actions in state \"\(game.states[state])\"",
          found: mixtures.count,
          expected: game.playerCount
        )
      }
      for (player, mixture) in mixtures.enumerated() {
        do throws(GameError) {
          _ = try MixedStrategy(actions: game.actions[state][player], probabilities: mixture)
        } catch {
          throw .policy(state: "\(game.states[state])", player: player, error)
        }
      }
    }
    self.init(trusted: probabilities, actions: game.actions)
  }

  /// The policy in which every player has one action for certain in every state.
  ///
  /// - Parameters:
  ///   - choices: For each state, the number of each player's action.
  ///   - game: The game that the policy is for.
  /// - Throws: ``MarkovGameError`` when sizes differ or a player lacks an action.
  public init<State>(
    pure choices: [[Int]],
    for game: TabularMarkovGame<State, Action>
  ) throws(MarkovGameError) {
    var probabilities: [[[Scalar]]] = []
    for (state, choice) in choices.enumerated() {
      // A number too large becomes a mixture of no actions, which the checks below report.
      let counts = state < game.stateCount ? game.spaces[state].counts : []
      probabilities.append(
        choice.enumerated().map { player, action in
          let count = player < counts.count ? counts[player] : 0
          return (0..<count).map { $0 == action ? 1 : .zero }
        }
      )
    }
    try self.init(probabilities: probabilities, for: game)
  }

  /// The policy that plays all actions of a state equally often.
  ///
  /// - Parameter game: The game that the policy is for.
  public init<State>(uniformFor game: TabularMarkovGame<State, Action>) {
    self.init(
      trusted: game.spaces.map { space in
        space.counts.map { Array(repeating: Scalar(Rational(1, $0)), count: $0) }
      },
      actions: game.actions
    )
  }

  /// A policy whose probabilities were produced by a solver and are known to be valid.
  package init(trusted probabilities: [[[Scalar]]], actions: [[[Action]]]) {
    self.probabilities = probabilities
    self.actions = actions
  }

  /// The mixed action of a player in a state, both by number.
  public subscript(state: Int, player: Int) -> MixedStrategy<Action, Scalar> {
    MixedStrategy(trusted: probabilities[state][player], over: actions[state][player])
  }

  /// The mixed actions of all players in a state.
  ///
  /// - Parameter state: The number of the state.
  /// - Returns: One mixed action per player.
  public func profile(inState state: Int) -> MixedProfile<Action, Scalar> {
    MixedProfile(actions[state].indices.map { self[state, $0] })
  }

  /// Whether every player has one action for certain in every state.
  public var isPure: Bool {
    probabilities.allSatisfy { $0.allSatisfy { $0.count { $0 > .zero } == 1 } }
  }

  /// The number of each player's action in each state; `nil` when some player truly mixes.
  public var pureChoices: [[Int]]? {
    guard isPure else { return nil }
    return probabilities.map { $0.map { $0.firstIndex { $0 > .zero } ?? 0 } }
  }
}

extension StationaryPolicy: CustomStringConvertible {
  /// One state per line, as profiles: `0: (Keep, 1/2 Left + 1/2 Right)`.
  public var description: String {
    probabilities.indices.map { "\($0): \(profile(inState: $0))" }.joined(separator: "\n")
  }
}
