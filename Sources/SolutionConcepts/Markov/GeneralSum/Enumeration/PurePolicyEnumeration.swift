public import EquilibriaNumerics
public import Games

/// All stationary equilibria in pure policies, for any number of players.
///
/// Partial policies are ruled out by bounds on the values of whatever they may be completed to, in
/// floating arithmetic with every rounding error accounted for; what is left is decided in exact
/// arithmetic. So a complete answer is a proof that there are no others. In games of perfect
/// information, where one player moves at a time, these are the pure subgame-perfect equilibria that do
/// not depend on history; there need not be any, see ``/Games/NoSDEGame``.
///
/// - Complexity: Exponential in the number of states at worst; ties, which make for many equilibria,
///   are what costs most.
public struct PurePolicyEnumeration: StationaryAlgorithm, Hashable {
  /// The longest time and the most partial policies.
  public var limits: Limits

  /// The most equilibria to list; then the answer is partial, with the reason that memory ran out.
  public var largestCount: Int

  /// The enumeration within limits.
  ///
  /// - Parameters:
  ///   - limits: The longest time and the most partial policies.
  ///   - largestCount: The most equilibria to list.
  public init(limits: Limits = .none, largestCount: Int = 1000) {
    self.limits = limits
    self.largestCount = largestCount
  }

  /// `pure`.
  public var name: String { "pure" }

  /// Finds all pure equilibria.
  ///
  /// - Parameters:
  ///   - game: The game, discounted.
  ///   - scalar: The arithmetic of the results; whether a policy is an equilibrium is decided exactly
  ///     in either.
  /// - Returns: The pure equilibria in the order of their choices, state by state.
  /// - Throws: ``SolutionError`` when the game is not discounted.
  public func equilibria<State, Action, Scalar: OrderedField>(
    of game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar> {
    try game.requireStationary()
    let work = StationaryWork(game, isExact: true)
    let stopwatch = Stopwatch(limits)
    let progress = Progress.handler
    var found: [(rows: [Int], equilibrium: MarkovEquilibrium<Action, Scalar>)] = []
    var search = PurePolicySearch(game, arrays: work.arrays)
    let reason = search.run { nodes in
      if nodes.isMultiple(of: 64) {
        progress?(
          Progress(stage: "looking at partial pure policies", done: nodes, found: found.count)
        )
      }
      return stopwatch.reasonToStop(afterIterations: nodes)
    } visit: { rows in
      if let equilibrium = work.provenPure(rows, over: scalar) {
        if found.count >= largestCount { return .memoryLimit }
        found.append((rows, equilibrium))
      }
      return nil
    }
    found.sort { $0.rows.lexicographicallyPrecedes($1.rows) }
    return MarkovEquilibria(
      found.map(\.equilibrium),
      method: name,
      isComplete: game.hasNoChoice && reason == nil,
      includesAllPure: reason == nil,
      stopReason: reason,
      iterations: search.nodes
    )
  }
}

extension StationaryAlgorithm where Self == PurePolicyEnumeration {
  /// All equilibria in pure policies.
  public static var pureEnumeration: PurePolicyEnumeration { PurePolicyEnumeration() }
}

extension StationaryWork {
  /// A pure policy with its certificate; `nil` unless it is an equilibrium, in exact arithmetic.
  func provenPure<Scalar: OrderedField>(
    _ rows: [Int],
    over scalar: Scalar.Type
  ) -> MarkovEquilibrium<Action, Scalar>? {
    let exact = checked(pure(rows, over: Rational.self))
    guard exact.regret.isZero else { return nil }
    if let exact = exact as? MarkovEquilibrium<Action, Scalar> { return exact }
    return checked(pure(rows, over: scalar))
  }
}
