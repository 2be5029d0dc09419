public import EquilibriaNumerics

/// A daily guess that ends the game when it is bold: the Big Match.
///
/// Each day player 2 secretly chooses 0 or 1 and player 1 predicts it; a right prediction pays
/// player 1 one unit, by player 2. As long as player 1 predicts 0 the game goes on; on the day he
/// predicts 1 the payment of that day repeats for ever. Its discounted value, as an average per
/// period, is ½ for every discount factor; player 1 predicts 1 with probability
/// `(1 − δ)/(2 − δ)`. With long-run averages there is no optimal stationary policy.
///
/// ```swift
/// let game = try BigMatch(discount: 0.9)
/// ```
///
/// > Source: Gillette (1957), *Stochastic games with zero stop probabilities*; Blackwell & Ferguson
/// > (1968), *The big match*.
public struct BigMatch: MarkovGame, Hashable {
  /// Where the game stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Player 1 has always predicted 0.
    case play
    /// Player 1 predicted 1, rightly: he receives 1 for ever.
    case won
    /// Player 1 predicted 1, wrongly: he receives 0 for ever.
    case lost
  }

  /// The digit that player 1 predicts or player 2 chooses.
  public enum Move: String, NamedMove {
    /// One; as a prediction, the last.
    case one = "One"
    /// Zero.
    case zero = "Zero"
    /// Nothing left to choose.
    case wait = "Wait"
  }

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The game with the given discount factor.
  ///
  /// - Parameter discount: δ of both players, from 0 to below 1; 9/10 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other discount factors.
  public init(discount: Rational = 0.9) throws(GameError) {
    try requireDiscount(discount)
    horizon = .discounted(discount, players: 2)
  }

  /// The name of the game.
  public var title: String { "Big Match" }

  /// Two.
  public var playerCount: Int { 2 }

  /// Play, won and lost.
  public var states: [State] { State.allCases }

  /// Both digits for both players while the game goes on.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' moves.
  public func actions(in state: State) -> [[Move]] {
    state == .play ? [[.one, .zero], [.one, .zero]] : [[.wait], [.wait]]
  }

  /// The end after a prediction of 1, and another day otherwise.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The prediction and the digit.
  /// - Returns: One next state, for certain.
  public func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    guard state == .play, profile[0] == .one else { return [Transition(to: state)] }
    return [Transition(to: profile[1] == .one ? .won : .lost)]
  }

  /// One unit for a right prediction, paid by player 2.
  public var rewardRule: RewardRule<State, Move> {
    .onAction { state, profile in
      let isRight = state == .play ? profile[0] == profile[1] : state == .won
      return isRight ? [1, -1] : [0, 0]
    }
  }
}
