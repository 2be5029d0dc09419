internal import EquilibriaNumerics

/// Games that iterated elimination of strictly dominated actions reduces to a single profile.
///
/// An order of elimination is drawn first. When an action's turn comes, the action of its player that
/// survives to the end pays strictly more against everything still possible; payoffs against profiles
/// eliminated before are free, so that most actions are not dominated at the outset.
///
/// > Source: Moulin (1979), *Dominance solvable voting schemes*, Econometrica 47, for the notion; the
/// > construction is this package's.
public struct DominanceSolvableGames: GameGenerator {
  /// The number of actions of each player.
  public let actionCounts: [Int]

  /// The payoffs to draw from.
  public let payoffs: PayoffRange

  /// The games of a given size.
  ///
  /// - Parameters:
  ///   - actionCounts: The number of actions of each player.
  ///   - payoffs: The payoffs, at least two different ones; 0 to 1 with six decimals by default.
  /// - Throws: ``GameError`` for an empty or too large game, or a range of a single payoff.
  public init(actionCounts: [Int], payoffs: PayoffRange = .unitInterval) throws(GameError) {
    _ = try ActionSpace(validating: actionCounts)
    try payoffs.requireTwoPayoffs()
    self.actionCounts = actionCounts
    self.payoffs = payoffs
  }

  /// Draws a game: the order of elimination, then the payoffs player by player.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A dominance-solvable game with actions numbered from 0.
  /// - Throws: Nothing in practice; the size was checked before.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(GameError) -> PayoffTable<Int> {
    let space = try ActionSpace(validating: actionCounts)
    let times = drawEliminationTimes(using: &generator)
    var tables: [[Rational]] = []
    for player in actionCounts.indices {
      tables.append(drawTable(of: player, in: space, times: times, using: &generator))
    }
    return try PayoffTable(
      title: "Random dominance-solvable \(space.sizeText) game",
      actions: space.numberedActions,
      payoffs: tables
    )
  }

  /// When each action is eliminated; `Int.max` for the one of each player that survives.
  private func drawEliminationTimes(
    using generator: inout some RandomNumberGenerator
  ) -> [[Int]] {
    var times = actionCounts.map { Array(repeating: Int.max, count: $0) }
    var order: [(player: Int, action: Int)] = []
    for (player, count) in actionCounts.enumerated() {
      let survivor = Int(uniformNumber(below: UInt64(count), using: &generator))
      for action in 0..<count where action != survivor { order.append((player, action)) }
    }
    // Fisher–Yates: every order is equally likely.
    for last in order.indices.reversed() where last > 0 {
      let other = Int(uniformNumber(below: UInt64(last + 1), using: &generator))
      order.swapAt(last, other)
    }
    for (time, entry) in order.enumerated() { times[entry.player][entry.action] = time }
    return times
  }

  private func drawTable(
    of player: Int,
    in space: ActionSpace,
    times: [[Int]],
    using generator: inout some RandomNumberGenerator
  ) -> [Rational] {
    let stride = space.strides[player]
    let steps = payoffs.steps
    var table = Array(repeating: Rational.zero, count: space.profileCount)
    for base in 0..<space.profileCount where space.action(of: player, at: base) == 0 {
      // The others' actions stay in the game until the first of them is eliminated.
      var alive = Int.max
      for other in actionCounts.indices where other != player {
        alive = min(alive, times[other][space.action(of: other, at: base)])
      }
      let best = payoffs.drawStep(in: steps.lowerBound + 1...steps.upperBound, using: &generator)
      for action in 0..<actionCounts[player] {
        let time = times[player][action]
        let step =
          if time == Int.max {
            best
          } else if time < alive {
            payoffs.drawStep(in: steps.lowerBound...best - 1, using: &generator)
          } else {
            payoffs.drawStep(in: steps, using: &generator)
          }
        table[base + action * stride] = payoffs.payoff(atStep: step)
      }
    }
    return table
  }
}
