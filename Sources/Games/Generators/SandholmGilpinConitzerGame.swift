public import EquilibriaNumerics

/// The games "Sgc": one equilibrium, in which each player uses about half of its actions.
///
/// With the parameter k each player has n = 4k − 1 actions, in a first block of m = 2k − 1 and a
/// second block of 2k. A player who uses the first block earns, against the first block, 4 if its
/// action is the one after the other's in a circle of m, 2 if it is the one before, and 3 otherwise,
/// and 2 against the second block. A player who uses the second block earns 3 when it hits its
/// target there, and 0 otherwise: the row player's target is the column player's own action, the
/// column player's is the partner of the row player's action, the actions of the second block being
/// paired two by two.
///
/// The only equilibrium mixes the first block uniformly, so that both supports have size 2k − 1: all
/// smaller supports, and many of the same size, must be ruled out before support enumeration finds it.
/// The payoffs are those of the common library generators times four.
///
/// > Source: Sandholm, Gilpin & Conitzer (2005), *Mixed-integer programming methods for finding Nash
/// > equilibria*, AAAI; with the payoffs of Fearnley, Igwe & Savani (2015), *An empirical study of
/// > finding approximate equilibria in bimatrix games*, SEA.
public struct SandholmGilpinConitzerGame: NormalFormGame, Hashable {
  /// k: each player has 4k − 1 actions.
  public let order: Int

  /// The game of a given order.
  ///
  /// - Parameter order: k, one or more.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` when the game would be empty or
  ///   larger than a table.
  public init(order: Int) throws(GameError) {
    try requireWhole("order", order, in: 1...2048)
    self.order = order
  }

  /// `Sgc`, with the order.
  public var title: String { "Sgc \(order)" }

  /// The number of actions in the first block, the size of each support at the equilibrium.
  public var supportSize: Int { 2 * order - 1 }

  /// The actions, numbered from 0, for both players.
  public var actions: [[Int]] {
    Array(repeating: Array(0..<(4 * order - 1)), count: 2)
  }

  /// The payoffs of both players.
  ///
  /// - Parameter profile: Their actions.
  /// - Returns: Two numbers out of 0, 2, 3 and 4.
  public func payoffs(for profile: [Int]) -> [Rational] {
    let m = supportSize
    // The partner of an action of the second block differs from it in the last bit.
    let partner = profile[0] < m ? profile[0] : m + (profile[0] - m ^ 1)
    return [
      payoff(own: profile[0], other: profile[1], target: profile[1]),
      payoff(own: profile[1], other: profile[0], target: partner),
    ]
  }

  private func payoff(own: Int, other: Int, target: Int) -> Rational {
    let m = supportSize
    if own >= m { return own == target ? 3 : 0 }
    if other >= m { return 2 }
    let lead = (own - other + m) % m
    if lead == 0 { return 3 }
    return lead == 1 ? 4 : lead == m - 1 ? 2 : 3
  }
}
