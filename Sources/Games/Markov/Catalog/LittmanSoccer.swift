public import EquilibriaNumerics

/// Soccer on a small board: the zero-sum Markov game of Littman.
///
/// Two players, A and B, stand on different cells of a 4×5 board; one has the ball. Both choose to move
/// one cell or to stand, and the moves are carried out in random order. A player with the ball who
/// moves into the other loses it and stays; a player without it just stays. A scores by carrying the
/// ball off the board to the right, B to the left, in the two middle rows: the scorer gets 1 from the
/// other, and the game ends.
///
/// With δ = 9/10 the game is worth 0.21848444 to A when A starts with the ball, and the negative when
/// B does.
///
/// > Source: Littman (1994), *Markov games as a framework for multi-agent reinforcement learning*;
/// > board and starting places as in OpenSpiel's `markov_soccer` (Lanctot et al. 2019).
public struct LittmanSoccer: MarkovGame, Hashable {
  /// A cell of the board.
  public struct Cell: Hashable, Sendable, CustomStringConvertible {
    /// The row, from 0 at the top.
    public let row: Int

    /// The column, from 0 at the left.
    public let column: Int

    /// A cell of the board.
    ///
    /// - Parameters:
    ///   - row: The row, from 0 at the top.
    ///   - column: The column, from 0 at the left.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }

    /// Row and column: `(2, 1)`.
    public var description: String { "(\(row), \(column))" }
  }

  /// Where the players stand and who has the ball.
  public enum State: Hashable, Sendable, CustomStringConvertible {
    /// The cells of A and B; `ball` is 0 when A has the ball and 1 when B has it.
    case play(a: Cell, b: Cell, ball: Int)
    /// Someone has scored.
    case over

    /// The cells, with the ball marked: `A*(2, 1) B(1, 3)`.
    public var description: String {
      switch self {
      case .play(let a, let b, let ball):
        "A\(ball == 0 ? "*" : "")\(a) B\(ball == 1 ? "*" : "")\(b)"
      case .over: "over"
      }
    }
  }

  /// What a player does.
  public enum Move: String, NamedMove {
    /// One cell up.
    case up = "Up"
    /// One cell down.
    case down = "Down"
    /// One cell to the left.
    case left = "Left"
    /// One cell to the right.
    case right = "Right"
    /// Nothing.
    case stand = "Stand"
  }

  /// The number of rows.
  public static let rowCount = 4

  /// The number of columns.
  public static let columnCount = 5

  /// Where A and B start.
  public static let start = [Cell(row: 2, column: 1), Cell(row: 1, column: 3)]

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
  public var title: String { "Littman soccer" }

  /// Two.
  public var playerCount: Int { 2 }

  /// `A` and `B`.
  public var playerNames: [String] { ["A", "B"] }

  /// All places of two players on different cells, with the ball at A and then at B, and the end.
  public var states: [State] {
    let cells = (0..<Self.rowCount).flatMap { row in
      (0..<Self.columnCount).map { Cell(row: row, column: $0) }
    }
    let play = (0..<2).flatMap { ball in
      cells.flatMap { a in
        cells.filter { $0 != a }.map { State.play(a: a, b: $0, ball: ball) }
      }
    }
    return play + [.over]
  }

  /// The starting places, with the ball at either player equally likely.
  public var initialDistribution: [Transition<State>] {
    (0..<2).map { ball in
      Transition(
        to: .play(a: Self.start[0], b: Self.start[1], ball: ball),
        probability: Rational(1, 2)
      )
    }
  }

  /// All moves for both players until someone scores.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' moves.
  public func actions(in state: State) -> [[Move]] {
    state == .over ? [[.stand], [.stand]] : [Move.allCases, Move.allCases]
  }

  /// The moves in both orders.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The players' moves.
  /// - Returns: The states after either order, equally likely.
  public func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    [0, 1].map { first in
      Transition(
        to: outcome(of: state, profile, first: first).state,
        probability: Rational(1, 2)
      )
    }
  }

  /// One unit for the scorer, from the other, averaged over both orders.
  public var rewardRule: RewardRule<State, Move> {
    .onAction { state, profile in
      let balance = [0, 1].reduce(0) { $0 + outcome(of: state, profile, first: $1).goals }
      return [Rational(balance, 2), Rational(-balance, 2)]
    }
  }

  /// The state after both moves, one player moving first, and the goals of A less those of B.
  private func outcome(
    of state: State,
    _ profile: [Move],
    first: Int
  ) -> (state: State, goals: Int) {
    guard case .play(let a, let b, var ball) = state else { return (state, 0) }
    var cells = [a, b]
    for player in [first, 1 - first] {
      let target = cells[player].moved(profile[player])
      if target == cells[1 - player] {
        if ball == player { ball = 1 - player }
      } else if target.isOnBoard {
        cells[player] = target
      } else if ball == player, Self.isGoal(target, for: player) {
        return (.over, player == 0 ? 1 : -1)
      }
    }
    return (.play(a: cells[0], b: cells[1], ball: ball), 0)
  }

  /// Whether a cell off the board is where a player scores.
  private static func isGoal(_ cell: Cell, for player: Int) -> Bool {
    (1...2).contains(cell.row) && cell.column == (player == 0 ? columnCount : -1)
  }
}

extension LittmanSoccer.Cell {
  /// The cell one move away, possibly off the board.
  fileprivate func moved(_ move: LittmanSoccer.Move) -> LittmanSoccer.Cell {
    switch move {
    case .up: LittmanSoccer.Cell(row: row - 1, column: column)
    case .down: LittmanSoccer.Cell(row: row + 1, column: column)
    case .left: LittmanSoccer.Cell(row: row, column: column - 1)
    case .right: LittmanSoccer.Cell(row: row, column: column + 1)
    case .stand: self
    }
  }

  fileprivate var isOnBoard: Bool {
    (0..<LittmanSoccer.rowCount).contains(row)
      && (0..<LittmanSoccer.columnCount).contains(column)
  }
}
