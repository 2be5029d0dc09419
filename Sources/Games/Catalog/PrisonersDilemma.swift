public import EquilibriaNumerics

/// Two players who each do better by defecting, and both worse when both do.
///
/// Defined by `temptation > reward > punishment > sucker`, T > R > P > S. That alternating does not
/// pay, 2R > T + S, is a further condition for repeated play and is not required here;
/// ``SocialDilemmaFlags`` reports it.
///
/// ```swift
/// let game = try PrisonersDilemma(temptation: 5, reward: 3, punishment: 1, sucker: 0)
/// ```
///
/// > Source: Rapoport & Chammah (1965), *Prisoner's Dilemma*; the default payoffs are those of
/// > Axelrod (1984), *The Evolution of Cooperation*, p. 8.
public struct PrisonersDilemma: SymmetricDilemma {
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
  ///   - temptation: T, of defecting on a cooperator; 5 by default.
  ///   - reward: R, when both cooperate; 3 by default.
  ///   - punishment: P, when both defect; 1 by default.
  ///   - sucker: S, of cooperating with a defector; 0 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `temptation > reward > punishment > sucker`.
  public init(
    temptation: Rational = 5,
    reward: Rational = 3,
    punishment: Rational = 1,
    sucker: Rational = 0
  ) throws(GameError) {
    try DefiningInequalities(of: "Prisoner's Dilemma").strictlyDescending(
      NamedParameter("temptation", temptation),
      NamedParameter("reward", reward),
      NamedParameter("punishment", punishment),
      NamedParameter("sucker", sucker)
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
  public var title: String { "Prisoner's Dilemma" }
}
