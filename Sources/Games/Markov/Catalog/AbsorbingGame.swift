public import EquilibriaNumerics

/// A zero-sum matrix game that is repeated until an entry marked as absorbing comes up.
///
/// The payment of an absorbing entry, `a*`, repeats for ever. The default, `[[0, 1*], [1*, 0*]]`,
/// has the discounted value `1/(1 + √λ)` per period, with `λ = 1 − δ`: rational data, but a value
/// that is irrational for most discount factors, and that tends to 1 like a root of λ.
///
/// ```swift
/// let game = try AbsorbingGame(discount: 0.75)
/// ```
///
/// > Source: Kohlberg (1974), *Repeated games with absorbing states*.
public struct AbsorbingGame: MarkovGame, Hashable {
  /// Where the game stands.
  public enum State: Hashable, Sendable, CustomStringConvertible {
    /// No absorbing entry has come up.
    case play
    /// The entry in this row and column repeats for ever.
    case absorbed(row: Int, column: Int)

    /// `play`, or the absorbing entry.
    public var description: String {
      switch self {
      case .play: "play"
      case .absorbed(let row, let column): "absorbed at (\(row), \(column))"
      }
    }
  }

  /// What player 2 pays to player 1, row by row.
  public let payments: [[Rational]]

  /// Whether each entry is absorbing.
  public let isAbsorbing: [[Bool]]

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The game with the given matrix.
  ///
  /// - Parameters:
  ///   - payments: What player 2 pays to player 1, m×n; `[[0, 1], [1, 0]]` by default.
  ///   - isAbsorbing: Whether each entry repeats for ever, m×n; all but the first by default.
  ///   - discount: δ of both players, from 0 to below 1; 9/10 by default.
  /// - Throws: ``GameError`` when the matrices are empty, ragged or of different shapes, or the
  ///   discount factor is outside its domain.
  public init(
    payments: [[Rational]] = [[0, 1], [1, 0]],
    isAbsorbing: [[Bool]] = [[false, true], [true, true]],
    discount: Rational = 0.9
  ) throws(GameError) {
    try requireDiscount(discount)
    let width = payments.first?.count ?? 0
    _ = try ActionSpace(validating: [payments.count, width])
    let found = payments.map(\.count) + isAbsorbing.map(\.count)
    guard isAbsorbing.count == payments.count, found.allSatisfy({ $0 == width }) else {
      throw .invalidParameter(
        name: "the lengths of the rows of payments and marks",
        value: "\(found)",
        domain: "\(width), in \(payments.count) rows of each"
      )
    }
    self.payments = payments
    self.isAbsorbing = isAbsorbing
    horizon = .discounted(discount, players: 2)
  }

  /// The name of the game.
  public var title: String { "Absorbing game" }

  /// Two.
  public var playerCount: Int { 2 }

  /// Play, then one state per absorbing entry.
  public var states: [State] {
    [.play]
      + payments.indices.flatMap { row in
        payments[row].indices.filter { isAbsorbing[row][$0] }.map {
          State.absorbed(row: row, column: $0)
        }
      }
  }

  /// Rows for player 1 and columns for player 2 until absorption.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' actions, numbered from 0.
  public func actions(in state: State) -> [[Int]] {
    state == .play ? [Array(payments.indices), Array(payments[0].indices)] : [[0], [0]]
  }

  /// Absorption by a marked entry.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The row and the column.
  /// - Returns: One next state, for certain.
  public func transitions(from state: State, playing profile: [Int]) -> [Transition<State>] {
    guard state == .play, isAbsorbing[profile[0]][profile[1]] else {
      return [Transition(to: state)]
    }
    return [Transition(to: .absorbed(row: profile[0], column: profile[1]))]
  }

  /// The entry played, or the one that repeats.
  public var rewardRule: RewardRule<State, Int> {
    .onAction { state, profile in
      var payment = payments[profile[0]][profile[1]]
      if case .absorbed(let row, let column) = state { payment = payments[row][column] }
      return [payment, -payment]
    }
  }
}
