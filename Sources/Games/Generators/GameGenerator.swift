internal import EquilibriaNumerics

/// A family of games to draw from at random.
///
/// The same generator state gives the same game, on every platform and in every run.
///
/// ```swift
/// let family = try RandomGames(actionCounts: [3, 3], payoffs: .integers(-10...10))
/// let game = try family.makeGame(seed: 7)
/// ```
public protocol GameGenerator: Sendable, Hashable {
  /// Draws a game.
  ///
  /// - Parameter generator: The source of randomness; it moves on.
  /// - Returns: A game with actions numbered from 0.
  /// - Throws: ``GameError`` when the game cannot be tabulated.
  func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int>
}

extension GameGenerator {
  /// The game that belongs to a seed, drawn with `Xoshiro256`.
  ///
  /// - Parameter seed: Any 64 bits.
  /// - Returns: A game with actions numbered from 0.
  /// - Throws: ``GameError`` when the game cannot be tabulated.
  public func makeGame(seed: UInt64) throws(GameError) -> PayoffTable<Int> {
    var generator = Xoshiro256(seed: seed)
    return try makeGame(using: &generator)
  }
}

extension ActionSpace {
  /// `3×4`: the numbers of actions, for titles.
  var sizeText: String { counts.map(String.init).joined(separator: "×") }

  /// The actions of every player, numbered from 0.
  var numberedActions: [[Int]] { counts.map { Array(0..<$0) } }
}
