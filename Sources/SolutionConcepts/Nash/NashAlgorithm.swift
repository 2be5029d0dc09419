public import EquilibriaNumerics
public import Games

/// A way to find Nash equilibria.
///
/// Algorithms are small values whose public properties are all their knobs.
public protocol NashAlgorithm: Sendable {
  /// The name of the algorithm, for reports.
  var name: String { get }

  /// Finds equilibria of a game; each is checked before it is returned.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The equilibria found, and whether they are all.
  /// - Throws: ``SolutionError`` when the algorithm does not apply to the game.
  func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar>
}

extension NormalFormGame {
  /// Nash equilibria of the game, exact and proven.
  ///
  /// Without an algorithm this finds all equilibria of a two-player game of moderate size, and all
  /// pure equilibria of other games; see ``AutomaticNash``.
  ///
  /// - Parameters:
  ///   - algorithm: How to find them.
  ///   - onProgress: Receives reports of long work, perhaps from several threads.
  /// - Returns: The equilibria found, and whether they are proven to be all.
  /// - Throws: ``SolutionError`` when the game is not well formed or the algorithm does not apply.
  public func nashEquilibria(
    using algorithm: some NashAlgorithm = .automatic,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> NashEquilibria<Action, Rational> {
    try nashEquilibria(using: algorithm, over: Rational.self, onProgress: onProgress)
  }

  /// Nash equilibria of the game in a chosen arithmetic.
  ///
  /// - Parameters:
  ///   - algorithm: How to find them.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for exact results, `Double` for floating ones with bounds.
  ///   - onProgress: Receives reports of long work, perhaps from several threads.
  /// - Returns: The equilibria found, and whether they are proven to be all.
  /// - Throws: ``SolutionError`` when the game is not well formed or the algorithm does not apply.
  public func nashEquilibria<Scalar: OrderedField>(
    using algorithm: some NashAlgorithm = .automatic,
    over scalar: Scalar.Type,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try tabulated()
      try table.requireRange(of: scalar)
      return table
    }
    return try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try algorithm.equilibria(of: table, over: scalar)
    }
  }
}
