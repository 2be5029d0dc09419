internal import EquilibriaNumerics
internal import Games

extension MarkovArrays {
  /// The expected discounted rewards of a chain: the solution of `(I − δP)·v = r`.
  ///
  /// The tables have one player and one row per state. Exact in exact arithmetic, if the stopwatch
  /// permits; otherwise as close as rounding allows, without a guarantee: bounds come from
  /// ``MarkovDecisionProcess/bounds(around:improved:)``.
  ///
  /// - Parameters:
  ///   - guess: Values to start from, if there are any; they do not change an exact result.
  ///   - stopwatch: When to give up and return what there is.
  /// - Returns: One value per state, and whether these are exact.
  func chainValues(
    near guess: [Scalar]? = nil,
    stopwatch: Stopwatch
  ) -> (values: [Scalar], areExact: Bool) {
    if Scalar.arithmetic == .exact {
      let chain = ExactChain(converted(to: Rational.self))
      if let exact = chain.values(stopwatch: stopwatch) { return (exact.map { Scalar($0) }, true) }
    }
    let chain = FloatingChain(converted(to: Double.self))
    let values = chain.values(near: guess?.map(\.doubleValue), stopwatch: stopwatch)
    return (values.map { Scalar(binary: $0) }, false)
  }
}
