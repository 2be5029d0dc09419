public import EquilibriaNumerics

/// Two players take turns to keep or send: no deterministic stationary equilibrium exists.
///
/// In each of two states one player moves: *keep* leaves the turn where it is, *send* passes it to the
/// other player. At the discount factor ¾ the only stationary equilibrium sends with probabilities
/// 2/3 and 5/12, worth (4, 16/3) to player 1 and (16/3, 4) to player 2 in the two states. Values
/// of actions alone do not reveal it, and value iteration cycles.
///
/// ```swift
/// let game = try NoSDEGame()
/// ```
///
/// > Source: Zinkevich, Greenwald & Littman (2005), *Cyclic equilibria in Markov games*.
public struct NoSDEGame: MarkovGame, Hashable {
  /// Whose turn it is.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Player 1 moves.
    case first
    /// Player 2 moves.
    case second
  }

  /// What a player does.
  public enum Move: String, NamedMove {
    /// The turn stays.
    case keep = "Keep"
    /// The turn passes to the other player.
    case send = "Send"
    /// The other player moves.
    case wait = "Wait"
  }

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The game with the given discount factor.
  ///
  /// - Parameter discount: δ of both players, from 0 to below 1; 3/4 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other discount factors.
  public init(discount: Rational = 0.75) throws(GameError) {
    try requireDiscount(discount)
    horizon = .discounted(discount, players: 2)
  }

  /// The name of the game.
  public var title: String { "NoSDE game" }

  /// Two.
  public var playerCount: Int { 2 }

  /// The turn of player 1, and that of player 2.
  public var states: [State] { State.allCases }

  /// Keep or send for the player whose turn it is.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' moves.
  public func actions(in state: State) -> [[Move]] {
    state == .first ? [[.keep, .send], [.wait]] : [[.wait], [.keep, .send]]
  }

  /// The same turn, or the other player's.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The moves.
  /// - Returns: One next state, for certain.
  public func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    guard profile.contains(.send) else { return [Transition(to: state)] }
    return [Transition(to: state == .first ? .second : .first)]
  }

  /// (1, 0) or (0, 3) in the first state, (3, 1) or (0, 0) in the second.
  public var rewardRule: RewardRule<State, Move> {
    .onAction { state, profile in
      switch (state, profile.contains(.send)) {
      case (.first, false): [1, 0]
      case (.first, true): [0, 3]
      case (.second, false): [3, 1]
      case (.second, true): [0, 0]
      }
    }
  }
}
