public import EquilibriaNumerics

/// Two players who both prefer mutual defection to mutual cooperation.
///
/// Defined by `temptation > punishment > reward > sucker`, T > P > R > S. Defecting dominates, and the
/// outcome (Defect, Defect) is efficient: there is no dilemma.
///
/// > Source: Bruns (2015), *Names for games: locating 2 × 2 games*, Games 6, table 1; Robinson &
/// > Goforth (2005), *The Topology of the 2×2 Games*.
public struct Deadlock: SymmetricDilemma {
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
  ///   - temptation: T, of defecting on a cooperator; 4 by default.
  ///   - punishment: P, when both defect; 3 by default.
  ///   - reward: R, when both cooperate; 2 by default.
  ///   - sucker: S, of cooperating with a defector; 1 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `temptation > punishment > reward > sucker`.
  public init(
    temptation: Rational = 4,
    punishment: Rational = 3,
    reward: Rational = 2,
    sucker: Rational = 1
  ) throws(GameError) {
    try DefiningInequalities(of: "Deadlock").strictlyDescending(
      NamedParameter("temptation", temptation),
      NamedParameter("punishment", punishment),
      NamedParameter("reward", reward),
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
  public var title: String { "Deadlock" }
}
