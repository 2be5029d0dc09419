/// A game played over time: actions bring rewards now and move a state that everyone sees.
///
/// In each period all players see the state, choose actions at the same time, are paid, and the
/// next state is drawn. A player who is not to move has a single action, so games of alternating
/// moves need nothing special, and neither do absorbing states, which lead to themselves. Players
/// who do not see the whole state (partial observability) are out of scope.
///
/// A type of your own is a Markov game as soon as it names these parts:
///
/// ```swift
/// struct Machine: MarkovGame {
///   enum State { case good, broken }
///   enum Action { case run, repair }
///   var playerCount: Int { 1 }
///   var states: [State] { [.good, .broken] }
///   func actions(in state: State) -> [[Action]] { [state == .good ? [.run] : [.repair]] }
///   func transitions(from state: State, playing profile: [Action]) -> [Transition<State>] {
///     state == .good
///       ? [Transition(to: .good, probability: 0.9), Transition(to: .broken, probability: 0.1)]
///       : [Transition(to: .good)]
///   }
///   var rewardRule: RewardRule<State, Action> { .onState { [$0 == .good ? 1 : -2] } }
///   var horizon: Horizon { .discounted([0.95]) }
/// }
/// ```
///
/// > Source: Shapley (1953), *Stochastic games*; Fink (1964), *Equilibrium in a stochastic n-person
/// > game*.
public protocol MarkovGame<State, Action>: Sendable {
  /// What all players see at the start of a period.
  associatedtype State: Hashable & Sendable

  /// What a player chooses in a period.
  associatedtype Action: Hashable & Sendable

  /// A short name of the game, for people; empty when it has none.
  var title: String { get }

  /// The number of players.
  var playerCount: Int { get }

  /// The names of the players, in order; `Player 1`, `Player 2`, … unless the game says otherwise.
  var playerNames: [String] { get }

  /// All states, in order, without repetition.
  var states: [State] { get }

  /// The actions of each player in a state, in order; a single one for a player not to move.
  ///
  /// - Parameter state: The current state.
  /// - Returns: One set of actions per player.
  func actions(in state: State) -> [[Action]]

  /// The distribution of the next state.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: One action per player.
  /// - Returns: The states that may come next, with probabilities that sum to 1; a state may be
  ///   listed more than once.
  func transitions(from state: State, playing profile: [Action]) -> [Transition<State>]

  /// What the players are paid, and when.
  var rewardRule: RewardRule<State, Action> { get }

  /// How the rewards of successive periods add up.
  var horizon: Horizon { get }

  /// The distribution of the first state; the first of ``states`` unless the game says otherwise.
  var initialDistribution: [Transition<State>] { get }

  /// All rewards and transitions in sparse tables, the form that solvers work on.
  ///
  /// - Returns: The same game as a ``TabularMarkovGame``.
  /// - Throws: ``MarkovGameError`` when the game is not well formed.
  func tabulated() throws(MarkovGameError) -> TabularMarkovGame<State, Action>
}

extension MarkovGame {
  /// No title.
  public var title: String { "" }

  /// `Player 1`, `Player 2`, ….
  public var playerNames: [String] { (0..<max(playerCount, 0)).map { "Player \($0 + 1)" } }

  /// The first state for certain.
  public var initialDistribution: [Transition<State>] {
    states.first.map { [Transition(to: $0)] } ?? []
  }

  /// Evaluates transitions and rewards at every state and action profile.
  ///
  /// - Returns: The same game as a ``TabularMarkovGame``.
  /// - Throws: ``MarkovGameError`` when the game is not well formed.
  public func tabulated() throws(MarkovGameError) -> TabularMarkovGame<State, Action> {
    try MarkovTabulation(self).table
  }
}
