public import EquilibriaNumerics

/// The rewards and transitions of a Markov game in one arithmetic, ready for numerical work.
///
/// Rows and entries are numbered as in ``TabularMarkovGame``: state s has the rows
/// `profileStarts[s]..<profileStarts[s + 1]`, and row r the entries
/// `entryStarts[r]..<entryStarts[r + 1]`, each with a next state and its probability.
///
/// In floating arithmetic a reward or discount factor is the nearest double and a probability is
/// within 2⁻⁵² of its exact value, relatively.
public struct MarkovArrays<Scalar: OrderedField>: Sendable {
  /// The numbering of the action profiles of each state.
  public let spaces: [ActionSpace]

  /// Where the rows of each state start, and where those of the last one end.
  public let profileStarts: [Int]

  /// Where the entries of each row start, and where those of the last one end.
  public let entryStarts: [Int]

  /// The next state of each entry.
  public let successors: [Int32]

  /// The probability of each entry.
  public let probabilities: [Scalar]

  /// The expected reward of each player in each row: `rewards[player][row]`.
  public let rewards: [[Scalar]]

  /// The discount factor of each player; all 1 for long-run averages.
  public let discounts: [Scalar]

  /// The tables of a game in the given arithmetic.
  ///
  /// - Parameter game: The game.
  public init<State, Action>(_ game: TabularMarkovGame<State, Action>) {
    let rows = game.transitions
    spaces = game.spaces
    profileStarts = game.profileStarts
    entryStarts = rows.starts
    successors = rows.successors
    discounts = game.discounts.map { Scalar($0) }
    switch Scalar.arithmetic {
    case .floating:
      probabilities = Self.scalars(rows.floatingProbabilities)
      rewards = game.rewards.map { Self.scalars(Rational.doubleValues(of: $0)) }
    case .exact:
      probabilities = (0..<rows.rowCount).flatMap { row in
        rows.distribution(ofRow: row).map { Scalar($0.probability) }
      }
      rewards = game.rewards.map { $0.map { Scalar($0) } }
    }
  }

  /// Tables whose sizes are known to agree.
  package init(
    spaces: [ActionSpace],
    profileStarts: [Int],
    entryStarts: [Int],
    successors: [Int32],
    probabilities: [Scalar],
    rewards: [[Scalar]],
    discounts: [Scalar]
  ) {
    self.spaces = spaces
    self.profileStarts = profileStarts
    self.entryStarts = entryStarts
    self.successors = successors
    self.probabilities = probabilities
    self.rewards = rewards
    self.discounts = discounts
  }

  /// Doubles in a floating arithmetic: no work at all when that is `Double`.
  private static func scalars(_ values: [Double]) -> [Scalar] {
    // Through `Any` the cast is one of the whole array, and not of every element.
    (values as Any) as? [Scalar] ?? values.map { Scalar(binary: $0) }
  }

  /// The number of players.
  public var playerCount: Int { rewards.count }

  /// The number of states.
  public var stateCount: Int { spaces.count }

  /// The number of rows: action profiles of all states together.
  public var rowCount: Int { entryStarts.count - 1 }

  /// The rows of a state: its action profiles.
  ///
  /// - Parameter state: The number of the state.
  /// - Returns: A range of row numbers.
  @inlinable
  public func rows(ofState state: Int) -> Range<Int> {
    profileStarts[state]..<profileStarts[state + 1]
  }

  /// `Σ_t P(t)·v(t)` over the next states of a row.
  ///
  /// - Parameters:
  ///   - values: One number per state.
  ///   - row: The number of the row.
  /// - Returns: The expected value, summed from left to right.
  @inlinable
  public func expectation(of values: [Scalar], inRow row: Int) -> Scalar {
    let start = entryStarts[row]
    return Scalar.sumOfProducts(count: entryStarts[row + 1] - start) { offset in
      (probabilities[start + offset], values[Int(successors[start + offset])])
    }
  }

  /// What a player gets from each action profile of a state: `rᵢ(s, a) + δᵢ·Σ_t P(t)·vᵢ(t)`.
  ///
  /// - Parameters:
  ///   - player: The player, from 0.
  ///   - state: The number of the state.
  ///   - values: The player's value of each state from the next period on.
  /// - Returns: One number per action profile of the state.
  @inlinable
  public func stagePayoffs(
    of player: Int,
    inState state: Int,
    continuing values: [Scalar]
  ) -> [Scalar] {
    rows(ofState: state).map { row in
      rewards[player][row] + discounts[player] * expectation(of: values, inRow: row)
    }
  }
}
