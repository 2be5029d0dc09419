public import EquilibriaNumerics

/// Rock, Paper, Scissors in which scissors can be loaded for the next round.
///
/// A player who alone played scissors in the previous round wins a tie on scissors in this one. With
/// δ = 19/20 the values are 0 and ±1/9, and in the neutral state both play rock, paper and scissors
/// with probabilities (199/540, 161/540, 1/3).
///
/// > Source: Eibelshäuser & Poensgen (2019), *Markov quantal response equilibrium and a homotopy
/// > method for computing and selecting Markov perfect equilibria of dynamic stochastic games*, in the
/// > documentation of sgamesolver.
public struct LoadedRockPaperScissors: MarkovGame, Hashable {
  /// Who has loaded scissors.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Nobody, or both.
    case neutral
    /// Player 1.
    case firstLoaded
    /// Player 2.
    case secondLoaded
  }

  /// What a player throws.
  public enum Move: String, NamedMove {
    /// Beats scissors.
    case rock = "Rock"
    /// Beats rock.
    case paper = "Paper"
    /// Beats paper.
    case scissors = "Scissors"
  }

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The game with the given discount factor.
  ///
  /// - Parameter discount: δ of both players, from 0 to below 1; 19/20 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other discount factors.
  public init(discount: Rational = 0.95) throws(GameError) {
    try requireDiscount(discount)
    horizon = .discounted(discount, players: 2)
  }

  /// The name of the game.
  public var title: String { "Rock, Paper, Scissors with loading" }

  /// Two.
  public var playerCount: Int { 2 }

  /// Neutral, and one state per loaded player.
  public var states: [State] { State.allCases }

  /// All three throws, always.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' moves.
  public func actions(in state: State) -> [[Move]] { [Move.allCases, Move.allCases] }

  /// Whoever alone throws scissors has them loaded next.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The throws.
  /// - Returns: One next state, for certain.
  public func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    switch (profile[0] == .scissors, profile[1] == .scissors) {
    case (true, false): [Transition(to: .firstLoaded)]
    case (false, true): [Transition(to: .secondLoaded)]
    default: [Transition(to: .neutral)]
    }
  }

  /// One unit for the winner, paid by the loser.
  public var rewardRule: RewardRule<State, Move> {
    .onAction { state, profile in
      if profile[0] == profile[1] {
        guard profile[0] == .scissors, state != .neutral else { return [0, 0] }
        return state == .firstLoaded ? [1, -1] : [-1, 1]
      }
      switch (profile[0], profile[1]) {
      case (.rock, .scissors), (.paper, .rock), (.scissors, .paper): return [1, -1]
      default: return [-1, 1]
      }
    }
  }
}
