internal import EquilibriaNumerics
internal import Games

extension PayoffArrays {
  /// What a player gets in a profile and could get by deviating.
  struct Standing {
    /// The expected payoff of each of the player's actions.
    let actionPayoffs: [Scalar]
    /// The player's expected payoff.
    let payoff: Scalar
    /// The number of the best action.
    let best: Int
    /// An upper bound on the error of the difference between the two; zero in exact arithmetic.
    let error: Scalar
  }

  /// A player's standing when all mix independently.
  ///
  /// Specialized because every result passes through here: a check of a 20×20 game costs a tenth.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Rational)
  func standing(of player: Int, in mixtures: [[Scalar]]) -> Standing {
    let values = actionPayoffs(of: player, against: mixtures)
    let own = mixtures[player]
    var best = 0
    for action in values.indices where values[action] > values[best] { best = action }
    return Standing(
      actionPayoffs: values,
      payoff: Scalar.sumOfProducts(count: values.count) { (values[$0], own[$0]) },
      best: best,
      error: roundingError(of: player, in: mixtures)
    )
  }

  /// An upper bound on the error of a computed regret; zero in exact arithmetic.
  ///
  /// Every payoff is a nested sum of at most `terms` products of numbers of at most the largest
  /// payoff; mixtures that miss a sum of one count as the normalised ones nearby.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Rational)
  private func roundingError(of player: Int, in mixtures: [[Scalar]]) -> Scalar {
    if Scalar.roundingUnit == .zero { return .zero }
    let largest = Scalar(binary: doubleValues[player].largestMagnitude)
    let terms = mixtures.reduce(mixtures.count + 4) { $0 + $1.count + 2 }
    let defect = mixtures.reduce(Scalar.zero) { total, mixture in
      total + (mixture.reduce(.zero, +) - 1).magnitude
    }
    guard let factor = Scalar(exactly: 4 * terms) else { return .zero }
    return largest * (factor * Scalar.roundingUnit + 2 * defect)
  }
}
