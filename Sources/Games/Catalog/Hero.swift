public import EquilibriaNumerics

/// Two players who are stuck unless one makes a move that favours the other.
///
/// Defined by `temptation > sucker > punishment > reward`, T > S > P > R. From mutual holding out, the
/// player who moves gains, and the other gains more: the mover is a hero.
///
/// > Source: Rapoport (1967), *Exploiter, Leader, Hero, and Martyr: the four archetypes of the 2×2
/// > game*, Behavioral Science 12.
public struct Hero: SymmetricDilemma {
  /// What a player does.
  public enum Move: String, NamedMove {
    /// Give in for both.
    case move = "Move"
    /// Wait for the other to move.
    case holdOut = "Hold out"
  }

  /// The four payoffs R, S, T and P.
  public let outcomes: DilemmaOutcomes

  /// The game with the given payoffs.
  ///
  /// - Parameters:
  ///   - temptation: T, of holding out while the other moves; 4 by default.
  ///   - sucker: S, of moving while the other holds out; 3 by default.
  ///   - punishment: P, when both hold out; 2 by default.
  ///   - reward: R, when both move; 1 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `temptation > sucker > punishment > reward`.
  public init(
    temptation: Rational = 4,
    sucker: Rational = 3,
    punishment: Rational = 2,
    reward: Rational = 1
  ) throws(GameError) {
    try DefiningInequalities(of: "Hero").strictlyDescending(
      NamedParameter("temptation", temptation),
      NamedParameter("sucker", sucker),
      NamedParameter("punishment", punishment),
      NamedParameter("reward", reward)
    )
    outcomes = DilemmaOutcomes(
      reward: reward,
      sucker: sucker,
      temptation: temptation,
      punishment: punishment
    )
  }

  /// The move that counts as cooperation.
  public static var cooperation: Move { .move }

  /// The name of the game.
  public var title: String { "Hero" }
}
