internal import EquilibriaNumerics

/// Short loops over the numbers of a result, in either arithmetic at full speed.
enum WeightShares {
  /// Weights divided by their sum; all equal when nothing positive is left of them.
  @specialized(where Scalar == Double)
  static func of<Scalar: OrderedField>(_ weights: [Double]) -> [Scalar] {
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      return Array(repeating: Scalar(Rational(1, weights.count)), count: weights.count)
    }
    return weights.map { Scalar(binary: $0 / sum) }
  }

  /// The greatest of some numbers, at least one.
  @specialized(where Scalar == Double)
  static func greatest<Scalar: OrderedField>(of values: [Scalar]) -> Scalar {
    var greatest = values[0]
    for value in values where value > greatest { greatest = value }
    return greatest
  }
}
