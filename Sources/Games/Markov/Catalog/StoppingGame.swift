public import EquilibriaNumerics

/// Shapley's example: a zero-sum matrix game that is replayed until chance stops it.
///
/// Each pair of choices brings a payment and a probability that the game stops; payments add up.
/// The value v solves `v = val(A + (1 − S)·v)`, and `v = max_x min_y xAy/xSy`. The default is our
/// own choice of numbers: with `A = [[1, 0], [0, 2]]` and `S = [[½, 1], [1, 1]]` the value is
/// `2√2 − 2`, irrational although all data are rational.
///
/// The total is undiscounted; the stop probabilities do the work of a discount factor. As a
/// ``MarkovGame`` the game is discounted by the largest probability δ of going on, and goes on
/// with probability `(1 − s)/δ`, which gives every policy the same value.
///
/// > Source: Shapley (1953), *Stochastic games*, section "Examples and applications" (games with one
/// > position).
public struct StoppingGame: MarkovGame, Hashable {
  /// Where the game stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// The game goes on.
    case play
    /// The game has stopped.
    case stopped
  }

  /// A: what player 2 pays to player 1, row by row.
  public let payments: [[Rational]]

  /// S: the probability that each entry stops the game.
  public let stopProbabilities: [[Rational]]

  /// How rewards add up: discounted by the largest probability of going on.
  public let horizon: Horizon

  /// The game with the given matrices.
  ///
  /// - Parameters:
  ///   - payments: A, m×n.
  ///   - stopProbabilities: S, m×n, all above 0 and at most 1.
  /// - Throws: ``GameError`` when the matrices are empty, ragged or of different shapes, or a stop
  ///   probability is outside its domain.
  public init(
    payments: [[Rational]] = [[1, 0], [0, 2]],
    stopProbabilities: [[Rational]] = [[0.5, 1], [1, 1]]
  ) throws(GameError) {
    let width = payments.first?.count ?? 0
    _ = try ActionSpace(validating: [payments.count, width])
    let found = payments.map(\.count) + stopProbabilities.map(\.count)
    guard stopProbabilities.count == payments.count, found.allSatisfy({ $0 == width }) else {
      throw .invalidParameter(
        name: "the lengths of the rows of payments and stop probabilities",
        value: "\(found)",
        domain: "\(width), in \(payments.count) rows of each"
      )
    }
    for probability in stopProbabilities.joined() where probability <= 0 || probability > 1 {
      throw .invalidParameter(
        name: "stopProbabilities",
        value: "\(probability)",
        domain: "numbers above 0 and at most 1"
      )
    }
    self.payments = payments
    self.stopProbabilities = stopProbabilities
    let least = stopProbabilities.joined().min() ?? 1
    horizon = .discounted(1 - least, players: 2)
  }

  /// The name of the game.
  public var title: String { "Stopping game" }

  /// Two.
  public var playerCount: Int { 2 }

  /// Play and stopped.
  public var states: [State] { State.allCases }

  /// Rows for player 1 and columns for player 2 until the game stops.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' actions, numbered from 0.
  public func actions(in state: State) -> [[Int]] {
    state == .play ? [Array(payments.indices), Array(payments[0].indices)] : [[0], [0]]
  }

  /// Another round with probability `(1 − s)/δ`.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The row and the column.
  /// - Returns: Play and stopped, with their probabilities.
  public func transitions(from state: State, playing profile: [Int]) -> [Transition<State>] {
    let discount = horizon.discounts?.first ?? 0
    guard state == .play, discount > 0 else { return [Transition(to: .stopped)] }
    let goesOn = (1 - stopProbabilities[profile[0]][profile[1]]) / discount
    return [
      Transition(to: .play, probability: goesOn),
      Transition(to: .stopped, probability: 1 - goesOn),
    ]
  }

  /// The entry played; nothing after the stop.
  public var rewardRule: RewardRule<State, Int> {
    .onAction { state, profile in
      let payment = state == .play ? payments[profile[0]][profile[1]] : 0
      return [payment, -payment]
    }
  }
}
