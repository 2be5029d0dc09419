internal import EquilibriaNumerics
internal import Games

/// The worth of each profile to a mediator who also values obedience, `w(s) + Σ y·loss(s)`.
///
/// Its maximum bounds what any mediator can reach. The terms are kept apart, profile after profile,
/// so that exact arithmetic sums each profile once, over a common denominator.
struct MediatedWorth<Scalar: OrderedField> {
  private var starts: [Int]
  private var weights: [Scalar]
  private var losses: [Scalar]

  init(
    _ arrays: PayoffArrays<Scalar>,
    playerWeights: [Scalar],
    worth: ObjectiveWorth,
    multipliers: [(Incentive, Scalar)]
  ) {
    let count = arrays.space.profileCount
    let players = arrays.space.playerCount
    let own: Int
    switch worth {
    case .linear: own = 1
    case .minimum: own = players
    }
    var starts = [Int](repeating: own, count: count + 1)
    starts[0] = 0
    for (incentive, _) in multipliers {
      arrays.forEachLoss(incentive) { index, _ in starts[index + 1] += 1 }
    }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var weights = [Scalar](repeating: 1, count: starts[count])
    var losses = [Scalar](repeating: .zero, count: starts[count])
    var next = starts
    for index in 0..<count {
      switch worth {
      case .linear(let worth, _): losses[next[index]] = Scalar(worth[index])
      case .minimum:
        for player in 0..<players {
          weights[next[index] + player] = playerWeights[player]
          losses[next[index] + player] = arrays.values[player][index]
        }
      }
      next[index] += own
    }
    for (incentive, weight) in multipliers {
      arrays.forEachLoss(incentive) { index, loss in
        weights[next[index]] = weight
        losses[next[index]] = loss
        next[index] += 1
      }
    }
    self.starts = starts
    self.weights = weights
    self.losses = losses
  }

  /// The number of profiles.
  var count: Int { starts.count - 1 }

  func value(at index: Int) -> Scalar {
    let start = starts[index]
    return Scalar.sumOfProducts(count: starts[index + 1] - start) {
      (weights[start + $0], losses[start + $0])
    }
  }

  /// Whether a profile is worth more than a price.
  func exceeds(_ price: Scalar, at index: Int) -> Bool {
    let start = starts[index]
    let terms = starts[index + 1] - start
    return Scalar.signOfSum(count: terms + 1) {
      $0 == terms ? (-1, price) : (weights[start + $0], losses[start + $0])
    } > 0
  }

  /// A bound on the worth of every profile: the price when none exceeds it, else the maximum.
  func bound(expecting price: Scalar) -> Scalar {
    let above = (0..<count).filter { exceeds(price, at: $0) }
    return above.map { value(at: $0) }.max() ?? price
  }
}
