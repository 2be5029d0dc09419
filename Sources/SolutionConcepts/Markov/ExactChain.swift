internal import EquilibriaNumerics
internal import Games

/// Exact discounted values of a Markov chain with rewards.
///
/// States that reach each other form a component; components are solved one after another, each
/// after those it leads to. So chains without cycles cost no linear system at all.
///
/// > Source: Tarjan (1972), *Depth-first search and linear graph algorithms*.
struct ExactChain {
  /// Tables of one player with one row per state.
  let arrays: MarkovArrays<Rational>

  init(_ arrays: MarkovArrays<Rational>) { self.arrays = arrays }

  /// The solution of `(I − δP)·v = r`.
  ///
  /// - Complexity: That of ``ExactLinearSystem`` for the largest component.
  func values() -> [Rational] {
    var values = Array(repeating: Rational.zero, count: arrays.stateCount)
    var place = Array(repeating: -1, count: arrays.stateCount)
    for component in components() {
      for (index, state) in component.enumerated() { place[state] = index }
      let solution = solve(component, place: place, values: values)
      for (index, state) in component.enumerated() {
        values[state] = solution[index]
        place[state] = -1
      }
    }
    return values
  }

  /// The values of one component when all other states that it leads to are known.
  private func solve(_ component: [Int], place: [Int], values: [Rational]) -> [Rational] {
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
    guard let solution = ExactLinearSystem.solve(system, rightSide) else {
      preconditionFailure("I − δP is regular for every discount factor below 1")
    }
    return (0..<size).map { solution.rational($0) }
  }

  /// The strongly connected components, each after all that it leads to.
  func components() -> [[Int]] {
    let count = arrays.stateCount
    var components: [[Int]] = []
    var order = Array(repeating: -1, count: count)
    var lowest = order
    var isOpen = Array(repeating: false, count: count)
    var open: [Int] = []
    // The path of the search, with the next entry to look at: recursion might be too deep.
    var path: [(state: Int, entry: Int)] = []
    var found = 0
    func enter(_ state: Int) {
      order[state] = found
      lowest[state] = found
      found += 1
      open.append(state)
      isOpen[state] = true
      path.append((state, arrays.entryStarts[state]))
    }
    for root in 0..<count where order[root] < 0 {
      enter(root)
      while let (state, entry) = path.last {
        if entry < arrays.entryStarts[state + 1] {
          path[path.count - 1].entry += 1
          let successor = Int(arrays.successors[entry])
          if order[successor] < 0 {
            enter(successor)
          } else if isOpen[successor] {
            lowest[state] = min(lowest[state], order[successor])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.state { lowest[parent] = min(lowest[parent], lowest[state]) }
        guard lowest[state] == order[state] else { continue }
        var component: [Int] = []
        while let member = open.popLast() {
          isOpen[member] = false
          component.append(member)
          if member == state { break }
        }
        components.append(component.sorted())
      }
    }
    return components
  }
}
