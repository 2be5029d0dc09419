internal import EquilibriaNumerics
internal import Games

/// The payoffs of a two-player game laid out for best replies: in doubles to look for equilibria, and
/// exactly to confirm them.
struct ReplyTables: Sendable {
  /// The actions of the two players that are searched among, as numbers of the whole game.
  let actions: [[Int]]
  /// The numbers of actions of the whole game.
  let counts: [Int]
  /// `values[p]` holds, for each action of player 1 − p, player p's payoffs from all of p's actions,
  /// as doubles between 0 and 1.
  let values: [[Double]]
  private let payoffs: [[Rational]]

  init<Action>(_ game: PayoffTable<Action>, actions: [[Int]]) {
    self.actions = actions
    counts = game.space.counts
    payoffs = game.payoffs
    let width = counts[1]
    values = (0..<2).map { player in
      let numbers = Rational.doubleValues(of: game.payoffs[player])
      let (own, other) = (actions[player], actions[1 - player])
      var result: [Double] = []
      result.reserveCapacity(own.count * other.count)
      for reply in other {
        for action in own {
          result.append(numbers[player == 0 ? action * width + reply : reply * width + action])
        }
      }
      let least = result.reduce(.infinity, min)
      let range = result.reduce(-.infinity, max) - least
      return range > 0 ? result.map { ($0 - least) / range } : result.map { _ in 0 }
    }
  }

  /// The number of a player's actions.
  func count(_ player: Int) -> Int { actions[player].count }

  /// The payoffs of all of a player's actions against a mixture with a small support.
  func replies(of player: Int, to mixture: [(action: Int, weight: Double)]) -> [Double] {
    let width = count(player)
    var result = [Double](repeating: 0, count: width)
    values[player].withUnsafeBufferPointer { values in
      result.withUnsafeMutableBufferPointer { result in
        for (action, weight) in mixture {
          // Line `action` has `width` entries.
          let line = action * width
          for place in 0..<width { result[place] += weight * values[line + place] }
        }
      }
    }
    return result
  }

  /// The part of the game with some actions, numbered as here, with exact payoffs.
  func subgame(_ part: [[Int]]) -> PayoffTable<Int>? {
    let numbers = part.enumerated().map { player, places in places.map { actions[player][$0] } }
    let width = counts[1]
    return try? PayoffTable(
      actions: part,
      payoffs: payoffs.map { payoffs in
        numbers[0].flatMap { row in numbers[1].map { payoffs[row * width + $0] } }
      }
    )
  }

  /// The exact equilibrium in which both players use all of the given actions, if there is one.
  ///
  /// - Returns: Mixtures over all actions of the whole game.
  func confirmed(_ supports: [[Int]]) -> [[Rational]]? {
    guard supports[0].count == supports[1].count else { return nil }
    let numbers = supports.enumerated().map { player, places in
      places.map { actions[player][$0] }
    }
    let polytopes = BestResponsePolytopes(payoffs: payoffs, width: counts[1], actions: numbers)
    let all = Array(supports[0].indices)
    var mixtures: [[Rational]] = []
    for player in 0..<2 {
      guard let vertex = polytopes.vertex(of: player, using: all, tight: all) ?? nil else {
        return nil
      }
      let total = vertex.weights.reduce(ExactInteger.zero, +)
      var mixture = [Rational](repeating: .zero, count: counts[player])
      for (place, weight) in zip(numbers[player], vertex.weights) {
        mixture[place] = Rational(numerator: weight, denominator: total)
      }
      mixtures.append(mixture)
    }
    return isEquilibrium(mixtures, numbers) ? mixtures : nil
  }

  /// Whether no action of the whole game does better than the supports, in exact arithmetic.
  private func isEquilibrium(_ mixtures: [[Rational]], _ supports: [[Int]]) -> Bool {
    let width = counts[1]
    return (0..<2).allSatisfy { player in
      let opponents = supports[1 - player].filter { !mixtures[1 - player][$0].isZero }
      func payoff(_ action: Int) -> Rational {
        Rational.sumOfProducts(count: opponents.count) { place in
          let other = opponents[place]
          let profile = player == 0 ? action * width + other : other * width + action
          return (payoffs[player][profile], mixtures[1 - player][other])
        }
      }
      let used = supports[player].filter { !mixtures[player][$0].isZero }
      guard let first = used.first else { return false }
      let value = payoff(first)
      return used.allSatisfy { payoff($0) == value }
        && (0..<counts[player]).allSatisfy { payoff($0) <= value }
    }
  }
}
