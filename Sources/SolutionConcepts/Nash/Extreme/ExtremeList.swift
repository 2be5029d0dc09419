internal import EquilibriaNumerics
internal import Games

/// The extreme equilibria of a game as mixtures over all its actions, in their final order.
struct ExtremeList {
  struct Pair {
    let mixtures: [[Rational]]
    let index: Int
  }

  /// Small supports first, then the order of actions.
  private(set) var pairs: [Pair]

  init(_ pairs: [ExtremePairs.Pair], actions: [[Int]], counts: [Int]) {
    let lifted = pairs.map { pair in
      Pair(
        mixtures: counts.indices.map { player in
          Self.mixture(pair.strategies[player].weights, actions[player], count: counts[player])
        },
        index: pair.index
      )
    }
    self.pairs = Self.sorted(lifted)
  }

  /// Adds the pure equilibria with given profile numbers, unless they are there.
  mutating func insert(pure profiles: [Int], in space: ActionSpace) {
    let known = Set(pairs.map(\.mixtures))
    let missing = profiles.map { profile in
      space.counts.indices.map { player in
        var mixture = [Rational](repeating: .zero, count: space.counts[player])
        mixture[space.action(of: player, at: profile)] = 1
        return mixture
      }
    }.filter { !known.contains($0) }
    pairs = Self.sorted(pairs + missing.map { Pair(mixtures: $0, index: 0) })
  }

  private static func sorted(_ pairs: [Pair]) -> [Pair] {
    pairs.map { (key: key($0.mixtures), pair: $0) }.sorted { first, second in
      if first.key != second.key { return first.key.lexicographicallyPrecedes(second.key) }
      // The same supports: larger probabilities of earlier actions come first.
      return second.pair.mixtures.joined().lexicographicallyPrecedes(first.pair.mixtures.joined())
    }.map(\.pair)
  }

  /// The number of actions in use, then which ones.
  private static func key(_ mixtures: [[Rational]]) -> [Int] {
    let supports = mixtures.map { mixture in mixture.indices.filter { !mixture[$0].isZero } }
    return [supports.reduce(0) { $0 + $1.count }] + supports.joined()
  }

  private static func mixture(
    _ weights: [ExactInteger],
    _ actions: [Int],
    count: Int
  ) -> [Rational] {
    let total = weights.reduce(ExactInteger.zero, +)
    var result = [Rational](repeating: .zero, count: count)
    for (action, weight) in zip(actions, weights) where !weight.isZero {
      result[action] = Rational(numerator: weight, denominator: total)
    }
    return result
  }
}

extension ExtremeList {
  /// The connected components and their maximal Nash subsets, in the order of their first members.
  ///
  /// - Parameter payoffs: The payoffs of every pair.
  /// - Returns: One component per connected set of pairs.
  func components<Scalar>(payoffs: [[Scalar]]) -> [EquilibriumComponent<Scalar>] {
    let graph = EquilibriumGraph(pairs.map(\.mixtures))
    return graph.components.map { members in
      EquilibriumComponent(
        members: members,
        subsets: graph.maximalSubsets(of: members).map { subset in
          NashSubset(
            members: subset.members,
            dimension: subset.dimension,
            payoffRanges: Self.ranges(subset.members.map { payoffs[$0] })
          )
        },
        index: members.reduce(0) { $0 + pairs[$1].index }
      )
    }
  }

  private static func ranges<Scalar: OrderedField>(
    _ payoffs: [[Scalar]]
  ) -> [ClosedRange<Scalar>] {
    payoffs[0].indices.map { player in
      let values = payoffs.map { $0[player] }
      let least = values.reduce(values[0]) { min($0, $1) }
      return least...values.reduce(values[0]) { max($0, $1) }
    }
  }
}
