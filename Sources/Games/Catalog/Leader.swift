public import EquilibriaNumerics

/// Two players who should not move together: the one who moves first gains most.
///
/// Defined by `temptation > sucker > reward > punishment`, T > S > R > P. From mutual caution, the
/// player who leads gains, and gains more than the follower. Also called Battle, after the Battle of
/// the Sexes, whose ordinal structure it has with the equal payoffs told apart.
///
/// > Source: Rapoport (1967), *Exploiter, Leader, Hero, and Martyr: the four archetypes of the 2×2
/// > game*, Behavioral Science 12.
public struct Leader: SymmetricDilemma {
  /// What a player does.
  public enum Move: String, NamedMove {
    /// Wait for the other.
    case follow = "Follow"
    /// Move first.
    case lead = "Lead"
  }

  /// The four payoffs R, S, T and P.
  public let outcomes: DilemmaOutcomes

  /// The game with the given payoffs.
  ///
  /// - Parameters:
  ///   - temptation: T, of leading a follower; 4 by default.
  ///   - sucker: S, of following a leader; 3 by default.
  ///   - reward: R, when both follow; 2 by default.
  ///   - punishment: P, when both lead; 1 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `temptation > sucker > reward > punishment`.
  public init(
    temptation: Rational = 4,
    sucker: Rational = 3,
    reward: Rational = 2,
    punishment: Rational = 1
  ) throws(GameError) {
    try DefiningInequalities(of: "Leader").strictlyDescending(
      NamedParameter("temptation", temptation),
      NamedParameter("sucker", sucker),
      NamedParameter("reward", reward),
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
  public static var cooperation: Move { .follow }

  /// The name of the game.
  public var title: String { "Leader" }
}

/// Another name of ``Leader``: the Battle of the Sexes with its equal payoffs told apart.
public typealias Battle = Leader
