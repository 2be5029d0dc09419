public import EquilibriaNumerics
public import Games

/// All equilibria of a two-player game that Lemke–Howson paths connect to the artificial one.
///
/// Every label is dropped at the artificial equilibrium, and again at every equilibrium found, until
/// all paths are known; ``graph(of:)`` returns them. Paths are followed exactly, with lexicographic
/// ratio tests, whatever the arithmetic of the result. Not every equilibrium need be connected, so
/// the answer does not count as complete.
///
/// - Complexity: One path per node and label, each followed once; the pivots of a path are
///   exponentially many in the worst case (Savani & von Stengel 2006), so ``limits`` bounds all
///   pivots together. Memory holds two tables of (m + 1)·(n + 1) integers per open node.
///
/// > Source: Shapley (1974), *A note on the Lemke–Howson algorithm*; Lemke & Howson (1964),
/// > *Equilibrium points of bimatrix games*.
public struct AllLemkeHowson: NashAlgorithm, Hashable {
  /// The longest time and the most pivots of all paths together.
  public var limits: Limits

  /// Lemke–Howson from everywhere, by every label.
  ///
  /// - Parameter limits: The longest time and the most pivots of all paths together.
  public init(limits: Limits = .none) { self.limits = limits }

  /// `all-lemke-howson`.
  public var name: String { "all-lemke-howson" }

  /// Finds the equilibria that Lemke–Howson paths connect.
  ///
  /// - Parameters:
  ///   - game: A two-player game.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The equilibria in the order of discovery.
  /// - Throws: ``SolutionError`` when the game does not have two players.
  public func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    try requireTwoPlayers(game)
    let search = explore(game)
    let arrays = PayoffArrays<Scalar>(game)
    return NashEquilibria(
      search.mixtures.map { NashEquilibrium(mixtures: $0, of: game, arrays: arrays) },
      method: name,
      isComplete: game.space.profileCount == 1 && !search.mixtures.isEmpty,
      stopReason: search.stopReason
    )
  }

  /// Finds the equilibria and the paths between them.
  ///
  /// - Parameter game: A two-player game.
  /// - Returns: The graph of equilibria and paths, exact.
  /// - Throws: ``SolutionError`` when the game is not well formed or does not have two players.
  public func graph<Action>(
    of game: some NormalFormGame<Action>
  ) throws(SolutionError) -> LemkeHowsonGraph<Action> {
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    try requireTwoPlayers(table)
    let search = explore(table)
    let arrays = PayoffArrays<Rational>(table)
    return LemkeHowsonGraph(
      nodes: search.nodes.map { node in
        .init(basis: node.basis, equilibrium: node.equilibrium, index: node.index)
      },
      paths: search.paths.map { path in
        .init(label: path.label, start: path.start, end: path.end, pivotCount: path.pivotCount)
      },
      equilibria: search.mixtures.map { NashEquilibrium(mixtures: $0, of: table, arrays: arrays) },
      stopReason: search.stopReason
    )
  }

  private func explore<Action>(_ game: PayoffTable<Action>) -> LemkeHowsonSearch {
    var search = LemkeHowsonSearch(game)
    search.run(Stopwatch(limits))
    return search
  }

  private func requireTwoPlayers<Action>(_ game: PayoffTable<Action>) throws(SolutionError) {
    guard game.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: game.space.playerCount))
    }
  }
}

extension NashAlgorithm where Self == AllLemkeHowson {
  /// All equilibria that Lemke–Howson paths connect to the artificial one.
  public static var allLemkeHowson: AllLemkeHowson { AllLemkeHowson() }
}

extension NormalFormGame {
  /// The equilibria of a two-player game that Lemke–Howson paths connect, and the paths.
  ///
  /// - Parameter limits: The longest time and the most pivots of all paths together.
  /// - Returns: The graph of equilibria and paths, exact.
  /// - Throws: ``SolutionError`` when the game is not well formed or does not have two players.
  public func lemkeHowsonGraph(
    limits: Limits = .none
  ) throws(SolutionError) -> LemkeHowsonGraph<Action> {
    try AllLemkeHowson(limits: limits).graph(of: self)
  }
}

extension NashEquilibrium {
  /// An equilibrium found exactly, from one probability vector per player.
  init(
    mixtures: [[Rational]],
    of game: PayoffTable<Action>,
    arrays: PayoffArrays<Scalar>
  ) {
    let profile = MixedProfile(
      mixtures.enumerated().map { player, mixture in
        MixedStrategy(trusted: mixture.map { Scalar($0) }, over: game.actions[player])
      }
    )
    self.init(profile, check: NashCheck(profile, of: game, arrays: arrays))
  }
}
