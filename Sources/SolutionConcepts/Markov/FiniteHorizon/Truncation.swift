internal import EquilibriaNumerics
internal import Games

extension TabularMarkovGame {
  /// The number of periods to solve, or why it is not known.
  func requireSteps(_ steps: Int?) throws(SolutionError) -> Int {
    if let steps {
      guard steps > 0 else { throw .markovGame(.noPeriods(steps: steps)) }
      guard horizon != .average else {
        throw .notApplicable(reason: "averages over time cannot be cut off after some periods")
      }
      return steps
    }
    guard case .finite(let steps, _) = horizon else {
      throw .notApplicable(
        reason: "backward induction needs a number of periods; the horizon is \(horizon)"
      )
    }
    return steps
  }

  /// What each player could gain at most after some periods of a game without end, discounted to the
  /// start: `δᵀ·(max r − min r)/(1 − δ)`; `nil` when the game ends by itself.
  func truncationErrors(after steps: Int) -> [Rational]? {
    guard case .discounted(let discounts) = horizon else { return nil }
    return discounts.enumerated().map { player, discount in
      let range = (rewards[player].max() ?? .zero) - (rewards[player].min() ?? .zero)
      return discount.power(steps) * range / (1 - discount)
    }
  }
}

extension Rational {
  /// The number to a power, not negative, by repeated squaring.
  func power(_ exponent: Int) -> Rational {
    var result: Rational = 1
    var (base, rest) = (self, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result *= base }
      rest /= 2
      if rest > 0 { base *= base }
    }
    return result
  }
}
