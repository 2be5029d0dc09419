internal import EquilibriaNumerics
internal import Games

extension IncentiveGeneration {
  /// The answer from primal and dual values, with the bound recomputed from the multipliers.
  func answer<Scalar: OrderedField>(
    values: [Scalar],
    duals: [Scalar],
    incentives: [Incentive]
  ) -> Answer<Scalar> {
    let arrays = PayoffArrays<Scalar>(table)
    let count = table.space.profileCount
    var weights: [Int: Scalar] = [:]
    let total = values[..<count].reduce(Scalar.zero, +)
    for index in 0..<count where values[index] > .zero { weights[index] = values[index] / total }

    // A maximum's row `loss ≥ 0` has a dual of at most zero; its weight is the magnitude.
    let firstIncentive: Int
    let playerWeights: [Scalar]
    switch worth {
    case .linear(_, let known):
      firstIncentive = 1
      playerWeights = known.map { Scalar($0) }
    case .minimum:
      firstIncentive = 1 + table.space.playerCount
      let raw = (1..<firstIncentive).map { max(-duals[$0], .zero) }
      let sum = raw.reduce(.zero, +)
      playerWeights = raw.map { sum > .zero ? $0 / sum : .zero }
    }
    let multipliers = incentives.indices.compactMap { place -> (Incentive, Scalar)? in
      let weight = -duals[firstIncentive + place]
      return weight > .zero ? (incentives[place], weight) : nil
    }
    let payoffs = table.space.counts.indices.map { player in
      weights.sorted { $0.key < $1.key }.reduce(Scalar.zero) {
        $0 + $1.value * arrays.values[player][$1.key]
      }
    }
    let value: Scalar
    switch worth {
    case .minimum: value = payoffs.min() ?? .zero
    case .linear(let worth, _):
      value = weights.sorted { $0.key < $1.key }.reduce(Scalar.zero) {
        $0 + $1.value * Scalar(worth[$1.key])
      }
    }
    let bound = Self.bound(
      playerWeights: playerWeights,
      multipliers: multipliers,
      worth: worth,
      arrays: arrays
    )
    return Answer(
      weights: weights,
      value: value,
      playerWeights: playerWeights,
      multipliers: multipliers,
      bound: bound,
      constraintCount: incentives.count
    )
  }

  /// `max_s (w(s) + Σ y·loss(s))`: what weak duality leaves for any mediator.
  static func bound<Scalar: OrderedField>(
    playerWeights: [Scalar],
    multipliers: [(Incentive, Scalar)],
    worth: ObjectiveWorth,
    arrays: PayoffArrays<Scalar>
  ) -> Scalar {
    let space = arrays.space
    var values: [Scalar]
    switch worth {
    case .linear(let worth, _): values = worth.map { Scalar($0) }
    case .minimum:
      values = (0..<space.profileCount).map { index in
        Scalar.sumOfProducts(count: space.playerCount) {
          (playerWeights[$0], arrays.values[$0][index])
        }
      }
    }
    var size = values.reduce(Scalar.zero) { max($0, $1.magnitude) }
    for (incentive, weight) in multipliers {
      let stride = space.strides[incentive.player]
      let payoffs = arrays.values[incentive.player]
      let count = space.counts[incentive.player]
      for outer in Swift.stride(from: 0, to: space.profileCount, by: count * stride) {
        for told in incentive.recommended.map({ $0...$0 }) ?? 0...(count - 1) {
          for inner in 0..<stride {
            let index = outer + told * stride + inner
            values[index] +=
              weight * (payoffs[index] - payoffs[outer + incentive.action * stride + inner])
          }
        }
      }
      size += 2 * weight * payoffs.reduce(Scalar.zero) { max($0, $1.magnitude) }
    }
    let factor = Scalar(exactly: 4 * (multipliers.count + space.playerCount + 4)) ?? .zero
    return (values.max() ?? .zero) + size * factor * Scalar.roundingUnit
  }
}
