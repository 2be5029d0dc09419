public import EquilibriaNumerics
public import Games

/// Which refinements an equilibrium of a two-player game passes, each with its proof.
public struct NashRefinements<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The equilibrium.
  public let profile: MixedProfile<Action, Rational>

  /// Whether every deviation costs its player something.
  public let isStrict: Bool

  /// Whether every player uses all of the best replies.
  public let isQuasiStrict: Bool

  /// Whether it is quasi-strict and isolated, so that it moves smoothly with the payoffs.
  ///
  /// > Source: Harsanyi (1973); Jansen (1981), *Regularity and stability of equilibrium points of
  /// > bimatrix games*.
  public let isRegular: Bool

  /// The index, when the equilibrium is known to be isolated.
  public let index: Int?

  /// Whether each player's strategy is weakly dominated, with the proof.
  public let dominance: [DominanceVerdict<Action>]

  /// Whether it is perfect: in two-player games, undominated.
  ///
  /// > Source: Selten (1975), *Reexamination of the perfectness concept*; van Damme (1991),
  /// > theorem 3.2.2.
  public let perfect: RefinementVerdict

  /// Whether it is proper: dearer mistakes are infinitely less likely.
  ///
  /// > Source: Myerson (1978), *Refinements of the Nash equilibrium concept*.
  public internal(set) var proper: RefinementVerdict

  /// The proof that it is proper, when that rests on beliefs by levels.
  public let beliefs: LexicographicBeliefs?

  /// Whether every nearby game has an equilibrium nearby.
  ///
  /// > Source: Wu & Jiang (1962), *Essential equilibrium points of n-person non-cooperative games*.
  public let essential: RefinementVerdict

  /// Refinements, from any source; ``verify(in:)`` checks them.
  ///
  /// - Parameters:
  ///   - profile: The equilibrium.
  ///   - isStrict: Whether every deviation costs its player something.
  ///   - isQuasiStrict: Whether every player uses all of the best replies.
  ///   - isRegular: Whether it is quasi-strict and isolated.
  ///   - index: The index, when it is known to be isolated.
  ///   - dominance: For each player whether the strategy is weakly dominated.
  ///   - perfect: Whether it is perfect.
  ///   - proper: Whether it is proper.
  ///   - beliefs: The proof that it is proper, when that rests on beliefs by levels.
  ///   - essential: Whether every nearby game has an equilibrium nearby.
  public init(
    profile: MixedProfile<Action, Rational>,
    isStrict: Bool,
    isQuasiStrict: Bool,
    isRegular: Bool,
    index: Int?,
    dominance: [DominanceVerdict<Action>],
    perfect: RefinementVerdict,
    proper: RefinementVerdict,
    beliefs: LexicographicBeliefs?,
    essential: RefinementVerdict
  ) {
    self.profile = profile
    self.isStrict = isStrict
    self.isQuasiStrict = isQuasiStrict
    self.isRegular = isRegular
    self.index = index
    self.dominance = dominance
    self.perfect = perfect
    self.proper = proper
    self.beliefs = beliefs
    self.essential = essential
  }

  /// Whether no player's strategy is weakly dominated; `nil` when a limit came first.
  public var isUndominated: Bool? { perfect.isSatisfied }
}

extension NashRefinements: CustomStringConvertible {
  /// The equilibrium, then one line per refinement.
  public var description: String {
    let kind =
      isStrict
      ? "strict" : isRegular ? "regular" : isQuasiStrict ? "quasi-strict" : "not quasi-strict"
    return """
      \(profile)  \(kind)
        perfect    \(perfect)
        proper     \(proper)
        essential  \(essential)
      """
  }
}
