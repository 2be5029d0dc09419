internal import EquilibriaNumerics
internal import Games

extension PayoffTable {
  /// An equilibrium of a two-player game that is quick to find, so that a search that stops early
  /// has something to return: the best pure one, or else the end of a Lemke–Howson path.
  func simpleEquilibrium(for objective: NashObjective, _ stopwatch: Stopwatch) -> [[Rational]]? {
    if stopwatch.reasonToStop() != nil { return nil }
    var best: (index: Int, value: Rational)?
    for index in PureEnumeration.profiles(of: self) {
      let value = objective.value(payoffs: payoffs(at: index), supportSizes: [1, 1])
      if best.map({ objective.prefers(value, to: $0.value) }) ?? true { best = (index, value) }
    }
    if let best {
      return MixedProfile<Action, Rational>(pureAt: best.index, in: self).probabilities
    }
    let time = Stopwatch(Limits(time: stopwatch.remainingTime))
    if case .found(let mixtures) = BestResponsePath(exact: self).follow(from: 0, time) {
      return mixtures
    }
    return nil
  }
}
