public import EquilibriaNumerics

/// Two friends who want to go out together but prefer different concerts.
///
/// The row player prefers Bach, the column player Stravinsky. Together at the concert one prefers
/// pays `preferred`, together at the other one pays `other`, and going alone pays `apart`. Defined
/// by `preferred > other > apart`. Also known as the Battle of the Sexes.
///
/// ```swift
/// let game = try BachOrStravinsky(preferred: 3, other: 2)
/// ```
///
/// > Source: Luce & Raiffa (1957), *Games and Decisions*, section 5.3; Osborne & Rubinstein (1994), *A
/// > Course in Game Theory*, example 15.3, for the name and the default payoffs.
public struct BachOrStravinsky: NormalFormGame, Hashable {
  /// Which concert a player goes to.
  public enum Move: String, NamedMove {
    /// The concert that the row player prefers.
    case bach = "Bach"
    /// The concert that the column player prefers.
    case stravinsky = "Stravinsky"
  }

  /// The payoff of being together at the concert one prefers.
  public let preferred: Rational

  /// The payoff of being together at the other concert.
  public let other: Rational

  /// The payoff of going alone.
  public let apart: Rational

  /// The game with the given payoffs.
  ///
  /// - Parameters:
  ///   - preferred: Together at the concert one prefers; 2 by default.
  ///   - other: Together at the other concert; 1 by default.
  ///   - apart: Alone at either concert; 0 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `preferred > other > apart`.
  public init(
    preferred: Rational = 2,
    other: Rational = 1,
    apart: Rational = 0
  ) throws(GameError) {
    try DefiningInequalities(of: "Bach or Stravinsky").strictlyDescending(
      NamedParameter("preferred", preferred),
      NamedParameter("other", other),
      NamedParameter("apart", apart)
    )
    self.preferred = preferred
    self.other = other
    self.apart = apart
  }

  /// The name of the game.
  public var title: String { "Bach or Stravinsky" }

  /// Both concerts for both players.
  public var actions: [[Move]] { [Move.allCases, Move.allCases] }

  /// The payoffs of both players.
  ///
  /// - Parameter profile: The concerts they choose.
  /// - Returns: Two payoffs.
  public func payoffs(for profile: [Move]) -> [Rational] {
    guard profile[0] == profile[1] else { return [apart, apart] }
    return profile[0] == .bach ? [preferred, other] : [other, preferred]
  }
}
