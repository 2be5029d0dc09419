public import EquilibriaNumerics

/// Two hunters who catch a stag only together, or a hare alone.
///
/// Defined by `stag > hareAlone ≥ hare > stagAlone`, R > T ≥ P > S: hunting the stag together is best,
/// hunting it alone is worst, and a hare is no better when both chase hares. Both (Stag, Stag) and
/// (Hare, Hare) are strict equilibria; the first pays more, the second may risk less.
///
/// ```swift
/// let hunt = try StagHunt(stag: 4, hare: 3, hareAlone: 3, stagAlone: 0)
/// ```
///
/// > Source: Rousseau (1755), *Discourse on Inequality*, part 2; Skyrms (2004), *The Stag Hunt and the
/// > Evolution of Social Structure*, with hare pay independent of the other, as in the defaults.
public struct StagHunt: SymmetricDilemma {
  /// What a player does.
  public enum Move: String, NamedMove {
    /// Wait for the stag.
    case stag = "Stag"
    /// Catch a hare.
    case hare = "Hare"
  }

  /// The four payoffs R, S, T and P.
  public let outcomes: DilemmaOutcomes

  /// The game with the given payoffs.
  ///
  /// - Parameters:
  ///   - stag: R, when both hunt the stag; 4 by default.
  ///   - hare: P, when both hunt hares; 3 by default.
  ///   - hareAlone: T, of hunting a hare while the other waits for the stag; 3 by default.
  ///   - stagAlone: S, of waiting for the stag alone; 0 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `stag > hareAlone ≥ hare > stagAlone`.
  public init(
    stag: Rational = 4,
    hare: Rational = 3,
    hareAlone: Rational = 3,
    stagAlone: Rational = 0
  ) throws(GameError) {
    let inequalities = DefiningInequalities(of: "Stag Hunt")
    try inequalities.greater(NamedParameter("stag", stag), NamedParameter("hareAlone", hareAlone))
    try inequalities.atLeast(NamedParameter("hareAlone", hareAlone), NamedParameter("hare", hare))
    try inequalities.greater(NamedParameter("hare", hare), NamedParameter("stagAlone", stagAlone))
    outcomes = DilemmaOutcomes(
      reward: stag,
      sucker: stagAlone,
      temptation: hareAlone,
      punishment: hare
    )
  }

  /// The move that counts as cooperation.
  public static var cooperation: Move { .stag }

  /// The name of the game.
  public var title: String { "Stag Hunt" }
}
