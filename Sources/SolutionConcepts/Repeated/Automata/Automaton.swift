public import Games

/// A strategy for a repeated game that remembers one of finitely many states.
///
/// In each period the player plays the action of the present state. Then everybody sees what all
/// players did, and the automaton moves to the next state.
///
/// ```swift
/// let game = try PrisonersDilemma()
/// let forgiving = try Automaton(
///   playing: game, as: 0, title: "tit for tat",
///   states: [.init("C", .cooperate), .init("D", .defect)]
/// ) { _, profile in profile[1] == .cooperate ? 0 : 1 }
/// ```
///
/// > Source: Rubinstein (1986), *Finite automata play the repeated prisoner's dilemma*; Osborne &
/// > Rubinstein (1994), section 8.4.
public struct Automaton<Action: Hashable & Sendable>: Sendable, Hashable {
  /// One state: its name and what is played in it.
  public struct State: Sendable, Hashable {
    /// The name, for people.
    public let name: String

    /// The action played in the state.
    public let action: Action

    /// A state.
    ///
    /// - Parameters:
    ///   - name: The name, for people.
    ///   - action: The action played in the state.
    public init(_ name: String, _ action: Action) {
      self.name = name
      self.action = action
    }
  }

  /// The name of the strategy, for people.
  public let title: String

  /// The player who uses it, from 0.
  public let player: Int

  /// The states; numbered from 0.
  public let states: [State]

  /// The number of the state of the first period.
  public let initialState: Int

  /// The next state: `successors[state][profile]` with profiles numbered as in ``space``.
  public let successors: [[Int]]

  /// The actions of each player of the game, in order.
  public let actions: [[Action]]

  /// The numbering of the game's action profiles.
  public let space: ActionSpace

  /// The most transitions that an automaton may have, states times action profiles.
  public static var largestTransitionCount: Int { 1 << 24 }

  /// A strategy for a player of a game.
  ///
  /// - Parameters:
  ///   - game: The stage game.
  ///   - player: The player who uses it, from 0.
  ///   - title: The name of the strategy, for people.
  ///   - states: The states, at least one; numbered from 0.
  ///   - initialState: The number of the state of the first period; 0 by default.
  ///   - next: The number of the next state, from the present one and what all players did.
  /// - Throws: ``/Games/GameError`` when the game is not well formed, a player, action or state does
  ///   not exist, or there are more than ``largestTransitionCount`` transitions.
  public init(
    playing game: some NormalFormGame<Action>,
    as player: Int,
    title: String,
    states: [State],
    initialState: Int = 0,
    next: (_ state: Int, _ profile: [Action]) -> Int
  ) throws(GameError) {
    let actions = game.actions
    let space = try ActionSpace(validating: actions.map(\.count))
    guard actions.indices.contains(player) else {
      throw .invalidParameter(
        name: "player",
        value: "\(player)",
        domain: "0 to \(actions.count - 1)"
      )
    }
    guard !states.isEmpty else {
      throw .invalidParameter(
        name: "the number of states of \(title)",
        value: "0",
        domain: "1 or more"
      )
    }
    for state in states where !actions[player].contains(state.action) {
      throw .unknownAction(player: player, action: "\(state.action)")
    }
    guard states.count <= Self.largestTransitionCount / space.profileCount else {
      throw .tooLarge(counts: space.counts + [states.count])
    }
    func requireState(_ state: Int, _ name: String) throws(GameError) {
      guard states.indices.contains(state) else {
        throw .invalidParameter(
          name: name,
          value: "\(state)",
          domain: "a state of \(title), 0 to \(states.count - 1)"
        )
      }
    }
    try requireState(initialState, "initialState")
    var successors: [[Int]] = []
    for state in states.indices {
      var row: [Int] = []
      for index in 0..<space.profileCount {
        let profile = actions.indices.map { actions[$0][space.action(of: $0, at: index)] }
        let successor = next(state, profile)
        try requireState(successor, "the state after \(states[state].name) and \(profile)")
        row.append(successor)
      }
      successors.append(row)
    }
    self.title = title
    self.player = player
    self.states = states
    self.initialState = initialState
    self.successors = successors
    self.actions = actions
    self.space = space
  }
}

extension Automaton: CustomStringConvertible {
  /// The name of the strategy.
  public var description: String { title }
}
