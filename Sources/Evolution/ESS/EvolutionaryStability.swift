public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

/// All evolutionarily stable strategies of a symmetric two-player game, each with its proof.
///
/// A mixture p is evolutionarily stable when every mutant y ≠ p does worse than p while it is rare:
/// `p·A((1 − ε)p + εy) > y·A((1 − ε)p + εy)` for small ε > 0. All arithmetic is exact.
///
/// - Complexity: Exponential in the number of strategies; supports on which the payoff form is not
///   negative definite are cut off with everything above them. A support costs O(n²) integer
///   operations.
///
/// > Source: Maynard Smith & Price (1973), *The logic of animal conflict*; Bomze (1992), *Detecting
/// > all evolutionarily stable strategies*.
public struct EvolutionaryStability: Sendable, Hashable {
  /// The longest time, and the most supports examined.
  public var limits: Limits

  /// Whether the symmetric equilibria that are not evolutionarily stable are found too, each with
  /// a mutant that shows why.
  public var explainsOthers: Bool

  /// The search for all evolutionarily stable strategies.
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most supports examined.
  ///   - explainsOthers: Whether the other symmetric equilibria are found and explained.
  public init(limits: Limits = .none, explainsOthers: Bool = true) {
    self.limits = limits
    self.explainsOthers = explainsOthers
  }

  /// Finds all evolutionarily stable strategies.
  ///
  /// - Parameter game: A symmetric two-player game.
  /// - Returns: The stable strategies with certificates; when asked for, also the other extreme
  ///   symmetric equilibria with a mutant each.
  /// - Throws: ``EvolutionError`` when the game is not well formed or not symmetric.
  public func solve<Action>(
    _ game: some NormalFormGame<Action>
  ) throws(EvolutionError) -> EvolutionarilyStableStrategies<Action> {
    let game = try SymmetricGame(game)
    let stopwatch = Stopwatch(limits)
    var search = StabilitySearch(game, stopwatch: stopwatch)
    search.run()
    let strategies = search.found.sorted(by: Self.precedes).map {
      EvolutionarilyStableStrategy(certificate: $0, game: game)
    }
    var others: OtherEquilibria<Action>?
    var stopReason = search.stopReason
    if explainsOthers, stopReason == nil {
      let rest = try OtherEquilibria(
        of: game,
        besides: Set(search.found.map(\.weights)),
        stopwatch: stopwatch
      )
      others = rest
      stopReason = rest.stopReason
    }
    return EvolutionarilyStableStrategies(
      game: game,
      strategies: strategies,
      isComplete: search.stopReason == nil,
      stopReason: stopReason,
      others: others?.equilibria,
      continua: others?.continua,
      supportCount: search.supportCount
    )
  }

  /// Small supports first, then in the order of the strategies.
  private static func precedes(_ left: ESSCertificate, _ right: ESSCertificate) -> Bool {
    left.support.count == right.support.count
      ? left.support.lexicographicallyPrecedes(right.support)
      : left.support.count < right.support.count
  }
}

extension NormalFormGame {
  /// All evolutionarily stable strategies of a symmetric two-player game, exact and proven.
  ///
  /// ```swift
  /// for stable in try game.evolutionarilyStableStrategies() {
  ///   print(stable)        // 1/2 Hawk + 1/2 Dove
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most supports examined.
  ///   - explainsOthers: Whether the other symmetric equilibria are found and explained.
  /// - Returns: The stable strategies with certificates, and why other equilibria are not.
  /// - Throws: ``EvolutionError`` when the game is not well formed or not symmetric; it names the
  ///   first misfit.
  public func evolutionarilyStableStrategies(
    limits: Limits = .none,
    explainsOthers: Bool = true
  ) throws(EvolutionError) -> EvolutionarilyStableStrategies<Action> {
    try EvolutionaryStability(limits: limits, explainsOthers: explainsOthers).solve(self)
  }
}
