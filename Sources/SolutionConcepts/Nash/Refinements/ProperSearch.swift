internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// Decides whether an equilibrium of a two-player game is proper, by trying all orders in which the
/// players may come to prefer their actions.
///
/// For a given pair of orders the levels of likelihood of the two players can be looked for apart:
/// each must follow the player's own order and produce the opponent's.
///
/// - Complexity: The number of orders of actions that are tied in the equilibrium, of both players,
///   times a few small exact linear programs.
struct ProperSearch<Action: Hashable & Sendable> {
  enum Outcome {
    case proper(LexicographicBeliefs)
    case improper
    case tooManyOrders
    case stopped(StopReason)
  }

  let table: PayoffTable<Action>
  /// The equilibrium and the payoffs of all actions against it.
  let mixtures: [[Rational]]
  let actionPayoffs: [[Rational]]
  let largestOrderCount: Int
  let stopwatch: Stopwatch

  func run() throws(LinearProgramError) -> Outcome {
    let families = [0, 1].map { player in
      OrderFamily(
        values: actionPayoffs[player],
        top: mixtures[player].indices.filter { !mixtures[player][$0].isZero }
      )
    }
    // Far beyond what can be tried, and far from overflow.
    let bound = min(largestOrderCount, 1 << 30)
    let counts = families.map { $0.count(atMost: bound) }
    guard counts[0] * counts[1] <= bound else { return .tooManyOrders }
    let sides = [side(of: 0), side(of: 1)]
    var orders: [[[[Int]]]] = []
    for player in 0...1 {
      // An order that no levels of the opponent produce in any order of their own is out.
      let anything = [Array(mixtures[1 - player].indices)]
      var kept: [[[Int]]] = []
      for order in families[player].orders {
        switch try sides[1 - player].build(likelihood: anything, preference: order) {
        case .found: kept.append(order)
        case .impossible: break
        case .stopped(let reason): return .stopped(reason)
        }
      }
      orders.append(kept)
    }
    for first in orders[0] {
      for second in orders[1] {
        guard case .found(let levels) = try sides[0].build(likelihood: first, preference: second),
          case .found(let others) = try sides[1].build(likelihood: second, preference: first)
        else {
          if let reason = stopwatch.reasonToStop() { return .stopped(reason) }
          continue
        }
        return .proper(LexicographicBeliefs(levels: [levels, others]))
      }
    }
    return .improper
  }

  /// The levels of one player, which the other one's payoffs are compared against.
  private func side(of player: Int) -> LexicographicLevels {
    let other = 1 - player
    let (own, theirs) = (table.space.strides[player], table.space.strides[other])
    return LexicographicLevels(
      payoffs: (0..<table.space.counts[other]).map { action in
        (0..<table.space.counts[player]).map {
          table.payoffs[other][action * theirs + $0 * own]
        }
      },
      strategy: mixtures[player],
      stopwatch: stopwatch
    )
  }
}
