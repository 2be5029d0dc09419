internal import EquilibriaNumerics
internal import Games

/// A discounted game in the units that homotopies work in.
///
/// Rewards are shifted and scaled so that they lie between 0 and 1, which does not change what is an
/// equilibrium.
struct HomotopyTables {
  /// What makes a unit of reward.
  enum Scaling {
    /// The range of each player's own rewards: nothing depends on the units of their rewards.
    case each
    /// The widest range of any player's rewards: more is at stake for some than for others.
    case alike
  }

  /// Rewards, transitions and discount factors; rewards from 0 to 1.
  let arrays: MarkovArrays<Double>

  /// For each player, how many units of reward make one here; positive.
  let scales: [Double]

  init(_ arrays: MarkovArrays<Double>, scaling: Scaling = .each) {
    let lowest = arrays.rewards.map { $0.min() ?? 0 }
    let ranges = zip(arrays.rewards, lowest).map { ($0.max() ?? 0) - $1 }
    let widest = ranges.max() ?? 0
    let scales = ranges.map { range in
      let scale =
        switch scaling {
        case .each: range
        case .alike: widest
        }
      return scale > 0 ? scale : 1
    }
    self.scales = scales
    self.arrays = MarkovArrays(
      spaces: arrays.spaces,
      profileStarts: arrays.profileStarts,
      entryStarts: arrays.entryStarts,
      successors: arrays.successors,
      probabilities: arrays.probabilities,
      rewards: scales.indices.map { player in
        arrays.rewards[player].map { ($0 - lowest[player]) / scales[player] }
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
        .chainValues(stopwatch: Stopwatch(.none)).values
    }
  }
}
