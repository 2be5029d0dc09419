public import EquilibriaNumerics

/// Two drivers who race at each other: the one who swerves loses face, a crash is worst.
///
/// Defined by `temptation > reward > sucker > punishment`, T > R > S > P. The two equilibria in pure
/// strategies are those in which exactly one player swerves.
///
/// ```swift
/// let game = try Chicken(temptation: 7, reward: 6, sucker: 2, punishment: 0)
/// ```
///
/// > Source: Rapoport & Chammah (1966), *The Game of Chicken*, American Behavioral Scientist 10; the
/// > default payoffs are those of Aumann (1974), *Subjectivity and correlation in randomized
/// > strategies*, Journal of Mathematical Economics 1.
public struct Chicken: SymmetricDilemma {
  /// What a player does.
  public enum Move: String, NamedMove {
    /// Give way.
    case swerve = "Swerve"
    /// Drive on.
    case straight = "Straight"
  }

  /// The four payoffs R, S, T and P.
  public let outcomes: DilemmaOutcomes

  /// The game with the given payoffs.
  ///
  /// - Parameters:
  ///   - temptation: T, of going straight when the other swerves; 7 by default.
  ///   - reward: R, when both swerve; 6 by default.
  ///   - sucker: S, of swerving when the other goes straight; 2 by default.
  ///   - punishment: P, the crash; 0 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `temptation > reward > sucker > punishment`.
  public init(
    temptation: Rational = 7,
    reward: Rational = 6,
    sucker: Rational = 2,
    punishment: Rational = 0
  ) throws(GameError) {
    try DefiningInequalities(of: "Chicken").strictlyDescending(
      NamedParameter("temptation", temptation),
      NamedParameter("reward", reward),
      NamedParameter("sucker", sucker),
      NamedParameter("punishment", punishment)
    )
    outcomes = DilemmaOutcomes(
      reward: reward,
      sucker: sucker,
      temptation: temptation,
      punishment: punishment
    )
  }

  /// The move that counts as cooperation.
  public static var cooperation: Move { .swerve }

  /// The name of the game.
  public var title: String { "Chicken" }
}
