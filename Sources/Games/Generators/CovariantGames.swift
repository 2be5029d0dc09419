public import EquilibriaNumerics
internal import RealModule

/// Games in which the payoffs of all players in a profile are correlated normal numbers.
///
/// In every profile, independently, the n payoffs are jointly normal with mean 0, variance 1 and
/// the same correlation ρ between any two players. ρ = 1 is a common-payoff game, ρ = 0 a game with
/// independent payoffs, and ρ = −1/(n − 1), the least possible, sums to zero before rounding.
///
/// Payoffs are rounded to six decimals. They come from logarithms and cosines of the platform's
/// mathematics library, so a last digit can differ between platforms.
///
/// > Source: Rinott & Scarsini (2000), *On the number of pure strategy Nash equilibria in random
/// > games*, Games and Economic Behavior 33; GAMUT class CovariantGame.
public struct CovariantGames: GameGenerator {
  /// The number of actions of each player.
  public let actionCounts: [Int]

  /// ρ: the correlation between the payoffs of any two players in a profile.
  public let correlation: Rational

  /// The games of a given size and correlation.
  ///
  /// - Parameters:
  ///   - actionCounts: The number of actions of each player; two players or more.
  ///   - correlation: ρ, from −1/(n − 1) to 1.
  /// - Throws: ``GameError`` for an empty or too large game, a single player, or a correlation out
  ///   of range.
  public init(actionCounts: [Int], correlation: Rational) throws(GameError) {
    _ = try ActionSpace(validating: actionCounts)
    let players = actionCounts.count
    guard players >= 2 else { throw .needsPlayers(expected: 2, found: players) }
    let least = Rational(-1, players - 1)
    guard correlation >= least, correlation <= 1 else {
      throw .invalidParameter(
        name: "correlation",
        value: "\(correlation)",
        domain: "a number from \(least) to 1 for \(players) players"
      )
    }
    self.actionCounts = actionCounts
    self.correlation = correlation
  }

  /// Draws a game, profile by profile.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A game with actions numbered from 0.
  /// - Throws: Nothing in practice; the size was checked before.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int> {
    let space = try ActionSpace(validating: actionCounts)
    let players = space.playerCount
    // x_i = √(1 − ρ)·(z_i − z̄) + √(1 + (n − 1)ρ)·z̄ has variance 1 and correlation ρ, because z̄ and
    // the deviations z_i − z̄ are independent.
    let ownWeight = Double.sqrt((1 - correlation).doubleValue)
    let commonWeight = Double.sqrt((1 + Rational(players - 1) * correlation).doubleValue)
    var tables = Array(repeating: [Rational](), count: players)
    for _ in 0..<space.profileCount {
      let normals = (0..<players).map { _ in Self.normal(using: &generator) }
      let mean = normals.reduce(0, +) / Double(players)
      for player in 0..<players {
        let value = ownWeight * (normals[player] - mean) + commonWeight * mean
        let millionths = value * 1_000_000
        // Rounds half away from zero; a normal number is far inside the range of Int.
        tables[player].append(Rational(Int(millionths + (value < 0 ? -0.5 : 0.5)), 1_000_000))
      }
    }
    return try PayoffTable(
      title: "Random covariant \(space.sizeText) game",
      actions: space.numberedActions,
      payoffs: tables
    )
  }

  /// A standard normal number from two uniform ones.
  ///
  /// > Source: Box & Muller (1958), *A note on the generation of random normal deviates*.
  private static func normal(using generator: inout some RandomNumberGenerator) -> Double {
    // 53 bits each; the first lies in (0, 1], where the logarithm is finite.
    let first = Double((generator.next() >> 11) + 1) * 0x1p-53
    let second = Double(generator.next() >> 11) * 0x1p-53
    return Double.sqrt(-2 * Double.log(first)) * Double.cos(2 * Double.pi * second)
  }
}
