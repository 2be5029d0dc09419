/// A theorem by which patient players can sustain payoffs in a subgame-perfect equilibrium.
public enum FolkTheorem: String, Sendable, Hashable, Codable {
  /// The payoffs are those of a public draw among Nash equilibria of the stage game, which are
  /// sustained at every discount factor.
  case stageEquilibria

  /// Every player gets more than in some Nash equilibrium of the stage game, to which the players
  /// revert for ever: Friedman (1971).
  case nashReversion

  /// Two players who both get more than their minmax values: Fudenberg & Maskin (1986), theorem 1.
  case twoPlayers

  /// Every player gets more than the minmax value, and the feasible payoffs have as many dimensions
  /// as there are players: Fudenberg & Maskin (1986), theorem 2.
  case fullDimension

  /// Every player gets more than the minmax value, and no two players have equivalent payoffs:
  /// Abreu, Dutta & Smith (1994), theorem 1.
  case nonEquivalentUtilities
}

/// Why payoffs are, or may not be, sustained by patient players.
public enum FolkReason: Sendable, Hashable {
  /// A theorem applies.
  case theorem(FolkTheorem)

  /// No public draw among action profiles yields the payoffs.
  case infeasible

  /// A player gets less than the others can hold him to: no equilibrium pays so little.
  case belowMinmax(player: Int)

  /// A player gets exactly the minmax value, where the theorems are silent.
  case atMinmax(player: Int)

  /// A player's minmax value lies between bounds, and so does the payoff.
  case minmaxUncertain(player: Int)

  /// The feasible payoffs have fewer dimensions than there are players.
  case lowDimension(found: Int, players: Int)

  /// The payoffs of two players are positive affine functions of each other.
  case equivalentUtilities(first: Int, second: Int)
}

extension FolkReason: CustomStringConvertible {
  /// The reason in a sentence.
  public var description: String {
    switch self {
    case .theorem(.stageEquilibria):
      "a public draw among equilibria of the stage game yields the payoffs"
    case .theorem(.nashReversion):
      "every player gets more than in an equilibrium of the stage game (Friedman 1971)"
    case .theorem(.twoPlayers):
      "both players get more than their minmax values (Fudenberg & Maskin 1986, theorem 1)"
    case .theorem(.fullDimension):
      "every player gets more than the minmax value and the feasible payoffs have full dimension "
        + "(Fudenberg & Maskin 1986, theorem 2)"
    case .theorem(.nonEquivalentUtilities):
      "every player gets more than the minmax value and no two players have equivalent payoffs "
        + "(Abreu, Dutta & Smith 1994)"
    case .infeasible: "no public draw among action profiles yields the payoffs"
    case .belowMinmax(let player): "player \(player) gets less than the minmax value"
    case .atMinmax(let player):
      "player \(player) gets exactly the minmax value, where the theorems are silent"
    case .minmaxUncertain(let player):
      "player \(player) gets an amount within the bounds of the minmax value"
    case .lowDimension(let found, let players):
      "the feasible payoffs of \(players) players have dimension \(found) only"
    case .equivalentUtilities(let first, let second):
      "players \(first) and \(second) have equivalent payoffs"
    }
  }
}
