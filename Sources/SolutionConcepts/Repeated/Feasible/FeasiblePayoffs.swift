public import EquilibriaNumerics
public import Games
internal import LinearPrograms

/// The payoffs that a public random draw among action profiles can yield: a polytope.
///
/// Its corners are payoffs of single profiles. For two players it is also a ``PayoffPolygon``.
///
/// ```swift
/// let feasible = try PrisonersDilemma().feasiblePayoffs()
/// feasible.polygon                 // {(0, 5), (1, 1), (5, 0), (3, 3)}
/// try feasible.membership(of: [2, 2]).isFeasible     // true
/// ```
public struct FeasiblePayoffs<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The corners, in increasing order of payoffs, player by player.
  public let corners: [FeasibleCorner<Action>]

  /// The dimension of the polytope, from 0 to the number of players.
  public let dimension: Int

  let table: PayoffTable<Action>

  /// The set as a polygon; `nil` unless there are two players.
  public var polygon: PayoffPolygon? {
    guard table.space.playerCount == 2 else { return nil }
    return PayoffPolygon(hullOf: corners.map { PayoffPair($0.payoffs[0], $0.payoffs[1]) })
  }

  /// The part in which every player gets at least an amount, such as a minmax value, as a polygon.
  ///
  /// - Parameter amounts: The least payoff of each player.
  /// - Returns: The individually rational part; `nil` unless there are two players and two amounts.
  public func individuallyRational(above amounts: [Rational]) -> PayoffPolygon? {
    guard amounts.count == 2 else { return nil }
    return polygon?.cut(atLeast: PayoffPair(amounts[0], amounts[1]))
  }

  /// Whether payoffs belong to the polytope, by an exact linear program.
  ///
  /// - Parameter payoffs: One payoff per player.
  /// - Returns: The answer with its proof.
  /// - Throws: ``SolutionError`` when there is not one payoff per player, or the solver fails.
  public func membership(
    of payoffs: [Rational]
  ) throws(SolutionError) -> PayoffMembership<Action> {
    guard payoffs.count == table.space.playerCount else {
      throw .game(.wrongPlayerCount(found: payoffs.count, expected: table.space.playerCount))
    }
    let answer = try HullMembership(points: corners.map(\.payoffs)).distance(to: payoffs)
    if answer.distance > .zero {
      let reach = corners.map { answer.alongDirection($0.payoffs) }
      let margin =
        answer.alongDirection(payoffs) - reach.reduce(reach[0]) { max($0, $1) }
      return .infeasible(direction: answer.direction, margin: margin)
    }
    var weights: [Int: Rational] = [:]
    for (corner, weight) in zip(corners, answer.weights) where weight > .zero {
      let numbers = corner.profiles[0].enumerated().map { player, action in
        table.actions[player].firstIndex(of: action) ?? 0
      }
      weights[table.space.index(of: numbers)] = weight
    }
    let distribution = try SolutionError.game { () throws(GameError) in
      try JointDistribution(weights: weights, actions: table.actions, space: table.space)
    }
    return .feasible(distribution)
  }
}

extension FeasiblePayoffs: CustomStringConvertible {
  /// The dimension and the corners.
  public var description: String {
    let lines = corners.map { corner in
      let payoffs = corner.payoffs.map(\.description).joined(separator: ", ")
      let actions = corner.profiles[0].map { "\($0)" }.joined(separator: ", ")
      return "(\(payoffs))  (\(actions))"
    }
    return (["feasible payoffs of dimension \(dimension)"] + lines).joined(separator: "\n")
  }
}

extension NormalFormGame {
  /// The payoffs that a public random draw among action profiles can yield.
  ///
  /// - Returns: The polytope with its corners.
  /// - Throws: ``SolutionError`` when the game is not well formed or the solver fails.
  public func feasiblePayoffs() throws(SolutionError) -> FeasiblePayoffs<Action> {
    let table = try SolutionError.game { () throws(GameError) in try tabulated() }
    var profiles: [[Rational]: [Int]] = [:]
    for index in 0..<table.space.profileCount {
      profiles[table.payoffs(at: index), default: []].append(index)
    }
    let points = profiles.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let corners: [[Rational]]
    if table.space.playerCount == 2 {
      let polygon = PayoffPolygon(hullOf: points.map { PayoffPair($0[0], $0[1]) })
      corners = polygon.vertices.sorted().map(\.payoffs)
    } else {
      corners = try HullMembership.extremePoints(of: points)
    }
    return FeasiblePayoffs(
      corners: corners.map { payoffs in
        FeasibleCorner(
          payoffs: payoffs,
          profiles: (profiles[payoffs] ?? []).map { table.profile(at: $0) }
        )
      },
      dimension: ExactRank.dimension(ofHull: corners),
      table: table
    )
  }
}
