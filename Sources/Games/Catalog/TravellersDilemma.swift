public import EquilibriaNumerics

/// Two travellers who claim the value of the same lost suitcase.
///
/// Both claim a whole number from `lowest` to `highest`. Equal claims are paid; otherwise both get
/// the lower claim, the lower claimant with the reward R added and the higher one with R taken off.
/// Defined by `reward > 1`, so that undercutting by one always pays and (lowest, lowest) is the only
/// equilibrium.
///
/// > Source: Basu (1994), *The traveler's dilemma: paradoxes of rationality in game theory*, American
/// > Economic Review Papers and Proceedings 84; the defaults are Basu's.
public struct TravellersDilemma: NormalFormGame, Hashable {
  /// The lowest claim.
  public let lowest: Int

  /// The highest claim.
  public let highest: Int

  /// R: what the lower claimant gains and the higher claimant loses.
  public let reward: Rational

  /// The game with the given claims and reward.
  ///
  /// - Parameters:
  ///   - lowest: The lowest claim; 2 by default.
  ///   - highest: The highest claim; 100 by default.
  ///   - reward: R, for the lower claim; 2 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `highest > lowest` and
  ///   `reward > 1`; ``GameError/tooLarge(counts:)`` for too many claims.
  public init(lowest: Int = 2, highest: Int = 100, reward: Rational = 2) throws(GameError) {
    let inequalities = DefiningInequalities(of: "traveller's dilemma")
    try inequalities.greater(
      NamedParameter("highest", Rational(highest)),
      NamedParameter("lowest", Rational(lowest))
    )
    try inequalities.above(1, NamedParameter("reward", reward))
    let (span, overflow) = highest.subtractingReportingOverflow(lowest)
    try requireTable(players: 2, options: overflow || span == Int.max ? Int.max : span + 1)
    self.lowest = lowest
    self.highest = highest
    self.reward = reward
  }

  /// The name of the game.
  public var title: String { "Traveller's dilemma" }

  /// The claims, increasing, for both travellers.
  public var actions: [[Int]] { [Array(lowest...highest), Array(lowest...highest)] }

  /// The payoffs of both travellers.
  ///
  /// - Parameter profile: Their claims.
  /// - Returns: The lower claim, with the reward added and taken off when claims differ.
  public func payoffs(for profile: [Int]) -> [Rational] {
    let paid = Rational(min(profile[0], profile[1]))
    if profile[0] == profile[1] { return [paid, paid] }
    return profile[0] < profile[1]
      ? [paid + reward, paid - reward] : [paid - reward, paid + reward]
  }
}
