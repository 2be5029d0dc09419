internal import EquilibriaNumerics
internal import Games

/// Exact discounted values of a Markov chain with rewards.
///
/// States that reach each other form a component; components are solved one after another, each
/// after those it leads to. So chains without cycles cost no linear system at all.
struct ExactChain {
  /// Tables of one player with one row per state.
  let arrays: MarkovArrays<Rational>

  init(_ arrays: MarkovArrays<Rational>) { self.arrays = arrays }

  /// The solution of `(I − δP)·v = r`; `nil` when the stopwatch gives a reason to stop.
  ///
  /// - Complexity: That of ``ExactLinearSystem`` for the largest component.
  func values(stopwatch: Stopwatch) -> [Rational]? {
    var values = Array(repeating: Rational.zero, count: arrays.stateCount)
    var place = Array(repeating: -1, count: arrays.stateCount)
    for component in components() {
      for (index, state) in component.enumerated() { place[state] = index }
      guard stopwatch.reasonToStop() == nil,
        let solution = solve(component, place: place, values: values, stopwatch: stopwatch)
      else { return nil }
      for (index, state) in component.enumerated() {
        values[state] = solution[index]
        place[state] = -1
      }
    }
    return values
  }

  /// The values of one component when all other states that it leads to are known.
  private func solve(
    _ component: [Int],
    place: [Int],
    values: [Rational],
    stopwatch: Stopwatch
  ) -> [Rational]? {
    let size = component.count
    let discount = arrays.discounts[0]
    var matrix: [ExactInteger] = []
    var rightSide: [ExactInteger] = []
    for (index, state) in component.enumerated() {
      var row = Array(repeating: Rational.zero, count: size)
      row[index] = 1
      let entries = arrays.entryStarts[state]..<arrays.entryStarts[state + 1]
      var outside: [Int] = []
      for entry in entries {
        let successor = Int(arrays.successors[entry])
        if place[successor] >= 0 {
          row[place[successor]] -= discount * arrays.probabilities[entry]
        } else {
          outside.append(entry)
        }
      }
      let continuation = Rational.sumOfProducts(count: outside.count) {
        (
          arrays.probabilities[outside[$0]], values[Int(arrays.successors[outside[$0]])]
        )
      }
      let right = arrays.rewards[0][state] + discount * continuation
      if size == 1 { return [right / row[0]] }
      let scale = (row + [right]).reduce(ExactInteger.one) {
        ExactInteger.leastCommonMultiple($0, $1.denominatorInteger)
      }
      func scaled(_ number: Rational) -> ExactInteger {
        number.numeratorInteger * scale.exactlyDivided(by: number.denominatorInteger)
      }
      matrix += row.map(scaled)
      rightSide.append(scaled(right))
    }
    let system = Matrix(rowCount: size, columnCount: size, elements: matrix)
    switch ExactLinearSystem.solve(system, rightSide, stopwatch: stopwatch) {
    case .unique(let solution): return (0..<size).map { solution.rational($0) }
    case .stopped: return nil
    case .singular:
      preconditionFailure("I − δP is regular for every discount factor below 1")
    }
  }

  /// The components, each after all that it leads to.
  func components() -> [[Int]] {
    StateGraph(starts: arrays.entryStarts, successors: arrays.successors).components()
  }
}
