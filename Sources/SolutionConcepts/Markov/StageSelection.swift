internal import EquilibriaNumerics
internal import Games

/// Which of several equilibria of a stage is played.
public enum StageSelection: Sendable, Hashable {
  /// The first that the algorithm lists.
  case first
  /// The one with the highest sum of payoffs; the first of several.
  case highestTotal
  /// The one whose worst-off player is best off; the first of several.
  case highestMinimum
  /// The one that is best for a player, from 0; the first of several.
  case highestPayoff(of: Int)

  /// One of `first`, `total`, `minimum` and `player:0`.
  public var name: String {
    switch self {
    case .first: "first"
    case .highestTotal: "total"
    case .highestMinimum: "minimum"
    case .highestPayoff(let player): "player:\(player)"
    }
  }

  /// Throws unless the player whose payoff counts is one of the game's.
  func requirePlayers(_ playerCount: Int) throws(SolutionError) {
    guard case .highestPayoff(let player) = self, !(0..<playerCount).contains(player) else {
      return
    }
    throw .game(
      .invalidParameter(
        name: "the player whose payoff selects equilibria",
        value: "\(player)",
        domain: "0 to \(playerCount - 1)"
      )
    )
  }

  /// What the selection makes as large as possible; `nil` when it does not look at payoffs.
  func worth<Scalar: OrderedField>(of payoffs: [Scalar]) -> Scalar? {
    switch self {
    case .first: nil
    case .highestTotal: payoffs.reduce(.zero, +)
    case .highestMinimum: payoffs.min()
    case .highestPayoff(let player): payoffs[player]
    }
  }
}
