public import EquilibriaNumerics

/// A game in which every player chooses one action, once, without seeing the others' choices.
///
/// A type of your own is a game as soon as it names its actions and computes payoffs:
///
/// ```swift
/// struct Guessing: NormalFormGame {
///   var actions: [[Int]] { [[1, 2, 3], [1, 2, 3]] }
///   func payoffs(for profile: [Int]) -> [Rational] {
///     profile[0] == profile[1] ? [1, 1] : [0, 0]
///   }
/// }
/// ```
public protocol NormalFormGame<Action>: Sendable {
  /// What a player chooses: an enumeration, a number or a name.
  associatedtype Action: Hashable & Sendable

  /// A short name of the game, for people; empty when it has none.
  var title: String { get }

  /// The names of the players, in order; `Player 1`, `Player 2`, … unless the game says otherwise.
  var playerNames: [String] { get }

  /// The actions of each player, in order: `actions[player][index]`.
  var actions: [[Action]] { get }

  /// The payoff of every player when each plays the given action.
  ///
  /// - Parameter profile: One action per player.
  /// - Returns: One payoff per player, in the players' order.
  func payoffs(for profile: [Action]) -> [Rational]

  /// All payoffs in dense tables, the form that solvers work on.
  ///
  /// - Returns: The same game as a ``PayoffTable``.
  /// - Throws: ``GameError`` when the game is not well formed: no players, an empty or repeated
  ///   action set, a wrong number of payoffs, or more profiles than
  ///   ``ActionSpace/largestProfileCount``.
  func tabulated() throws(GameError) -> PayoffTable<Action>
}

extension NormalFormGame {
  /// No title.
  public var title: String { "" }

  /// `Player 1`, `Player 2`, … one for each action set.
  public var playerNames: [String] { actions.indices.map { "Player \($0 + 1)" } }

  /// The number of players.
  public var playerCount: Int { actions.count }

  /// Evaluates ``payoffs(for:)`` at every profile.
  ///
  /// - Returns: The same game as a ``PayoffTable``.
  /// - Throws: ``GameError`` when the game is not well formed.
  public func tabulated() throws(GameError) -> PayoffTable<Action> {
    let actions = self.actions
    let space = try ActionSpace(validating: actions.map(\.count))
    var payoffs = Array(repeating: [Rational](), count: space.playerCount)
    for player in payoffs.indices { payoffs[player].reserveCapacity(space.profileCount) }
    for index in 0..<space.profileCount {
      let choice = space.profile(at: index)
      let values = self.payoffs(for: choice.indices.map { actions[$0][choice[$0]] })
      guard values.count == space.playerCount else {
        throw .wrongPayoffCount(profile: choice, found: values.count, expected: space.playerCount)
      }
      for player in payoffs.indices { payoffs[player].append(values[player]) }
    }
    return try PayoffTable(
      title: title,
      playerNames: playerNames,
      actions: actions,
      payoffs: payoffs
    )
  }
}
