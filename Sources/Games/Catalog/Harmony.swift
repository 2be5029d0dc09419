public import EquilibriaNumerics

/// Two players for whom cooperating is best whatever the other does.
///
/// Defined by `reward > sucker > temptation > punishment`, R > S > T > P. (Cooperate, Cooperate) is in
/// dominant strategies and is each player's best outcome.
///
/// > Source: Licht (1999), *Games commissions play: 2×2 games of international securities regulation*,
/// > Yale Journal of International Law 24; Bruns (2015), *Names for games*, Games 6.
public struct Harmony: SymmetricDilemma {
  /// What a player does.
  public enum Move: String, NamedMove {
    /// Help the other, at a cost.
    case cooperate = "Cooperate"
    /// Look after oneself.
    case defect = "Defect"
  }

  /// The four payoffs R, S, T and P.
  public let outcomes: DilemmaOutcomes

  /// The game with the given payoffs.
  ///
  /// - Parameters:
  ///   - reward: R, when both cooperate; 4 by default.
  ///   - sucker: S, of cooperating with a defector; 3 by default.
  ///   - temptation: T, of defecting on a cooperator; 2 by default.
  ///   - punishment: P, when both defect; 1 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `reward > sucker > temptation > punishment`.
  public init(
    reward: Rational = 4,
    sucker: Rational = 3,
    temptation: Rational = 2,
    punishment: Rational = 1
  ) throws(GameError) {
    try DefiningInequalities(of: "Harmony").strictlyDescending(
      NamedParameter("reward", reward),
      NamedParameter("sucker", sucker),
      NamedParameter("temptation", temptation),
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
  public static var cooperation: Move { .cooperate }

  /// The name of the game.
  public var title: String { "Harmony" }
}
