public import EquilibriaNumerics
public import Games

/// All Nash equilibria in pure strategies, for any number of players.
///
/// - Complexity: One pass over the payoffs per player, O(players · profiles).
public struct PureEnumeration: NashAlgorithm, Hashable {
  /// Pure enumeration; it has no knobs.
  public init() {}

  /// `pure`.
  public var name: String { "pure" }

  /// Finds all pure equilibria; complete only when every player has a single action.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The pure equilibria, in the order of profile numbers.
  /// - Throws: Nothing; the signature is that of every algorithm.
  public func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    let arrays = PayoffArrays<Scalar>(game)
    let found = Self.profiles(of: game).map { index in
      let profile = MixedProfile<Action, Scalar>(pureAt: index, in: game)
      return NashEquilibrium(profile, check: NashCheck(profile, of: game, arrays: arrays))
    }
    return NashEquilibria(
      found,
      method: name,
      isComplete: game.space.counts.allSatisfy { $0 == 1 },
      includesAllPure: true
    )
  }

  /// The numbers of the profiles in which every player plays a best reply.
  static func profiles<Action>(of game: PayoffTable<Action>) -> [Int] {
    profiles(space: game.space, payoffs: game.payoffs)
  }

  /// The same from the bare payoffs.
  static func profiles(space: ActionSpace, payoffs: [[Rational]]) -> [Int] {
    var isStable = [Bool](repeating: true, count: space.profileCount)
    for player in space.counts.indices {
      let (count, stride) = (space.counts[player], space.strides[player])
      let values = payoffs[player]
      for outer in Swift.stride(from: 0, to: space.profileCount, by: count * stride) {
        for start in outer..<(outer + stride) {
          var best = values[start]
          for action in 1..<max(count, 1) { best = max(best, values[start + action * stride]) }
          for action in 0..<count where values[start + action * stride] < best {
            isStable[start + action * stride] = false
          }
        }
      }
    }
    return isStable.indices.filter { isStable[$0] }
  }
}

extension NashAlgorithm where Self == PureEnumeration {
  /// All equilibria in pure strategies.
  public static var pureEnumeration: PureEnumeration { PureEnumeration() }
}

extension MixedProfile {
  /// The pure profile with a number.
  init(pureAt index: Int, in game: PayoffTable<Action>) {
    self.init(
      game.space.counts.indices.map { player in
        var probabilities = [Scalar](repeating: .zero, count: game.space.counts[player])
        probabilities[game.space.action(of: player, at: index)] = 1
        return MixedStrategy(trusted: probabilities, over: game.actions[player])
      }
    )
  }
}
