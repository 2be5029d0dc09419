public import EquilibriaNumerics

/// A Markov game with all rewards and transitions written out: the store that solvers work on.
///
/// The action profiles of all states are numbered together: state s has the profiles
/// `profileStarts[s]..<profileStarts[s + 1]`, in the order of its ``ActionSpace``, the last
/// player's action varying fastest. That number, the *row*, is the place of the profile's expected
/// rewards in ``rewards`` and of its next states in ``transitions``. All numbers are exact.
///
/// ```swift
/// let game = try BigMatch(discount: 0.9).tabulated()
/// let row = game.row(ofState: 0, profile: [1, 0])
/// print(game.rewards[0][row])
/// ```
public struct TabularMarkovGame<State: Hashable & Sendable, Action: Hashable & Sendable>:
  MarkovGame, Hashable
{
  /// A short name of the game, for people; may be empty.
  public var title: String

  /// The names of the players, in order.
  public let playerNames: [String]

  /// The states, in order, without repetition.
  public let states: [State]

  /// The actions of each player in each state: `actions[state][player][index]`.
  public let actions: [[[Action]]]

  /// The numbering of the action profiles of each state.
  public let spaces: [ActionSpace]

  /// Where the rows of each state start, and where those of the last one end.
  public let profileStarts: [Int]

  /// The expected reward of each player in each row: `rewards[player][row]`.
  public let rewards: [[Rational]]

  /// The distribution of the next state in each row.
  public let transitions: TransitionRows

  /// How the rewards of successive periods add up.
  public let horizon: Horizon

  /// The distribution of the first state.
  public let initialDistribution: [Transition<State>]

  private let stateNumbers: [State: Int]

  /// A game from its tables.
  ///
  /// - Parameters:
  ///   - title: A short name; empty by default.
  ///   - playerNames: One name per player; `Player 1`, `Player 2`, … by default.
  ///   - states: The distinct states.
  ///   - actions: For each state and player, the distinct actions.
  ///   - rewards: For each player, one expected reward per row.
  ///   - transitions: The distribution of the next state, one row per state and action profile.
  ///   - horizon: How rewards add up.
  ///   - initialDistribution: The distribution of the first state; the first state for certain by
  ///     default.
  /// - Throws: ``MarkovGameError`` when sets are empty or repeat, sizes do not agree, or a discount
  ///   factor is outside its domain.
  public init(
    title: String = "",
    playerNames: [String]? = nil,
    states: [State],
    actions: [[[Action]]],
    rewards: [[Rational]],
    transitions: TransitionRows,
    horizon: Horizon,
    initialDistribution: [Transition<State>]? = nil
  ) throws(MarkovGameError) {
    let layout = try MarkovLayout(states: states, actions: actions)
    guard rewards.count == layout.playerCount else {
      throw .wrongCount(
        of: "reward tables",
        found: rewards.count,
        expected: layout.playerCount
      )
    }
    for (player, table) in rewards.enumerated() where table.count != layout.rowCount {
      throw .wrongCount(
        of: "rewards of player \(player)",
        found: table.count,
        expected: layout.rowCount
      )
    }
    guard transitions.rowCount == layout.rowCount else {
      throw .wrongCount(
        of: "distributions over next states",
        found: transitions.rowCount,
        expected: layout.rowCount
      )
    }
    guard transitions.stateCount == states.count else {
      throw .wrongCount(
        of: "states that transitions may lead to",
        found: transitions.stateCount,
        expected: states.count
      )
    }
    guard playerNames == nil || playerNames?.count == layout.playerCount else {
      throw .wrongCount(
        of: "player names",
        found: playerNames?.count ?? 0,
        expected: layout.playerCount
      )
    }
    try horizon.validate(playerCount: layout.playerCount)
    self.title = title
    self.playerNames = playerNames ?? (1...layout.playerCount).map { "Player \($0)" }
    self.states = states
    self.actions = actions
    spaces = layout.spaces
    profileStarts = layout.profileStarts
    stateNumbers = layout.stateNumbers
    self.rewards = rewards
    self.transitions = transitions
    self.horizon = horizon
    self.initialDistribution = try layout.validated(
      initialDistribution ?? [Transition(to: states[0])]
    )
  }

  /// The number of players.
  public var playerCount: Int { playerNames.count }

  /// The number of states.
  public var stateCount: Int { states.count }

  /// The number of rows: action profiles of all states together.
  public var rowCount: Int { profileStarts[states.count] }

  /// The rows of a state: its action profiles.
  ///
  /// - Parameter state: The number of the state.
  /// - Returns: A range of row numbers.
  public func rows(ofState state: Int) -> Range<Int> {
    profileStarts[state]..<profileStarts[state + 1]
  }

  /// The row of an action profile.
  ///
  /// - Parameters:
  ///   - state: The number of the state.
  ///   - profile: One action number per player.
  /// - Returns: The number of the row.
  public func row(ofState state: Int, profile: [Int]) -> Int {
    profileStarts[state] + spaces[state].index(of: profile)
  }

  /// The number of a state; `nil` when the game does not have it.
  ///
  /// - Parameter state: The state.
  /// - Returns: Its place in ``states``.
  public func number(of state: State) -> Int? { stateNumbers[state] }
}

extension TabularMarkovGame {
  /// The actions of each player in a state.
  ///
  /// - Parameter state: A state of the game; any other is a programming error.
  /// - Returns: One set of actions per player.
  public func actions(in state: State) -> [[Action]] { actions[requiredNumber(of: state)] }

  /// The distribution of the next state.
  ///
  /// - Parameters:
  ///   - state: A state of the game; any other is a programming error.
  ///   - profile: One action of each player; an unknown action is a programming error.
  /// - Returns: The states that may come next.
  public func transitions(
    from state: State,
    playing profile: [Action]
  ) -> [Transition<State>] {
    transitions.distribution(ofRow: requiredRow(of: state, playing: profile)).map {
      Transition(to: states[$0.successor], probability: $0.probability)
    }
  }

  /// The expected rewards, paid on action.
  public var rewardRule: RewardRule<State, Action> {
    .onAction { state, profile in
      let row = requiredRow(of: state, playing: profile)
      return rewards.map { $0[row] }
    }
  }

  /// The game itself.
  ///
  /// - Returns: `self`.
  public func tabulated() throws(MarkovGameError) -> TabularMarkovGame<State, Action> { self }

  private func requiredNumber(of state: State) -> Int {
    guard let number = stateNumbers[state] else {
      preconditionFailure("the game has no state \"\(state)\"")
    }
    return number
  }

  private func requiredRow(of state: State, playing profile: [Action]) -> Int {
    let number = requiredNumber(of: state)
    let profile = profile.indices.map { player in
      guard let index = actions[number][player].firstIndex(of: profile[player]) else {
        preconditionFailure(
          "in state \"\(state)\" player \(player) has no action \"\(profile[player])\""
        )
      }
      return index
    }
    return row(ofState: number, profile: profile)
  }
}
