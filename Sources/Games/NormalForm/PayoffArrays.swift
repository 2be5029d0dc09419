public import EquilibriaNumerics

/// The payoffs of a game in one arithmetic, ready for numerical work.
///
/// `values[player][profile]` follows the profile numbering of ``space``.
public struct PayoffArrays<Scalar: OrderedField>: Sendable {
  /// The numbering of action profiles.
  public let space: ActionSpace

  /// The payoffs of each player over profile numbers.
  public let values: [[Scalar]]

  /// The payoffs of a table in the given arithmetic.
  ///
  /// - Parameter table: The game.
  public init<Action>(_ table: PayoffTable<Action>) {
    self.init(space: table.space, payoffs: table.payoffs)
  }

  /// Exact payoffs in the given arithmetic.
  ///
  /// - Parameters:
  ///   - space: The numbering of action profiles.
  ///   - payoffs: The payoffs of each player over profile numbers.
  @inlinable
  public init(space: ActionSpace, payoffs: [[Rational]]) {
    self.space = space
    values = payoffs.map { Scalar.values(of: $0) }
  }

  /// The payoffs in doubles; no copy when that is the arithmetic.
  package var doubleValues: [[Double]] {
    (values as? [[Double]]) ?? values.map { $0.map(\.doubleValue) }
  }

  /// The largest magnitude of any payoff.
  @inlinable
  public var largestMagnitude: Scalar {
    var largest = Scalar.zero
    for table in values {
      for value in table { largest = max(largest, value.magnitude) }
    }
    return largest
  }

  /// The expected payoff of each of a player's actions against the other players' mixtures.
  ///
  /// - Parameters:
  ///   - player: The player, from 0.
  ///   - mixtures: One probability vector per player; the player's own is not used.
  /// - Returns: One expected payoff per action: `u_i(a_i, x₋ᵢ)`.
  /// - Complexity: O(profiles of the game).
  @inlinable
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Rational)
  public func actionPayoffs(of player: Int, against mixtures: [[Scalar]]) -> [Scalar] {
    // Contract the last remaining opponent again and again; a matrix game takes one pass.
    var current = values[player]
    for other in space.counts.indices.reversed() where other != player {
      let count = space.counts[other]
      // After contracting every later opponent, what varies inside `other` is the player at most.
      let inner = other < player ? space.counts[player] : 1
      current = Self.contract(current, mixtures[other], count: count, inner: inner)
    }
    return current
  }

  @inlinable
  static func contract(
    _ values: [Scalar],
    _ mixture: [Scalar],
    count: Int,
    inner: Int
  ) -> [Scalar] {
    let outer = values.count / (count * inner)
    let support = (0..<count).filter { mixture[$0] != .zero }
    let starts = (0..<outer).flatMap { block in
      (0..<inner).map { block * count * inner + $0 }
    }
    return Scalar.weightedSums(count: starts.count, weights: support.map { mixture[$0] }) {
      values[starts[$0] + support[$1] * inner]
    }
  }

  /// The expected payoff of every player when all mix independently.
  ///
  /// - Parameter mixtures: One probability vector per player.
  /// - Returns: One expected payoff per player.
  @inlinable
  public func expectedPayoffs(of mixtures: [[Scalar]]) -> [Scalar] {
    space.counts.indices.map { player in
      let payoffs = actionPayoffs(of: player, against: mixtures)
      return zip(payoffs, mixtures[player]).reduce(.zero) { $0 + $1.0 * $1.1 }
    }
  }
}
