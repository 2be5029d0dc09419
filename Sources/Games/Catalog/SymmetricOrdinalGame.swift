internal import EquilibriaNumerics

/// The twelve symmetric 2×2 games in which no player is indifferent between two outcomes.
///
/// Each is an order of the outcomes R, S, T, P of ``DilemmaOutcomes``, from best to worst. The cases
/// are listed so that neighbours, and the last and the first, differ by one swap of adjacent
/// outcomes. Cooperation is the action against which the other player can reach its best outcome,
/// so R or T comes first in every order.
///
/// ```swift
/// print(SymmetricOrdinalGame.stagHunt.order)      // RTPS
/// ```
///
/// > Source: Robinson & Goforth (2005), *The Topology of the 2×2 Games*; names after Bruns (2015),
/// > *Names for games: locating 2 × 2 games*, Games 6.
public enum SymmetricOrdinalGame: String, Sendable, Hashable, CaseIterable {
  /// Chicken, T > R > S > P.
  case chicken = "TRSP"
  /// Battle, also called Leader, T > S > R > P.
  case battle = "TSRP"
  /// Hero, T > S > P > R.
  case hero = "TSPR"
  /// Compromise, T > P > S > R.
  case compromise = "TPSR"
  /// Deadlock, T > P > R > S.
  case deadlock = "TPRS"
  /// The Prisoner's Dilemma, T > R > P > S.
  case prisonersDilemma = "TRPS"
  /// The Stag Hunt, R > T > P > S.
  case stagHunt = "RTPS"
  /// Assurance, R > P > T > S.
  case assurance = "RPTS"
  /// Coordination, R > P > S > T.
  case coordination = "RPST"
  /// Peace, R > S > P > T.
  case peace = "RSPT"
  /// Harmony, R > S > T > P.
  case harmony = "RSTP"
  /// Concord, R > T > S > P.
  case concord = "RTSP"

  /// The outcomes from best to worst, as four letters.
  public var order: String { rawValue }

  /// The name of the game.
  public var name: String {
    switch self {
    case .chicken: "Chicken"
    case .battle: "Battle"
    case .hero: "Hero"
    case .compromise: "Compromise"
    case .deadlock: "Deadlock"
    case .prisonersDilemma: "Prisoner's Dilemma"
    case .stagHunt: "Stag Hunt"
    case .assurance: "Assurance"
    case .coordination: "Coordination"
    case .peace: "Peace"
    case .harmony: "Harmony"
    case .concord: "Concord"
    }
  }

  /// The rank of an outcome, from 4 for the best to 1 for the worst.
  func rank(of letter: Character) -> Int {
    rawValue.enumerated().first { $0.element == letter }.map { 4 - $0.offset } ?? 0
  }
}

extension SymmetricOrdinalGame: SymmetricDilemma {
  /// What a player does.
  public enum Move: String, NamedMove {
    /// The action that lets the other player reach its best outcome.
    case cooperate = "Cooperate"
    /// The other action.
    case defect = "Defect"
  }

  /// The payoffs 4, 3, 2, 1 from the best outcome to the worst.
  public var outcomes: DilemmaOutcomes {
    DilemmaOutcomes(
      reward: Rational(rank(of: "R")),
      sucker: Rational(rank(of: "S")),
      temptation: Rational(rank(of: "T")),
      punishment: Rational(rank(of: "P"))
    )
  }

  /// The action that lets the other player reach its best outcome.
  public static var cooperation: Move { .cooperate }

  /// The name of the game.
  public var title: String { name }
}
