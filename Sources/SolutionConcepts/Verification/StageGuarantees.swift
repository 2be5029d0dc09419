internal import EquilibriaNumerics
internal import Games

/// What a player's mixtures earn at least in every stage of a Markov game, against anything.
struct StageGuarantees<State: Hashable & Sendable, Action: Hashable & Sendable>: Sendable {
  private let game: TabularMarkovGame<State, Action>
  private let player: Int
  private let values: [Rational]
  private let fixed: FixedPointStages?

  /// How many states a worker takes at a time.
  private static var chunkSize: Int { 256 }

  /// The stages with the player's values of the next states.
  init(of player: Int, continuing values: [Rational], in game: TabularMarkovGame<State, Action>) {
    self.game = game
    self.player = player
    self.values = values
    fixed = CommonDenominator(values).flatMap {
      FixedPointStages($0, discount: game.discounts[player], rewards: game.rewards[player])
    }
  }

  /// The least of what the policy guarantees in a stage less some amounts, and where it is least.
  ///
  /// It is exact when negative. When not negative it may be a little too small: by less than 2⁻⁶⁰ of
  /// the largest payoff.
  func leastExcess<Scalar>(
    of policy: StationaryPolicy<Action, Scalar>,
    over amounts: [Rational]
  ) -> (least: Rational, state: Int) {
    let count = game.stateCount
    let size = Self.chunkSize
    let parts = concurrently((count + size - 1) / size) { number in
      var least: (least: Rational, state: Int)?
      var quickest: (units: Int128, state: Int)?
      for state in (number * size)..<min((number + 1) * size, count) {
        let mixture = policy.probabilities[state][player]
        if let units = quickExcess(of: mixture, over: amounts[state], in: state), units >= 0 {
          if units < quickest?.units ?? .max { quickest = (units, state) }
          continue
        }
        let excess = excess(of: mixture, over: amounts[state], in: state)
        if least.map({ excess < $0.least }) ?? true { least = (excess, state) }
      }
      if let quickest, let fixed {
        let excess = fixed.rational(quickest.units)
        if least.map({ excess < $0.least }) ?? true { least = (excess, quickest.state) }
      }
      return least
    }
    return parts.compactMap(\.self).min { $0.least < $1.least } ?? (.zero, 0)
  }

  /// The excess in one state, rounded down to fixed point; `nil` when numbers do not fit.
  private func quickExcess<Scalar: OrderedField>(
    of mixture: [Scalar],
    over amount: Rational,
    in state: Int
  ) -> Int128? {
    guard let fixed, let weights = IntegerWeights(mixture) else { return nil }
    let rows = game.rows(ofState: state)
    let stride = game.spaces[state].strides[player]
    let block = stride * mixture.count
    var least = Int128.max
    for start in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: block) {
      for first in start..<(start + stride) {
        var sum: Int128 = 0
        for action in mixture.indices where weights.numbers[action] != 0 {
          let row = first + action * stride
          guard
            let payoff = fixed.payoff(
              ofRow: row,
              reward: game.rewards[player][row],
              game.transitions
            )
          else { return nil }
          // |Σ w·p| ≤ total · max|p| < 2¹²⁶.
          sum &+= Int128(weights.numbers[action]) &* payoff
        }
        least = min(least, sum)
      }
    }
    guard let amount = fixed.units(notBelow: amount) else { return nil }
    return FixedPointStages.floor(least - Int128(weights.total) * amount, Int128(weights.total))
  }

  /// The excess in one state, exact.
  private func excess<Scalar: OrderedField>(
    of mixture: [Scalar],
    over amount: Rational,
    in state: Int
  ) -> Rational {
    let weights = mixture.map { $0.exactValue ?? .zero }
    let total = weights.reduce(.zero, +)
    let rows = game.rows(ofState: state)
    let stride = game.spaces[state].strides[player]
    var least: Rational?
    for start in Swift.stride(
      from: rows.lowerBound,
      to: rows.upperBound,
      by: stride * mixture.count
    ) {
      for first in start..<(start + stride) {
        let sum = Rational.sumOfProducts(count: weights.count) { action in
          let row = first + action * stride
          if weights[action].isZero { return (.zero, .zero) }
          let next = game.transitions.expectation(of: values, inRow: row)
          return (weights[action], game.rewards[player][row] + game.discounts[player] * next)
        }
        least = least.map { min($0, sum) } ?? sum
      }
    }
    return (least ?? .zero) / total - amount
  }
}
