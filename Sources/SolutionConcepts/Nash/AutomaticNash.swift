public import EquilibriaNumerics
public import Games

/// The default choice: what most people want to know first.
///
/// All pure equilibria. When a two-player game has none, one mixed equilibrium by
/// ``LemkeHowson``. When iterated elimination of strictly dominated actions leaves a single
/// profile, that profile is the unique equilibrium and the answer is complete.
///
/// > Source: elimination and uniqueness: Osborne & Rubinstein (1994), *A Course in Game Theory*,
/// > section 4.2.
public struct AutomaticNash: NashAlgorithm, Hashable {
  /// The longest time and the most pivots.
  public var limits: Limits

  /// The automatic choice.
  ///
  /// - Parameter limits: The longest time and the most pivots.
  public init(limits: Limits = .none) { self.limits = limits }

  /// `automatic`.
  public var name: String { "automatic" }

  /// Above this number of profiles, dominance by mixtures is not looked into.
  private static var largestEliminationSize: Int { 4096 }

  /// Finds pure equilibria, or a mixed one, and proves uniqueness by dominance where it holds.
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
    if pure.isEmpty && game.space.playerCount == 2 {
      return try LemkeHowson(limits: limits).equilibria(of: game, over: scalar)
    }
    return pure
  }
}

extension NashAlgorithm where Self == AutomaticNash {
  /// All pure equilibria, or one mixed equilibrium of a two-player game without a pure one.
  public static var automatic: AutomaticNash { AutomaticNash() }
}
