/// The compositions of a finite population: how many members play each strategy.
///
/// There are C(N + n − 1, n − 1), in lexicographic order; with two strategies the number of a
/// composition is the number of members who play the first.
public struct PopulationStates: Sendable, Hashable {
  /// The number of members N.
  public let size: Int

  /// The number of strategies n.
  public let strategyCount: Int

  /// `tails[k][m]`: how many ways k strategies can share m members.
  private let tails: [[Int]]

  /// The compositions of a population; `nil` when a size is not positive or there are too many.
  ///
  /// - Parameters:
  ///   - size: The number of members, at least 1.
  ///   - strategyCount: The number of strategies, at least 1.
  public init?(size: Int, strategyCount: Int) {
    guard size > 0, strategyCount > 0, size < Int.max else { return nil }
    if strategyCount > 2, size > 1 << 24 { return nil }
    var tails: [[Int]] = [Array(repeating: 1, count: strategyCount > 2 ? size + 1 : 1)]
    while strategyCount > 2, tails.count < strategyCount {
      var row: [Int] = []
      var sum = 0
      for ways in tails[tails.count - 1] {
        let (next, overflow) = sum.addingReportingOverflow(ways)
        if overflow { return nil }
        sum = next
        row.append(sum)
      }
      tails.append(row)
    }
    self.size = size
    self.strategyCount = strategyCount
    self.tails = tails
  }

  /// How many ways `strategies` strategies can share `members` members.
  private func ways(_ strategies: Int, _ members: Int) -> Int {
    switch strategies {
    case 0: members == 0 ? 1 : 0
    case 1: 1
    case 2: members + 1
    default: tails[strategies - 1][members]
    }
  }

  /// The number of a composition.
  ///
  /// - Parameter counts: How many members play each strategy; they sum to ``size``.
  /// - Returns: A number from 0 to `count − 1`.
  public func index(of counts: [Int]) -> Int {
    precondition(
      counts.count == strategyCount && counts.allSatisfy { $0 >= 0 }
        && counts.reduce(0, +) == size,
      "a composition has \(strategyCount) counts that sum to \(size)"
    )
    var rest = size
    var index = 0
    for place in 0..<(strategyCount - 1) {
      let later = strategyCount - 1 - place
      // Compositions that begin with a smaller count come first.
      if later == 1 {
        index += counts[place]
      } else {
        index += ways(later + 1, rest) - ways(later + 1, rest - counts[place])
      }
      rest -= counts[place]
    }
    return index
  }

  /// The composition with a given number.
  public subscript(position: Int) -> [Int] {
    precondition(position >= 0 && position < count, "no state has the number \(position)")
    var counts: [Int] = []
    var rest = size
    var left = position
    for place in 0..<(strategyCount - 1) {
      let later = strategyCount - 1 - place
      var members = 0
      while left >= ways(later, rest - members) {
        left -= ways(later, rest - members)
        members += 1
      }
      counts.append(members)
      rest -= members
    }
    counts.append(rest)
    return counts
  }
}

extension PopulationStates: RandomAccessCollection {
  /// The first position, 0.
  public var startIndex: Int { 0 }

  /// The number of compositions.
  public var endIndex: Int { ways(strategyCount, size) }
}
