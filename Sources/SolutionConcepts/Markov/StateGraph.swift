/// Which states may follow which.
package struct StateGraph: Sendable {
  /// Where the successors of each state start, and where those of the last one end.
  package let starts: [Int]

  /// The successors of all states.
  package let successors: [Int32]

  /// A graph from the successors of its states, one state after another.
  package init(starts: [Int], successors: [Int32]) {
    self.starts = starts
    self.successors = successors
  }

  /// The strongly connected components, each after all that it leads to.
  ///
  /// - Returns: Lists of states in increasing order.
  ///
  /// > Source: Tarjan (1972), *Depth-first search and linear graph algorithms*.
  package func components() -> [[Int]] {
    let count = starts.count - 1
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
      path.append((state, starts[state]))
    }
    for root in 0..<count where order[root] < 0 {
      enter(root)
      while let (state, entry) = path.last {
        if entry < starts[state + 1] {
          path[path.count - 1].entry += 1
          let successor = Int(successors[entry])
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
