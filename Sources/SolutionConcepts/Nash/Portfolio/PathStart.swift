internal import EquilibriaNumerics

/// Where a path of equilibria begins: a change of the game that makes one profile the only one.
struct PathStart: Sendable {
  /// The payoff that a unit of λ adds to each action of each player.
  let bonuses: [[Double]]

  /// The share of play that a unit of λ keeps at the prior.
  let mass: Double

  /// The value of λ to begin with.
  let parameter: Double

  /// The one equilibrium at that value, an action of each player.
  let profile: [Int]

  /// The path on which a share λ of each player's play stays at a prior, from λ = 1.
  ///
  /// The bonuses are the payoffs against the prior. A little noise tells equal actions apart.
  init(_ tables: ReplyTables, prior: [[Double]], noise generator: inout Xoshiro256) {
    var bonuses: [[Double]] = []
    for player in 0..<2 {
      var bonus = tables.payoffs(of: player, against: prior[1 - player])
      for action in bonus.indices {
        bonus[action] += 1e-5 * Double(generator.next() >> 11) * 0x1p-53
      }
      bonuses.append(bonus)
    }
    self.bonuses = bonuses
    mass = 1
    parameter = 1
    profile = bonuses.map { bonus in
      bonus.indices.max { bonus[$0] < bonus[$1] } ?? 0
    }
  }

  /// The Lemke–Howson path of a label, an action of either player: λ is a bonus on it alone.
  init(_ tables: ReplyTables, label: Int) {
    let player = label < tables.counts[0] ? 0 : 1
    let action = label - player * tables.counts[0]
    var bonuses = tables.counts.map { [Double](repeating: 0, count: $0) }
    bonuses[player][action] = 1
    self.bonuses = bonuses
    mass = 0
    // Payoffs lie between 0 and 1, so the action dominates all others strictly.
    parameter = 2
    let reply = tables.bestReply(of: 1 - player, to: action)
    profile = player == 0 ? [action, reply] : [reply, action]
  }
}
