public import EquilibriaNumerics
public import Games

/// All extreme Nash equilibria of a two-player game, and the components that they span.
///
/// A depth-first search visits every feasible basis of one best-response polytope, and completes
/// each vertex by the vertices of the opposite polytope that have the missing labels. The answer is
/// complete when the search has run to its end; otherwise it holds what was found so far, proven
/// but perhaps not all.
///
/// - Complexity: The number of bases is exponential in the smaller number of actions: about 2,500
///   for a random 12×12 game, 25,000 at 14×14, 150,000 at 16×16. Each costs O(m·n) operations.
///
/// > Source: Avis, Rosenberg, Savani & von Stengel (2010), *Enumeration of Nash equilibria for
/// > two-player games*, Economic Theory 42; Winkels (1979); Mangasarian (1964), *Equilibrium points
/// > of bimatrix games*.
public struct VertexEnumeration: NashAlgorithm, Hashable {
  /// The longest time, and the most bases visited.
  public var limits: Limits

  /// The most bases that are remembered, about 20 bytes each; the bound on memory.
  public var largestBasisCount: Int

  /// Whether strictly dominated actions are removed first; it saves time and changes no answer.
  public var removesDominatedActions: Bool

  /// The enumeration of all extreme equilibria.
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most bases visited.
  ///   - largestBasisCount: The most bases that are remembered.
  ///   - removesDominatedActions: Whether strictly dominated actions are removed first.
  public init(
    limits: Limits = .none,
    largestBasisCount: Int = 100_000_000,
    removesDominatedActions: Bool = true
  ) {
    self.limits = limits
    self.largestBasisCount = largestBasisCount
    self.removesDominatedActions = removesDominatedActions
  }

  /// `vertex-enumeration`.
  public var name: String { "vertex-enumeration" }

  /// From this many actions of the player with fewer, mixtures are tried as dominators.
  private static var leastSizeForMixedDominance: Int { 13 }

  /// Finds all extreme equilibria and their components.
  ///
  /// - Parameters:
  ///   - game: A two-player game.
  ///   - scalar: The arithmetic of the results; the search itself is exact in any case.
  /// - Returns: The extreme equilibria, those of small supports first, and when they are all also
  ///   the components. Pure equilibria are there even when the search has ended early.
  /// - Throws: ``SolutionError`` when the game does not have two players.
  public func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    guard game.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: game.space.playerCount))
    }
    let stopwatch = Stopwatch(limits)
    let actions = try remainingActions(of: game, stopwatch)
    let outcome = ExtremeSearch(
      polytopes: BestResponsePolytopes(game, actions: actions),
      stopwatch: stopwatch,
      largestBasisCount: largestBasisCount,
      // With a bound on the number of bases the answer must not depend on who came first.
      workerCount: limits.iterations == nil ? 2 : 1
    ).run()
    var list = ExtremeList(outcome.pairs.pairs, actions: actions, counts: game.space.counts)
    let isComplete = outcome.stopReason == nil
    // A partial answer has at least the equilibria that take no time to find.
    if !isComplete { list.insert(pure: PureEnumeration.profiles(of: game), in: game.space) }
    let arrays = PayoffArrays<Scalar>(game)
    let equilibria = list.pairs.map { pair in
      let profile = MixedProfile<Action, Scalar>(
        pair.mixtures.enumerated().map { player, mixture in
          MixedStrategy(trusted: mixture.map { Scalar($0) }, over: game.actions[player])
        }
      )
      return NashEquilibrium(profile, check: NashCheck(profile, of: game, arrays: arrays))
    }
    return NashEquilibria(
      equilibria,
      method: name,
      isComplete: isComplete,
      includesAllPure: true,
      stopReason: outcome.stopReason,
      components: isComplete ? list.components(payoffs: equilibria.map(\.payoffs)) : nil,
      statistics: outcome.statistics
    )
  }

  /// The numbers of the actions that are left to search among.
  private func remainingActions<Action>(
    of game: PayoffTable<Action>,
    _ stopwatch: Stopwatch
  ) throws(SolutionError) -> [[Int]] {
    let everything = game.space.counts.map { Array(0..<$0) }
    guard removesDominatedActions else { return everything }
    let isLarge = (game.space.counts.min() ?? 0) >= Self.leastSizeForMixedDominance
    let elimination = IteratedElimination(
      dominators: isLarge ? .mixed : .pure,
      limits: Limits(time: stopwatch.remainingTime)
    )
    let surviving = try elimination.apply(to: game).survivingActions
    return game.actions.indices.map { player in
      let kept = Set(surviving[player])
      return everything[player].filter { kept.contains(game.actions[player][$0]) }
    }
  }
}

extension NashAlgorithm where Self == VertexEnumeration {
  /// All extreme equilibria of a two-player game, and their components.
  public static var vertexEnumeration: VertexEnumeration { VertexEnumeration() }
}
