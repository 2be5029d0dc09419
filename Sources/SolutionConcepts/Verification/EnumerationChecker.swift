internal import EquilibriaNumerics
internal import Games

/// The work behind ``EnumerationCheck``: rational linear algebra and nothing from the solvers.
struct EnumerationChecker {
  private let counts: [Int]
  /// `payoffs[p][own][other]`, positive.
  private let payoffs: [[[Rational]]]

  init<Action>(_ table: PayoffTable<Action>) {
    let (m, n) = (table.space.counts[0], table.space.counts[1])
    counts = [m, n]
    let least = table.payoffs.map { $0.reduce($0[0]) { min($0, $1) } }
    payoffs = [
      (0..<m).map { i in (0..<n).map { table.payoffs[0][i * n + $0] - least[0] + 1 } },
      (0..<n).map { j in (0..<m).map { table.payoffs[1][$0 * n + j] - least[1] + 1 } },
    ]
  }

  func check<Action>(
    _ equilibria: NashEquilibria<Action, Rational>,
    largestBasisCount: Int
  ) -> EnumerationCheck {
    let list = equilibria.map(\.profile.probabilities)
    var problems: [EnumerationCheck.Problem] = []
    var numbers: [[[Rational]]: Int] = [:]
    for (number, mixtures) in list.enumerated() {
      if let twin = numbers.updateValue(number, forKey: mixtures) {
        problems.append(.repeated(twin, number))
      }
      if !isEquilibrium(mixtures) {
        problems.append(.notAnEquilibrium(number))
      } else if !(0..<2).allSatisfy({ isVertex(mixtures[$0], of: $0) }) {
        problems.append(.notExtreme(number))
      }
    }
    guard equilibria.isComplete, problems.isEmpty else {
      return EnumerationCheck(problems: problems, isProvenComplete: false)
    }
    if let components = equilibria.components {
      problems += self.problems(of: components, in: list)
    } else {
      problems.append(.componentsMissing)
    }
    guard basisCount(atMost: largestBasisCount) != nil else {
      return EnumerationCheck(problems: problems, isProvenComplete: false)
    }
    problems += allExtremeEquilibria().filter { numbers[$0] == nil }.map { .missing($0) }
    return EnumerationCheck(problems: problems, isProvenComplete: true)
  }

  // MARK: Single equilibria

  /// The payoff of each of a player's actions against a mixture of the other.
  private func values(of player: Int, against mixture: [Rational]) -> [Rational] {
    payoffs[player].map { row in zip(row, mixture).reduce(.zero) { $0 + $1.0 * $1.1 } }
  }

  private func bestReplies(of player: Int, to mixture: [Rational]) -> [Int] {
    let values = values(of: player, against: mixture)
    let best = values.max()
    return values.indices.filter { values[$0] == best }
  }

  private func support(_ mixture: [Rational]) -> [Int] {
    mixture.indices.filter { !mixture[$0].isZero }
  }

  private func isEquilibrium(_ mixtures: [[Rational]]) -> Bool {
    (0..<2).allSatisfy { player in
      let replies = Set(bestReplies(of: player, to: mixtures[1 - player]))
      let mixture = mixtures[player]
      return mixture.reduce(.zero, +) == 1 && mixture.allSatisfy { $0 >= .zero }
        && support(mixture).allSatisfy(replies.contains)
    }
  }

  /// Whether only this mixture on its support makes the opponent's best replies equally good.
  private func isVertex(_ mixture: [Rational], of player: Int) -> Bool {
    let support = support(mixture)
    let rows = bestReplies(of: 1 - player, to: mixture).map { reply in
      support.map { payoffs[1 - player][reply][$0] }
    }
    return GaussianElimination.rank(of: rows) == support.count
  }

  // MARK: Components

  private func problems(
    of components: [EquilibriumComponent<Rational>],
    in list: [[[Rational]]]
  ) -> [EnumerationCheck.Problem] {
    var problems: [EnumerationCheck.Problem] = []
    var owners = [Int?](repeating: nil, count: list.count)
    for (number, component) in components.enumerated() {
      let isPartition = component.members.allSatisfy {
        list.indices.contains($0) && owners[$0] == nil
      }
      guard isPartition, !component.members.isEmpty, isCovered(component, in: list) else {
        problems.append(.wrongComponent(number))
        continue
      }
      for member in component.members { owners[member] = number }
      if component.members.count == 1, let index = index(of: list[component.members[0]]),
        index != component.index
      {
        problems.append(.wrongIndex(number))
      }
    }
    for (first, owner) in owners.enumerated() {
      let isAlone =
        owner != nil
        && list.indices.allSatisfy { second in
          owners[second] == owner || (0..<2).allSatisfy { list[first][$0] != list[second][$0] }
        }
      if !isAlone { problems.append(.wrongComponent(owner ?? components.count)) }
    }
    let sum = components.reduce(0) { $0 + $1.index }
    if sum != 1 { problems.append(.wrongIndexSum(sum)) }
    return problems
  }

