public import EquilibriaNumerics
public import Games

/// A way to find stationary equilibria of discounted Markov games.
///
/// Algorithms are small values whose public properties are all their knobs. Every discounted game has
/// a stationary equilibrium in mixed actions. Correlated and coarse correlated equilibria are not
/// looked for among stationary policies: value iteration with them need not converge, as the
/// turn-taking game ``/Games/NoSDEGame`` shows, and even coarse ones are hard to find in general.
///
/// > Source: Fink (1964), *Equilibrium in a stochastic n-person game*; Zinkevich, Greenwald & Littman
/// > (2005), *Cyclic equilibria in Markov games*; Daskalakis, Golowich & Zhang (2023), *The complexity
/// > of Markov equilibrium in stochastic games*.
public protocol StationaryAlgorithm: Sendable {
  /// The name of the algorithm, for reports.
  var name: String { get }

  /// Finds stationary equilibria of a game; each is checked before it is returned.
  ///
  /// - Parameters:
  ///   - game: The game, discounted.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The equilibria found, and whether they are all.
  /// - Throws: ``SolutionError`` when the algorithm does not apply to the game.
  func equilibria<State, Action, Scalar: OrderedField>(
    of game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar>
}

extension MarkovGame {
  /// Stationary equilibria of a discounted game, in floating arithmetic with proven bounds.
  ///
  /// Without an algorithm this looks for all equilibria in pure policies, and for one in mixed
  /// actions when there are none; see ``AutomaticStationary``.
  ///
  /// - Parameters:
  ///   - algorithm: How to find them.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: The equilibria found, each with a bound on what anyone could gain.
  /// - Throws: ``SolutionError`` when the game is not well formed or not discounted for ever: for
  ///   long-run averages there may be no stationary equilibrium, as in the Big Match.
  public func stationaryEquilibria(
    using algorithm: some StationaryAlgorithm = .automatic,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> MarkovEquilibria<Action, Double> {
    try stationaryEquilibria(using: algorithm, over: Double.self, onProgress: onProgress)
  }

  /// Stationary equilibria of a discounted game in a chosen arithmetic.
  ///
  /// - Parameters:
  ///   - algorithm: How to find them.
  ///   - scalar: `Double`, or ``/EquilibriaNumerics/Rational`` for exact equilibria: pure ones, and
  ///     mixed ones that are recognised as rational.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: The equilibria found, and whether they are proven to be all.
  /// - Throws: ``SolutionError`` when the game is not well formed or not discounted for ever, or an
  ///   exact answer is wanted and the equilibrium found is not recognised as rational.
  public func stationaryEquilibria<Scalar: OrderedField>(
    using algorithm: some StationaryAlgorithm = .automatic,
    over scalar: Scalar.Type,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try table.requireRange(of: Double.self)
      return table
    }
    try table.requireStationary()
    return try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try algorithm.equilibria(of: table, over: scalar)
    }
  }
}

extension TabularMarkovGame {
  /// Throws unless stationary equilibria are what to look for, and says why.
  func requireStationary() throws(SolutionError) {
    switch horizon {
    case .discounted: return
    case .average:
      throw .notApplicable(
        reason: "stationary equilibria are computed for discounted rewards; for long-run averages "
          + "there may be none, as in the Big Match"
      )
    case .finite:
      throw .notApplicable(
        reason: "stationary equilibria are for infinite horizons; with \(horizon) equilibria "
          + "depend on the period and are found by backward induction"
      )
    }
  }
}
