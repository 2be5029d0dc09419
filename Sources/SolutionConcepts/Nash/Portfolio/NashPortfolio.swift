public import EquilibriaNumerics
public import Games

/// One Nash equilibrium of a two-player game of any size, by whatever method gets there first.
///
/// In turn: pure equilibria; iterated elimination of dominated actions; small games that grow by
/// best replies until their equilibrium is one of the whole game; supports of two actions each; and
/// Lemke–Howson paths of the whole game. Everything after the pure equilibria runs in rounds with
/// growing bounds, two attempts at a time. Each round's first success in a fixed order wins, so the
/// answer depends on the game and the seed and not on timing. An answer is exact and checked before
/// it counts.
///
/// - Complexity: Some equilibria of random games are found in O(m·n) operations whatever the size.
///   In the worst case the time is exponential, as for every known method, so ``limits`` bounds it.
///
/// > Source: Porter, Nudelman & Shoham (2004), *Simple search methods for finding a Nash
/// > equilibrium* (small supports first, with conditional dominance); McMahan, Gordon & Blum (2003)
/// > (growing by best replies, for zero-sum games); Bárány, Vempala & Vetta (2007), *Nash equilibria
/// > in random games* (small supports suffice); Lemke & Howson (1964).
public struct NashPortfolio: NashAlgorithm, Hashable {
  /// The longest time, and the most rounds.
  public var limits: Limits

  /// Where the attempts begin; another seed may lead to another equilibrium.
  public var seed: UInt64

  /// The portfolio.
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most rounds.
  ///   - seed: Where the attempts begin.
  public init(limits: Limits = .none, seed: UInt64 = 0) {
    self.limits = limits
    self.seed = seed
  }

  /// `portfolio`.
  public var name: String { "portfolio" }

  /// Above this number of profiles, actions dominated by single actions are not looked for.
  private static var largestEliminationSize: Int { 40_000 }

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
    let stopwatch = Stopwatch(limits)
    if let profile = PureEnumeration.profiles(of: game).first {
      let pure = MixedProfile<Action, Rational>(pureAt: profile, in: game)
      return answer(pure.probabilities, method: "pure", of: game)
    }
    var actions = game.space.counts.map { Array(0..<$0) }
    if game.space.profileCount <= Self.largestEliminationSize {
      let elimination = IteratedElimination(
        dominators: .pure,
        limits: Limits(time: stopwatch.remainingTime)
      )
      let surviving = try elimination.apply(to: game).survivingActions
      actions = actions.indices.map { player in
        let kept = Set(surviving[player])
        return actions[player].filter { kept.contains(game.actions[player][$0]) }
      }
    }
    let search = PortfolioSearch(
      ReplyTables(game, actions: actions),
      stopwatch: stopwatch,
      seed: seed
    )
    switch search.run() {
    case .found(let mixtures, let method):
      return answer(mixtures, method: method, of: game)
    case .stopped(let reason):
      return NashEquilibria([], method: name, isComplete: false, stopReason: reason)
    }
  }

  private func answer<Action, Scalar>(
    _ mixtures: [[Rational]],
    method: String,
    of game: PayoffTable<Action>
  ) -> NashEquilibria<Action, Scalar> {
    let profile = MixedProfile<Action, Scalar>(
      mixtures.enumerated().map { player, mixture in
        MixedStrategy(trusted: mixture.map { Scalar($0) }, over: game.actions[player])
      }
    )
    let check = NashCheck(profile, of: game, arrays: PayoffArrays<Scalar>(game))
    return NashEquilibria(
      [NashEquilibrium(profile, check: check)],
      method: "\(name): \(method)",
      isComplete: game.space.profileCount == 1
    )
  }
}

extension NashAlgorithm where Self == NashPortfolio {
  /// One equilibrium of a two-player game, at any size.
  public static var portfolio: NashPortfolio { NashPortfolio() }
}
