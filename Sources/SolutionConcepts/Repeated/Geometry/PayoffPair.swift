public import EquilibriaNumerics

/// The payoffs of the two players of a two-player game.
public struct PayoffPair: Sendable, Hashable {
  /// The payoff of player 0.
  public let first: Rational

  /// The payoff of player 1.
  public let second: Rational

  /// A pair of payoffs.
  ///
  /// - Parameters:
  ///   - first: The payoff of player 0.
  ///   - second: The payoff of player 1.
  public init(_ first: Rational, _ second: Rational) {
    self.first = first
    self.second = second
  }

  /// The payoff of a player, 0 or 1.
  public subscript(player: Int) -> Rational { player == 0 ? first : second }

  /// Both payoffs, in the players' order.
  public var payoffs: [Rational] { [first, second] }

  /// The average of two pairs, `(1 − weight)·self + weight·other`.
  func mixed(with other: PayoffPair, weight: Rational) -> PayoffPair {
    PayoffPair(
      first + weight * (other.first - first),
      second + weight * (other.second - second)
    )
  }
}

extension PayoffPair: Comparable {
  /// Orders by the first player's payoff, then by the second's.
  ///
  /// - Parameters:
  ///   - left: A pair.
  ///   - right: Another pair.
  /// - Returns: Whether the first pair comes before the second.
  public static func < (left: PayoffPair, right: PayoffPair) -> Bool {
    left.first != right.first ? left.first < right.first : left.second < right.second
  }
}

extension PayoffPair: CustomStringConvertible {
  /// The payoffs in parentheses: `(13/3, 1)`.
  public var description: String { "(\(first), \(second))" }
}
