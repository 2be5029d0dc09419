internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

extension IncentiveGeneration {
  func support<Scalar: OrderedField>(
    _ values: [Scalar],
    _ master: MediatorMaster
  ) -> [(index: Int, probability: Scalar)] {
    master.profiles.enumerated().compactMap { place, profile in
      let probability = values[master.firstProbability + place]
      return probability > .zero ? (profile, probability) : nil
    }
  }

  /// For every player and recommendation, the most tempting disobedience above a threshold.
  func violated<Scalar>(
    _ support: [(index: Int, probability: Scalar)],
    in arrays: PayoffArrays<Scalar>,
    above threshold: Scalar
  ) -> [Incentive] {
    let gains = DeviationGains(support: support, in: arrays)
    var result: [Incentive] = []
    for (player, count) in space.counts.enumerated() {
      switch kind {
      case .coarse:
        for action in 0..<count where gains.coarseGain(of: player, action) > threshold {
          result.append(Incentive(player: player, recommended: nil, action: action))
        }
      case .correlated:
        for told in 0..<count {
          let row = gains.gains[player][told * count..<(told + 1) * count]
          guard let best = row.indices.max(by: { row[$0] < row[$1] }), row[best] > threshold else {
            continue
          }
          result.append(
            Incentive(player: player, recommended: told, action: best - told * count)
          )
        }
      }
    }
    return result
  }

  /// The profiles that the dual values price in, the best first.
  func pricedIn<Scalar: OrderedField>(
    _ duals: [Scalar],
    _ master: MediatorMaster,
    _ arrays: PayoffArrays<Scalar>,
    above threshold: Scalar
  ) -> [Int] {
    let (weights, multipliers) = master.multipliers(duals, players: space.playerCount)
    let worth = MediatedWorth(
      arrays,
      playerWeights: weights,
      worth: worth,
      multipliers: multipliers
    )
    let price = duals[0] + threshold
    let above = (0..<worth.count).filter { worth.exceeds(price, at: $0) }
    let sizes = above.map { worth.value(at: $0).doubleValue }
    let order = above.indices.sorted { first, second in
      sizes[first] > sizes[second] || (sizes[first] == sizes[second] && first < second)
    }
    return order.prefix(Self.profilesPerRound).map { above[$0] }
  }

  /// The answer from primal and dual values, with value and bound recomputed from the game.
  func answer<Scalar: OrderedField>(
    _ values: [Scalar],
    _ duals: [Scalar],
    _ master: MediatorMaster,
    _ arrays: PayoffArrays<Scalar>
  ) -> Answer<Scalar> {
    let support = support(values, master).sorted { $0.index < $1.index }
    let total = support.reduce(Scalar.zero) { $0 + $1.probability }
    let weights = support.map { (index: $0.index, probability: $0.probability / total) }
    func expectation(_ payoff: (Int) -> Scalar) -> Scalar {
      Scalar.sumOfProducts(count: weights.count) {
        (weights[$0].probability, payoff(weights[$0].index))
      }
    }
    let value: Scalar
    switch worth {
    case .linear(let worth, _): value = expectation { Scalar(worth[$0]) }
    case .minimum:
      value = arrays.values.map { payoffs in expectation { payoffs[$0] } }.min() ?? .zero
    }
    let (playerWeights, multipliers) = master.multipliers(
      duals,
      players: space.playerCount
    )
    let worth = MediatedWorth(
      arrays,
      playerWeights: playerWeights,
      worth: worth,
      multipliers: multipliers
    )
    let bound = worth.bound(expecting: duals[0])
    return Answer(
      weights: Dictionary(uniqueKeysWithValues: weights.map { ($0.index, $0.probability) }),
      value: value,
      playerWeights: playerWeights,
      multipliers: multipliers,
      bound: bound + roundingError(bound, multipliers, arrays),
      constraintCount: master.incentives.count
    )
  }

  /// How far rounding can have lowered the largest mediated worth; zero in exact arithmetic.
  private func roundingError<Scalar: OrderedField>(
    _ bound: Scalar,
    _ multipliers: [(Incentive, Scalar)],
    _ arrays: PayoffArrays<Scalar>
  ) -> Scalar {
    if Scalar.roundingUnit == .zero { return .zero }
    let largest = arrays.largestMagnitude
    let weights = multipliers.reduce(Scalar.zero) { $0 + $1.1 }
    let size = bound.magnitude + 4 * largest * weights
    let terms = Scalar(exactly: 4 * (multipliers.count + arrays.space.playerCount + 4)) ?? .zero
    return size * terms * Scalar.roundingUnit
  }
}
