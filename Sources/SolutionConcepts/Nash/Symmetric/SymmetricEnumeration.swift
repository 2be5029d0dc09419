public import EquilibriaNumerics
public import Games

/// All symmetric equilibria of a symmetric two-player game.
///
/// A depth-first search visits every feasible basis of the best-response polytope of one player
/// and keeps the vertices at which every action is out of use or a best reply. The answer is
/// complete when the search has run to its end; otherwise it holds what was found so far.
///
/// - Complexity: Exponential in the number of actions; each basis costs O(n²) integer operations.
///
/// > Source: Nash (1951), *Non-cooperative games* (symmetric games have symmetric equilibria);
/// > Savani & von Stengel (2016), *Unit vector games*, section 2.
public struct SymmetricEnumeration: Sendable, Hashable {
  /// The longest time, and the most bases visited.
  public var limits: Limits

  /// The most bases that are remembered, about 50 bytes each; the bound on memory.
  public var largestBasisCount: Int

  /// Whether strictly dominated actions are removed first; it saves time and changes no answer.
  public var removesDominatedActions: Bool

  /// The enumeration of all symmetric equilibria.
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most bases visited.
  ///   - largestBasisCount: The most bases that are remembered.
  ///   - removesDominatedActions: Whether strictly dominated actions are removed first.
  public init(
    limits: Limits = .none,
    largestBasisCount: Int = 20_000_000,
    removesDominatedActions: Bool = true
  ) {
    self.limits = limits
    self.largestBasisCount = largestBasisCount
    self.removesDominatedActions = removesDominatedActions
  }

  /// From this many actions, mixtures are tried as dominators.
  private static var leastSizeForMixedDominance: Int { 13 }

  /// Finds all extreme symmetric equilibria and the components that they span.
  ///
  /// - Parameters:
  ///   - game: A two-player game whose payoffs are symmetric, action number by action number.
  ///   - scalar: The arithmetic of the results; the search itself is exact in any case.
  /// - Returns: The extreme symmetric equilibria, those of small supports first, and when they are
  ///   all also the components.
  /// - Throws: ``SolutionError`` when the game is not symmetric; it names the first misfit.
  public func solve<Action, Scalar: OrderedField>(
    _ game: some NormalFormGame<Action>,
    over scalar: Scalar.Type = Rational.self
  ) throws(SolutionError) -> SymmetricEquilibria<Action, Scalar> {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try game.tabulated()
      try table.requireRange(of: scalar)
      return table
    }
    try Self.requireSymmetry(table)
    let stopwatch = Stopwatch(limits)
    let actions = try remainingActions(of: table, stopwatch)
    let outcome = SymmetricSearch(
      polytopes: BestResponsePolytopes(table, actions: [actions, actions])
    ).run(
      monitor: SearchMonitor(stopwatch, largestBasisCount: largestBasisCount, workers: 1)
    )
    let found = outcome.vertices.map { vertex in
      (
        mixture: vertex.strategy.mixture(over: actions, count: table.space.counts[0]),
        vertex: vertex
      )
    }.sorted { ExtremeStrategy.precedes($0.mixture, $1.mixture) }
    let arrays = PayoffArrays<Scalar>(table)
    let equilibria = found.map { mixture, _ in
      let strategies = table.actions.map { actions in
        MixedStrategy(trusted: mixture.map { Scalar($0) }, over: actions)
      }
      let profile = MixedProfile<Action, Scalar>(strategies)
      return NashEquilibrium(profile, check: NashCheck(profile, of: table, arrays: arrays))
    }
    var stopReason = outcome.stopReason
    var components: [SymmetricFaces.Component]?
    if stopReason == nil {
      let faces = SymmetricFaces(
        tight: found.map(\.vertex.strategy.tight),
        actionCount: actions.count
      )
      components = faces.components {
        stopReason = stopwatch.reasonToStop()
        return stopReason != nil
      }
    }
    return SymmetricEquilibria(
      equilibria: equilibria,
      isComplete: outcome.stopReason == nil,
      stopReason: stopReason,
      components: components?.map { component in
        SymmetricComponent(
          members: component.members,
          faces: component.faces.map { members in
            let payoffs = members.map { equilibria[$0].payoffs[0] }
            return SymmetricFace(
              members: members,
              dimension: EquilibriumGraph.dimension(of: members.map { found[$0].mixture }),
              payoffRange: (payoffs.min() ?? .zero)...(payoffs.max() ?? .zero)
            )
          },
          index: component.members.reduce(0) { $0 + found[$1].vertex.index }
        )
      },
      statistics: outcome.statistics
    )
  }

  /// The numbers of the actions that are left to search among, the same for both players.
  private func remainingActions<Action>(
    of table: PayoffTable<Action>,
    _ stopwatch: Stopwatch
  ) throws(SolutionError) -> [Int] {
    let count = table.space.counts[0]
    guard removesDominatedActions else { return Array(0..<count) }
    let elimination = IteratedElimination(
      dominators: count >= Self.leastSizeForMixedDominance ? .mixed : .pure,
      limits: Limits(time: stopwatch.remainingTime)
    )
    let surviving = try elimination.apply(to: table).survivingActions.map { Set($0) }
    // An elimination that was stopped may have come further for one player than for the other.
    return (0..<count).filter { action in
      [0, 1].allSatisfy { surviving[$0].contains(table.actions[$0][action]) }
    }
  }

  /// Throws unless the column player's payoffs are the transpose of the row player's.
  package static func requireSymmetry<Action>(_ table: PayoffTable<Action>) throws(SolutionError) {
    guard table.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: table.space.playerCount))
    }
    let (m, n) = (table.space.counts[0], table.space.counts[1])
    guard m == n else {
      throw .notApplicable(
        reason: "not a symmetric game: the players have \(m) and \(n) actions"
      )
    }
    for index in 0..<(n * n) {
      let (i, j) = (index / n, index % n)
      let (found, expected) = (table.payoffs[1][index], table.payoffs[0][j * n + i])
      guard found == expected else {
        throw .notApplicable(
          reason: "not a symmetric game: \(table.playerNames[1]) gets \(found) at "
            + "(\(table.actions[0][i]), \(table.actions[1][j])); \(expected) was expected, what "
            + "\(table.playerNames[0]) gets at (\(table.actions[0][j]), \(table.actions[1][i]))"
        )
      }
    }
  }
}

extension NormalFormGame {
  /// All symmetric equilibria of a symmetric two-player game, exact and proven.
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most bases visited.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: The extreme symmetric equilibria and the components that they span.
  /// - Throws: ``SolutionError`` when the game is not symmetric; it names the first misfit.
  public func symmetricEquilibria(
    limits: Limits = .none,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> SymmetricEquilibria<Action, Rational> {
    try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try SymmetricEnumeration(limits: limits).solve(self)
    }
  }
}
