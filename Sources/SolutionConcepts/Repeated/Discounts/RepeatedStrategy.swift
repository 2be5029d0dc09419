public import Games

/// A well-known strategy for the repeated play of a symmetric game with two actions.
public enum RepeatedStrategy: String, Sendable, Hashable, Codable, CaseIterable {
  /// Cooperates until somebody has defected, then defects for ever.
  case grimTrigger
  /// Cooperates first, then does what the other did.
  case titForTat
  /// Cooperates unless the other has defected twice in a row.
  case titForTwoTats
  /// Cooperates after periods in which both did the same (Pavlov).
  case winStayLoseShift
  /// The players take turns at defecting on the other's cooperation; after a deviation both defect
  /// for ever.
  case alternation
  /// Defects in every period.
  case alwaysDefect
}

extension SymmetricDilemma {
  /// The move that does not count as cooperation.
  private static var defection: Move {
    Move.allCases.first { $0 != cooperation } ?? cooperation
  }

  /// Both players' automata for a well-known strategy.
  ///
  /// - Parameter strategy: The strategy of both players.
  /// - Returns: One automaton per player.
  /// - Throws: ``/Games/GameError`` when the game is not well formed.
  public func automata(
    _ strategy: RepeatedStrategy
  ) throws(GameError) -> AutomatonProfile<Move> {
    let (c, d) = (Self.cooperation, Self.defection)
    func both(
      _ make: (Int) throws(GameError) -> Automaton<Move>
    ) throws(GameError) -> AutomatonProfile<Move> {
      try AutomatonProfile([make(0), make(1)])
    }
    switch strategy {
    case .grimTrigger:
      return try .grimTrigger(playing: [c, c], punishingBy: [d, d], in: self)
    case .alternation:
      return try .turnTaking(
        among: [[c, d], [d, c]],
        punishingBy: [d, d],
        in: self,
        title: "alternation"
      )
    case .titForTat:
      return try both { player throws(GameError) in
        try .titForTat(in: self, as: player, cooperation: c, defection: d)
      }
    case .titForTwoTats:
      return try both { player throws(GameError) in
        try .titForTwoTats(in: self, as: player, cooperation: c, defection: d)
      }
    case .winStayLoseShift:
      return try both { player throws(GameError) in
        try .winStayLoseShift(in: self, as: player, cooperation: c, defection: d)
      }
    case .alwaysDefect:
      return try both { player throws(GameError) in
        try .always(d, in: self, as: player)
      }
    }
  }

  /// Exactly the discount factors at which a well-known strategy is an equilibrium.
  ///
  /// In a Prisoner's Dilemma the critical discount factors are `(T − R)/(T − P)` for grim trigger,
  /// `(P − S)/(T − P)` for alternation, `(T − R)/(R − P)` for win-stay lose-shift, and for tit for
  /// tat, as a Nash equilibrium, the larger of `(T − R)/(T − P)` and `(T − R)/(R − S)`. Tit for tat
  /// is hardly ever subgame perfect. Leaving mutual defection is possible as soon as alternation
  /// is, which may be long before grim trigger.
  ///
  /// - Parameters:
  ///   - strategy: The strategy of both players.
  ///   - concept: What it has to be; subgame perfect by default.
  /// - Returns: The set of discount factors, the critical one, and what binds there.
  /// - Throws: ``SolutionError`` when the game is not well formed.
  public func sustainableDiscounts(
    of strategy: RepeatedStrategy,
    as concept: SustainableDiscounts<Move>.Concept = .subgamePerfect
  ) throws(SolutionError) -> SustainableDiscounts<Move> {
    let profile = try SolutionError.game { () throws(GameError) in try automata(strategy) }
    return try sustainableDiscounts(of: profile, as: concept)
  }
}
