internal import EquilibriaNumerics

extension ExtremeStrategy {
  /// The probabilities of all actions of a player when only the listed ones were looked at.
  ///
  /// - Parameters:
  ///   - actions: The numbers of the actions that the weights belong to.
  ///   - count: The number of all actions.
  /// - Returns: One probability per action.
  func mixture(over actions: [Int], count: Int) -> [Rational] {
    let total = weights.reduce(ExactInteger.zero, +)
    var result = [Rational](repeating: .zero, count: count)
    for (action, weight) in zip(actions, weights) where !weight.isZero {
      result[action] = Rational(numerator: weight, denominator: total)
    }
    return result
  }

  /// Whether a mixture is listed before another: fewer actions first, then earlier actions, then
  /// larger probabilities of earlier actions.
  static func precedes(_ first: [Rational], _ second: [Rational]) -> Bool {
    let supports = [first, second].map { mixture in
      mixture.indices.filter { !mixture[$0].isZero }
    }
    if supports[0].count != supports[1].count { return supports[0].count < supports[1].count }
    if supports[0] != supports[1] { return supports[0].lexicographicallyPrecedes(supports[1]) }
    return second.lexicographicallyPrecedes(first)
  }
}
