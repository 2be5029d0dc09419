public import EquilibriaNumerics

/// Two players race across a 3×3 grid: the grid games of Hu and Wellman.
///
/// Cells are numbered from 0 at the lower left to 8 at the upper right, row by row. The players start
/// in the lower corners and move one cell at a time, at the same time. Who reaches the goal gets 100;
/// then the game is over. Players who want the same cell, other than a player's own goal, stay where
/// they are and lose 1 each.
///
/// In the first game the goals are the opposite upper corners; nobody need wait, and both can have
/// `100·δ³`, 97.0299 at δ = 99/100. In the second both want the upper middle, and the way up from
/// either start is blocked half of the time: whoever goes through the middle is faster, so who yields
/// matters, and there are several equilibria.
///
/// > Source: Hu & Wellman (2003), *Nash Q-learning for general-sum stochastic games*, section 5.
public struct GridGame: MarkovGame, Hashable {
  /// Which of the two games.
  public enum Variant: String, Hashable, Sendable, CaseIterable {
    /// Grid Game 1: each player has a goal in the opposite corner.
    case ownGoals
    /// Grid Game 2: one goal in the middle, and barriers above the starts.
    case sharedGoal
  }

  /// Where the players stand.
  public enum State: Hashable, Sendable, CustomStringConvertible {
    /// The cells of both players, from 0 to 8.
    case play(Int, Int)
    /// Someone has reached the goal.
    case over

    /// The cells: `(0, 2)`.
    public var description: String {
      switch self {
      case .play(let first, let second): "(\(first), \(second))"
      case .over: "over"
      }
    }
  }

  /// Where a player goes.
  public enum Move: String, NamedMove {
    /// One cell to the left.
    case left = "Left"
    /// One cell to the right.
    case right = "Right"
    /// One cell down.
    case down = "Down"
    /// One cell up.
    case up = "Up"
    /// Nowhere: the game is over.
    case wait = "Wait"
  }

  /// Which of the two games.
  public let variant: Variant

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  private static let prize: Rational = 100

  /// One of the two games.
  ///
  /// - Parameters:
  ///   - variant: Which one.
  ///   - discount: δ of both players, from 0 to below 1; 99/100 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other discount factors.
  public init(_ variant: Variant, discount: Rational = 0.99) throws(GameError) {
    try requireDiscount(discount)
    self.variant = variant
    horizon = .discounted(discount, players: 2)
  }

  /// The name of the game.
  public var title: String { variant == .ownGoals ? "Grid Game 1" : "Grid Game 2" }

  /// Two.
  public var playerCount: Int { 2 }

  /// The cell that each player wants to reach.
  public var goals: [Int] { variant == .ownGoals ? [8, 6] : [7, 7] }

  /// All places of two players on different cells, none on its own goal, and the end.
  public var states: [State] {
    let play = (0..<9).flatMap { first in
      (0..<9).filter { $0 != first && first != goals[0] && $0 != goals[1] }
        .map { State.play(first, $0) }
    }
    return play + [.over]
  }

  /// The lower corners.
  public var initialDistribution: [Transition<State>] { [Transition(to: .play(0, 2))] }

  /// The moves that stay on the grid.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' moves.
  public func actions(in state: State) -> [[Move]] {
    guard case .play(let first, let second) = state else { return [[.wait], [.wait]] }
    return [first, second].map { cell in Move.allCases.filter { $0.target(from: cell) != nil } }
  }

  /// Where the players end up, with every way that barriers may turn out.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The players' moves.
  /// - Returns: The states that may come next.
  public func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    outcomes(of: state, profile).map { Transition(to: $0.state, probability: $0.probability) }
  }

  /// 100 for reaching the goal, −1 for wanting the same cell.
  public var rewardRule: RewardRule<State, Move> {
    .onAction { state, profile in
      outcomes(of: state, profile).reduce([0, 0]) { sums, outcome in
        zip(sums, outcome.rewards).map { $0 + outcome.probability * $1 }
      }
    }
  }

  private struct Outcome {
    var state: State
    var probability: Rational
    var rewards: [Rational]
  }

  /// All outcomes of a pair of moves.
  private func outcomes(of state: State, _ profile: [Move]) -> [Outcome] {
    guard case .play(let first, let second) = state else {
      return [Outcome(state: .over, probability: 1, rewards: [0, 0])]
    }
    let cells = [first, second]
    let wishes = cells.indices.map { player in
      let target = profile[player].target(from: cells[player]) ?? cells[player]
      return hasBarrier(above: cells[player], profile[player])
        ? [cells[player], target] : [target]
    }
    let probability = Rational(1, wishes[0].count * wishes[1].count)
    return wishes[0].flatMap { one in
      wishes[1].map { other in
        let (state, rewards) = settle([one, other], from: cells)
        return Outcome(state: state, probability: probability, rewards: rewards)
      }
    }
  }

  /// What happens when the players want to stand on the given cells.
  private func settle(_ wishes: [Int], from cells: [Int]) -> (State, [Rational]) {
    let arrives = wishes.indices.map { wishes[$0] == goals[$0] }
    if arrives.contains(true) { return (.over, arrives.map { $0 ? Self.prize : 0 }) }
    if wishes[0] == wishes[1] { return (.play(cells[0], cells[1]), [-1, -1]) }
    return (.play(wishes[0], wishes[1]), [0, 0])
  }

  private func hasBarrier(above cell: Int, _ move: Move) -> Bool {
    variant == .sharedGoal && move == .up && (cell == 0 || cell == 2)
  }
}

extension GridGame.Move {
  /// The cell that a move leads to; `nil` when it leaves the grid.
  fileprivate func target(from cell: Int) -> Int? {
    switch self {
    case .left: cell % 3 > 0 ? cell - 1 : nil
    case .right: cell % 3 < 2 ? cell + 1 : nil
    case .down: cell >= 3 ? cell - 3 : nil
    case .up: cell < 6 ? cell + 3 : nil
    case .wait: nil
    }
  }
}
