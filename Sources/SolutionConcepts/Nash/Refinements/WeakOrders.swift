/// The orders in which actions may be preferred, ties included.
///
/// An order is a list of classes, best first. Actions whose values differ are in the order of
/// their values; those of equal value may be ordered in any way.
enum WeakOrders {
  /// The number of ways to order things with ties (1, 1, 3, 13, 75, 541 and so on), up to a bound.
  static func count(_ size: Int, atMost bound: Int) -> Int {
    var counts = [1]
    while counts.count <= size {
      let n = counts.count
      var (sum, binomial) = (0, 1)
      for k in 1...n {
        binomial = binomial * (n - k + 1) / k
        sum += binomial * counts[n - k]
        if sum > bound { return bound + 1 }
      }
      counts.append(sum)
    }
    return counts[size]
  }

  /// All orders of the given actions.
  static func all(of actions: [Int]) -> [[[Int]]] {
    var partial: [(classes: [[Int]], rest: [Int])] = [([], actions)]
    var result: [[[Int]]] = []
    while let (classes, rest) = partial.popLast() {
      if rest.isEmpty {
        result.append(classes)
        continue
      }
      for mask in (1..<(1 << rest.count)).reversed() {
        let next = rest.indices.filter { mask >> $0 & 1 == 1 }.map { rest[$0] }
        partial.append((classes + [next], rest.filter { !next.contains($0) }))
      }
    }
    return result
  }
}

/// The orders of one player's actions that refine given values and keep given actions on top.
struct OrderFamily {
  /// The actions of each value, best first.
  private let groups: [[Int]]
  /// Actions that belong to the first class of every order; they have the best value.
  private let top: [Int]

  init<Value: Comparable>(values: [Value], top: [Int]) {
    let sorted = values.indices.sorted {
      values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
    }
    var groups: [[Int]] = []
    for action in sorted {
      if let last = groups.last?.first, values[last] == values[action] {
        groups[groups.count - 1].append(action)
      } else {
        groups.append([action])
      }
    }
    self.groups = groups
    self.top = top
  }

  /// The number of orders, or one more than the bound when there are more.
  func count(atMost bound: Int) -> Int {
    var product = 1
    for (place, group) in groups.enumerated() {
      // Each order of the others begins with a class of its own or joins it to the top.
      let others = place == 0 ? group.count - top.count : group.count
      let count = WeakOrders.count(others, atMost: bound) * (place == 0 && others > 0 ? 2 : 1)
      product *= count
      if product > bound { return bound + 1 }
    }
    return product
  }

  /// All orders, each as its classes from best to worst.
  var orders: [[[Int]]] {
    var result: [[[Int]]] = [[]]
    for (place, group) in groups.enumerated() {
      let choices =
        place > 0
        ? WeakOrders.all(of: group)
        : WeakOrders.all(of: group.filter { !top.contains($0) }).flatMap { order in
          let joined = order.first.map { [[top + $0] + order.dropFirst()] } ?? []
          return [[top] + order] + joined
        }
      result = result.flatMap { prefix in choices.map { prefix + $0 } }
    }
    return result
  }
}
