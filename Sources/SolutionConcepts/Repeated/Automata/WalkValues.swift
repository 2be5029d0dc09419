internal import EquilibriaNumerics

/// What a walk is worth from every state, when each state has one successor.
enum WalkValues {
  /// The discounted average from every state.
  static func discounted(
    _ count: Int,
    next: (Int) -> Int,
    payoff: (Int) -> Rational,
    discount: Rational
  ) -> [Rational] {
    all(
      count,
      next: next,
      onCycle: { $0.discountedAverage(payoff, discount: discount) },
      before: { (1 - discount) * payoff($0) + discount * $1 }
    )
  }

  /// The long-run average from every state.
  static func limits(
    _ count: Int,
    next: (Int) -> Int,
    payoff: (Int) -> Rational
  ) -> [Rational] {
    all(count, next: next, onCycle: { $0.limitAverage(payoff) }, before: { $1 })
  }

  /// One value per state, from that of one state of each cycle and those of the states before.
  private static func all(
    _ count: Int,
    next: (Int) -> Int,
    onCycle: (Lasso) -> Rational,
    before: (Int, Rational) -> Rational
  ) -> [Rational] {
    var values = [Rational?](repeating: nil, count: count)
    for start in 0..<count where values[start] == nil {
      var walk: [Int] = []
      var isOnWalk = Set<Int>()
      var state = start
      while values[state] == nil, isOnWalk.insert(state).inserted {
        walk.append(state)
        state = next(state)
      }
      if values[state] == nil { values[state] = onCycle(Lasso(from: state, next: next)) }
      for state in walk.reversed() where values[state] == nil {
        values[state] = before(state, values[next(state)] ?? .zero)
      }
    }
    return values.map { $0 ?? .zero }
  }
}
