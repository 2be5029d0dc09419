public import EquilibriaNumerics
public import Games

/// One stationary equilibrium: the end of the path of logit quantal-response equilibria.
///
/// Players choose better actions more often, with log-odds λ times what an action is worth more. At
/// λ = 0 all actions are equally likely; as λ grows the path leads to an equilibrium, by small
/// errors on the way. A path that ends where players are indifferent between actions is followed as
/// far as floating arithmetic makes sense.
///
/// ```swift
/// let game = try NoSDEGame()
/// let answer = try game.stationaryEquilibria(using: .logit)
/// ```
///
/// - Complexity: Each step solves one system of equations, in O(states · players) unknowns after
///   those of every state are eliminated.
///
/// > Source: McKelvey & Palfrey (1995), *Quantal response equilibria for normal form games*;
/// > Turocy (2005), *A dynamic homotopy interpretation of the logistic quantal response equilibrium
/// > correspondence*; Eibelshäuser & Poensgen (2019), *Markov quantal response equilibrium and a
/// > homotopy method for computing and selecting Markov perfect equilibria of dynamic stochastic
/// > games*.
public struct LogitHomotopy: StationaryAlgorithm, Hashable {
  /// The longest time and the most steps.
  public var limits: Limits

  /// The homotopy within limits.
  ///
  /// - Parameter limits: The longest time and the most steps.
  public init(limits: Limits = .none) { self.limits = limits }

  /// `logit`.
  public var name: String { "logit" }

  /// Follows the path to its end.
  ///
  /// - Parameters:
  ///   - game: The game, discounted.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: One equilibrium, or none and how far the path was followed.
  /// - Throws: ``SolutionError`` when the game is not discounted, or an exact answer is wanted and
  ///   the equilibrium is not recognised as rational.
  public func equilibria<State, Action, Scalar: OrderedField>(
    of game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar> {
    try game.requireStationary()
    let work = StationaryWork(game)
    var search = HomotopySearch(LogitEquations(work.tables), stopwatch: Stopwatch(limits))
    let outcome = search.run()
    return try work.answer(outcome.policies, method: name, steps: search.steps, over: scalar)
  }
}

extension StationaryAlgorithm where Self == LogitHomotopy {
  /// The end of the path of logit quantal-response equilibria.
  public static var logit: LogitHomotopy { LogitHomotopy() }
}
