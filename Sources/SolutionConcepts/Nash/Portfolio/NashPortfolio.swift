public import EquilibriaNumerics
public import Games

/// One Nash equilibrium of a two-player game, fast, at any size: several methods, easiest first.
///
/// 1. Pure equilibria; and the linear program when the game is zero-sum.
/// 2. Actions of large games that another action dominates strictly are left out.
/// 3. Small supports by rising size, with conditional dominance. Random games have equilibria with
///    two actions each, however large they are.
/// 4. Paths of complementary pivoting under rising limits, on all processors: Lemke–Howson from
///    several labels, and paths from priors that a short run of regret matching has learned. Path
///    lengths vary wildly, so many short attempts beat one long one.
///
/// The search is in doubles and only proposes supports. The weights are solved for in the
/// arithmetic of the result, and the checker accepts them or the search goes on; when rounding
/// defeats it, the Lemke–Howson path in integers decides. The same seed gives the same answer with
/// any number of threads.
///
/// - Complexity: O(m²·n) for the supports of two; then O((m + n)·k) a pivot with k actions in the
///   supports. The number of pivots is exponential in the worst case, so ``limits`` bounds it.
///
/// > Source: Porter, Nudelman & Shoham (2008), *Simple search methods for finding a Nash
/// > equilibrium*; Bárány, Vempala & Vetta (2007), *Nash equilibria in random games*; Codenotti, De
/// > Rossi & Pagan (2008), *An experimental analysis of Lemke–Howson algorithm* (restarts).
public struct NashPortfolio: NashAlgorithm, Hashable {
  /// The longest time, and the most pivots of all paths together.
  public var limits: Limits

  /// The seed of the priors and of the order of labels.
  public var seed: UInt64

  /// Supports of up to this many actions of each player are tried before any path; 2 by default.
  public var largestSupport: Int

  /// The most threads to use; `nil` for one per processor.
  public var threads: Int?

  /// The regret, relative to the player's payoff range, above which a floating result is refused;
  /// only the relative part is used, so that units do not matter.
  public var tolerance: Tolerance

  /// The portfolio.
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most pivots of all paths together.
  ///   - seed: The seed of the priors and of the order of labels.
  ///   - largestSupport: The number of actions up to which supports are tried one by one.
  ///   - threads: The most threads to use; `nil` for one per processor.
  ///   - tolerance: The regret above which a floating result is refused.
  public init(
    limits: Limits = .none,
    seed: UInt64 = 0,
    largestSupport: Int = 2,
    threads: Int? = nil,
    tolerance: Tolerance = .standard
  ) {
    self.limits = limits
    self.seed = seed
    self.largestSupport = largestSupport
    self.threads = threads
    self.tolerance = tolerance
  }

  /// `portfolio`.
  public var name: String { "portfolio" }

  /// Finds one equilibrium.
  ///
  /// - Parameters:
  ///   - game: A two-player game.
  ///   - scalar: The arithmetic of the result.
  /// - Returns: One equilibrium, or none with a reason when a limit was reached.
  /// - Throws: ``SolutionError`` when the game does not have two players.
  public func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    guard game.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: game.space.playerCount))
    }
    let search = PortfolioSearch<Action, Scalar>(self, game)
    let outcome = try search.run()
    return NashEquilibria(
      outcome.equilibrium.map { [$0] } ?? [],
      method: name,
      isComplete: game.space.profileCount == 1 && outcome.equilibrium != nil,
      includesAllPure: outcome.includesAllPure,
      stopReason: outcome.equilibrium == nil ? outcome.stopReason : nil
    )
  }
}

extension NashAlgorithm where Self == NashPortfolio {
  /// One equilibrium of a two-player game, fast, at any size.
  public static var portfolio: NashPortfolio { NashPortfolio() }
}
