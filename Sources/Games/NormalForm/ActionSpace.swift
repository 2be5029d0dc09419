/// The numbers of actions of all players, and the numbering of action profiles.
///
/// Profiles are numbered with the last player's action varying fastest, so a two-player game reads
/// as a matrix row by row.
public struct ActionSpace: Sendable, Hashable {
  /// The number of actions of each player, all positive.
  public let counts: [Int]

  /// How far the profile number moves when a player's action number grows by one.
  public let strides: [Int]

  /// The number of action profiles, the product of the counts.
  public let profileCount: Int

  /// The most profiles a dense game may have, 2²⁶; larger ones are refused before any allocation.
  public static let largestProfileCount = 1 << 26

  /// The space of games with the given numbers of actions.
  ///
  /// - Parameter counts: One positive count per player.
  /// - Throws: ``GameError/noPlayers``, ``GameError/noActions(player:)`` or
  ///   ``GameError/tooLarge(counts:)``.
  public init(validating counts: [Int]) throws(GameError) {
    guard !counts.isEmpty else { throw .noPlayers }
    var total = 1
    var strides = Array(repeating: 1, count: counts.count)
    for player in counts.indices.reversed() {
      guard counts[player] > 0 else { throw .noActions(player: player) }
      strides[player] = total
      let (product, overflow) = total.multipliedReportingOverflow(by: counts[player])
      guard !overflow, product <= Self.largestProfileCount else {
        throw .tooLarge(counts: counts)
      }
      total = product
    }
    self.counts = counts
    self.strides = strides
    profileCount = total
  }

  /// The number of players.
  @inlinable
  public var playerCount: Int { counts.count }

  /// The number of the profile in which each player plays the given action.
  ///
  /// - Parameter profile: One action number per player.
  /// - Returns: A number from 0 to `profileCount − 1`.
  @inlinable
  public func index(of profile: [Int]) -> Int {
    var index = 0
    for player in counts.indices { index += profile[player] * strides[player] }
    return index
  }

  /// The action numbers of the profile with a given number.
  ///
  /// - Parameter index: A number from 0 to `profileCount − 1`.
  /// - Returns: One action number per player.
  @inlinable
  public func profile(at index: Int) -> [Int] {
    counts.indices.map { action(of: $0, at: index) }
  }

  /// One player's action number in the profile with a given number.
  ///
  /// - Parameters:
  ///   - player: The player, from 0.
  ///   - index: The number of the profile.
  /// - Returns: The player's action number.
  @inlinable
  public func action(of player: Int, at index: Int) -> Int {
    index / strides[player] % counts[player]
  }
}
