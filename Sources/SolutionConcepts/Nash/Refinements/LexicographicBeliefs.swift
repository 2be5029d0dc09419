public import EquilibriaNumerics

/// How likely each action of two players is, level by level: the proof that an equilibrium is
/// proper.
///
/// Level 0 is the equilibrium. What first appears at a later level is infinitely less likely than
/// everything that first appears before: with a small ε the strategy of a player is the sum of
/// `εᵏ · levels[player][k]`, up to scale. The equilibrium is proper when every action that is worse
/// than another one against these strategies, compared level by level, is infinitely less likely.
///
/// > Source: Blume, Brandenburger & Dekel (1991), *Lexicographic probabilities and equilibrium
/// > refinements*, Econometrica 59; Myerson (1978), *Refinements of the Nash equilibrium concept*.
public struct LexicographicBeliefs: Sendable, Hashable {
  /// `levels[player][k][action]`; the first level other than zero of each action is positive.
  public let levels: [[[Rational]]]

  /// Beliefs, from any source; ``NashRefinements/verify(in:)`` checks them.
  ///
  /// - Parameter levels: For each player the levels, each with one number per action.
  public init(levels: [[[Rational]]]) { self.levels = levels }
}