  /// Whether a component's subsets are full products that hang together, cover it, and cannot grow.
  private func isCovered(
    _ component: EquilibriumComponent<Rational>,
    in list: [[[Rational]]]
  ) -> Bool {
    let members = Set(component.members)
    var reached: Set<Int> = []
    for (number, subset) in component.subsets.enumerated() {
      let inside = Set(subset.members)
      let sides = (0..<2).map { player in Set(subset.members.map { list[$0][player] }) }
      let isProduct =
        inside.isSubset(of: members) && inside.count == subset.members.count
        && sides[0].count * sides[1].count == inside.count
      // A strategy outside that completes the product would make the subset larger.
      let isMaximal = (0..<2).allSatisfy { player in
        let candidates = members.subtracting(inside).filter {
          sides[1 - player].contains(list[$0][1 - player])
        }
        let partners = Dictionary(grouping: candidates) { list[$0][player] }
        return partners.values.allSatisfy { $0.count < sides[1 - player].count }
      }
      guard isProduct, isMaximal, dimension(sides) == subset.dimension else { return false }
      if number == 0 { reached = inside }
    }
    // Grow the first subset by all that share a strategy with it.
    var grown = true
    while grown {
      grown = false
      for subset in component.subsets where !Set(subset.members).isSubset(of: reached) {
        let touches = subset.members.contains { member in
          reached.contains { other in
            list[member][0] == list[other][0] || list[member][1] == list[other][1]
          }
        }
        if touches {
          reached.formUnion(subset.members)
          grown = true
        }
      }
    }
    return reached == members
  }

  private func dimension(_ sides: [Set<[Rational]>]) -> Int {
    sides.reduce(0) { total, points in
      guard let origin = points.first else { return total }
      return total + GaussianElimination.rank(of: points.map { zip($0, origin).map { $0 - $1 } })
    }
  }

  /// The index of a quasi-strict equilibrium with regular supports; `nil` for others.
  private func index(of mixtures: [[Rational]]) -> Int? {
    let supports = mixtures.map { support($0) }
    let isQuasiStrict = (0..<2).allSatisfy {
      bestReplies(of: $0, to: mixtures[1 - $0]) == supports[$0]
    }
    guard isQuasiStrict, supports[0].count == supports[1].count else { return nil }
    let sign = (0..<2).reduce(1) { sign, player in
      sign
        * GaussianElimination.determinantSign(
          of: supports[player].map { own in
            supports[1 - player].map { payoffs[player][own][$0] }
          }
        )
    }
    if sign == 0 { return nil }
    return supports[0].count.isMultiple(of: 2) ? -sign : sign
  }

  // MARK: Completeness

  /// `(m + n)! / (m! n!)`, or `nil` when it is larger than a limit.
  private func basisCount(atMost limit: Int) -> Int? {
    var count = 1
    for step in 1...counts[0] {
      count = count * (counts[1] + step) / step
      if count > limit { return nil }
    }
    return count
  }

  /// A vertex of a player's polytope: the mixture, and the labels that are tight.
  private struct Vertex: Hashable {
    let mixture: [Rational]
    let unused: Set<Int>
    let replies: Set<Int>
  }

  /// All vertices of a player's best-response polytope but the origin, from all candidate bases.
  private func vertices(of player: Int) -> Set<Vertex> {
    let other = 1 - player
    var result: Set<Vertex> = []
    for size in 1...max(1, min(counts[0], counts[1])) {
      for support in Self.subsets(of: counts[player], size: size) {
        for replies in Self.subsets(of: counts[other], size: size) {
          let system = replies.map { reply in support.map { payoffs[other][reply][$0] } }
          let ones = [Rational](repeating: 1, count: size)
          guard let weights = GaussianElimination.solve(system, ones),
            weights.allSatisfy({ $0 >= .zero })
          else { continue }
          var point = [Rational](repeating: .zero, count: counts[player])
          for (action, weight) in zip(support, weights) { point[action] = weight }
          let values = values(of: other, against: point)
          guard values.allSatisfy({ $0 <= 1 }) else { continue }
          let total = point.reduce(.zero, +)
          result.insert(
            Vertex(
              mixture: point.map { $0 / total },
              unused: Set(point.indices.filter { point[$0].isZero }),
              replies: Set(values.indices.filter { values[$0] == 1 })
            )
          )
        }
      }
    }
    return result
  }

  private func allExtremeEquilibria() -> [[[Rational]]] {
    let (first, second) = (vertices(of: 0), vertices(of: 1))
    return first.flatMap { x in
      second.filter { y in
        (0..<counts[0]).allSatisfy { x.unused.contains($0) || y.replies.contains($0) }
          && (0..<counts[1]).allSatisfy { y.unused.contains($0) || x.replies.contains($0) }
      }.map { [x.mixture, $0.mixture] }
    }.sorted { $0.joined().lexicographicallyPrecedes($1.joined()) }
  }

  private static func subsets(of count: Int, size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    guard size <= count else { return [] }
    return (size - 1..<count).flatMap { last in
      subsets(of: last, size: size - 1).map { $0 + [last] }
    }
  }
}
