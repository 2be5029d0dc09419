public import EquilibriaNumerics
public import Games

/// The default choice: what most people want to know first.
///
/// All equilibria of a two-player game in which one player has few actions, by
/// ``VertexEnumeration``. For larger two-player games the pure equilibria, and one mixed equilibrium
/// when there are none; for more players the pure equilibria. Where iterated elimination of strictly
/// dominated actions leaves a single profile, that profile is the unique equilibrium and the answer
/// is complete.
///
/// > Source: elimination and uniqueness: Osborne & Rubinstein (1994), *A Course in Game Theory*,
/// > section 4.2.
public struct AutomaticNash: NashAlgorithm, Hashable {
  /// The longest time and the most iterations.
  public var limits: Limits

  /// Two-player games are enumerated when the player with fewer actions has at most this many.
  ///
  /// At 15 actions each, an enumeration takes a fraction of a second; every further action about
  /// doubles that.
  public var largestEnumeratedSize: Int

  /// The automatic choice.
  ///
  /// - Parameters:
  ///   - limits: The longest time and the most iterations.
  ///   - largestEnumeratedSize: The most actions of the player with fewer for which all equilibria
  ///     of a two-player game are looked for.
  public init(limits: Limits = .none, largestEnumeratedSize: Int = 15) {
    self.limits = limits
    self.largestEnumeratedSize = largestEnumeratedSize
  }

  /// `automatic`.
  public var name: String { "automatic" }

  /// Above this number of profiles, dominance by mixtures is not looked into.
  private static var largestEliminationSize: Int { 4096 }

  /// Finds all equilibria where that is feasible, else the pure ones or a mixed one.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The equilibria found, and whether they are proven to be all.
  /// - Throws: ``SolutionError`` when a linear program fails.
  public func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    let isTwoPlayer = game.space.playerCount == 2
    if isTwoPlayer, (game.space.counts.min() ?? 0) <= largestEnumeratedSize {
      return try VertexEnumeration(limits: limits).equilibria(of: game, over: scalar)
    }
    let pure = try PureEnumeration().equilibria(of: game, over: scalar)
    if pure.count == 1 {
      let dominators: DominatorKind =
        game.space.profileCount <= Self.largestEliminationSize ? .mixed : .pure
      let elimination = try IteratedElimination(dominators: dominators, limits: limits)
        .apply(to: game)
      if elimination.isSolvable {
        return NashEquilibria(Array(pure), method: "dominance", isComplete: true)
      }
      return NashEquilibria(
        Array(pure),
        method: pure.method,
        isComplete: pure.isComplete,
        includesAllPure: true,
        stopReason: elimination.stopReason
      )
    }
    if pure.isEmpty && isTwoPlayer {
      return try NashPortfolio(limits: limits).equilibria(of: game, over: scalar)
    }
    return pure
  }
}

extension NashAlgorithm where Self == AutomaticNash {
  /// All equilibria of two-player games of moderate size, all pure equilibria of other games.
  public static var automatic: AutomaticNash { AutomaticNash() }
}
