internal import EquilibriaNumerics
internal import Games

/// A discounted game in the units that homotopies work in.
///
/// Rewards are shifted, player by player, and scaled, all players alike, so that they lie between 0
/// and 1. Neither changes what is an equilibrium.
struct HomotopyTables {
  /// Rewards, transitions and discount factors; rewards from 0 to 1.
  let arrays: MarkovArrays<Double>

  /// How many units of reward make one here; positive.
  let scale: Double

  /// The reward of each player that counts as 0 here.
  let lowest: [Double]

  init(_ arrays: MarkovArrays<Double>) {
    let lowest = arrays.rewards.map { $0.min() ?? 0 }
    var widest = 0.0
    for (player, values) in arrays.rewards.enumerated() {
      widest = max(widest, (values.max() ?? 0) - lowest[player])
    }
    let scale = widest > 0 ? widest : 1
    self.scale = scale
    self.lowest = lowest
    self.arrays = MarkovArrays(
      spaces: arrays.spaces,
      profileStarts: arrays.profileStarts,
      entryStarts: arrays.entryStarts,
      successors: arrays.successors,
      probabilities: arrays.probabilities,
      rewards: zip(arrays.rewards, lowest).map { values, lowest in
        values.map { ($0 - lowest) / scale }
      },
      discounts: arrays.discounts
    )
  }

  /// The number of players.
  var playerCount: Int { arrays.playerCount }

  /// The number of states.
  var stateCount: Int { arrays.stateCount }

  /// The numbers of actions of a state's players.
  func counts(_ state: Int) -> [Int] { arrays.spaces[state].counts }

  /// The values of a stationary policy, player after player.
  func values(of policy: [[[Double]]]) -> [Double] {
    (0..<playerCount).flatMap { player in
      arrays.fixing(policy, exceptFor: nil, rewardsOf: player)
        .chainValues(stopwatch: Stopwatch(.none))
    }
  }
}
