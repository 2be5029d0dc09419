public import EquilibriaNumerics
public import Games

/// One Nash equilibrium of a two-player game, by complementary pivoting.
///
/// The path starts where one label, an action of either player, is dropped, and ends at an
/// equilibrium. Ratio tests are lexicographic, so degenerate games are handled and the path never
/// cycles. Exact results use integer pivoting; floating ones are verified, and found exactly
/// instead when rounding has spoiled them.
///
/// - Complexity: O(m·n) per pivot on m×n games; the number of pivots is exponential in the worst
///   case (Savani & von Stengel 2006), so ``limits`` bounds it.
///
/// > Source: Lemke & Howson (1964), *Equilibrium points of bimatrix games*; von Stengel (2007),
/// > *Algorithmic Game Theory* chapter 3, algorithm 3.5 and section 3.6.
public struct LemkeHowson: NashAlgorithm, Hashable {
  /// The label dropped first: actions of player 0 are 0..<m, those of player 1 are m..<(m + n).
  public var droppedLabel: Int

  /// The longest time and the most pivots.
  public var limits: Limits

  /// The regret, relative to the player's payoff range, above which a floating result is found
  /// exactly; only the relative part is used, so that units do not matter.
  public var tolerance: Tolerance

  /// Lemke–Howson from one label.
  ///
  /// - Parameters:
  ///   - droppedLabel: The label dropped first, from 0 to m + n − 1.
  ///   - limits: The longest time and the most pivots.
  ///   - tolerance: The regret above which a floating result is found exactly instead.
  public init(
    droppedLabel: Int = 0,
    limits: Limits = .none,
    tolerance: Tolerance = .standard
  ) {
    self.droppedLabel = droppedLabel
    self.limits = limits
    self.tolerance = tolerance
  }

  /// `lemke-howson`.
  public var name: String { "lemke-howson" }

  /// Follows the path of the dropped label to an equilibrium.
  ///
  /// - Parameters:
  ///   - game: A two-player game.
  ///   - scalar: The arithmetic of the result.
  /// - Returns: One equilibrium, or none with a reason when a limit was reached.
  /// - Throws: ``SolutionError`` when the game does not have two players or the label is unknown.
  public func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    guard game.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: game.space.playerCount))
    }
    let labels = game.space.counts[0] + game.space.counts[1]
    guard (0..<labels).contains(droppedLabel) else {
      throw .game(
        .invalidParameter(
          name: "droppedLabel",
          value: "\(droppedLabel)",
          domain: "0 to \(labels - 1)"
        )
      )
    }
    let stopwatch = Stopwatch(limits)
    let arrays = PayoffArrays<Scalar>(game)
    if Scalar.arithmetic == .floating {
      let path = FloatingResponsePath(counts: game.space.counts, payoffs: arrays.doubleValues)
      let ranges = path.payoffRanges
      if case .found(let weights) = path.follow(from: droppedLabel, stopwatch) {
        let mixtures: [[Scalar]] = weights.map { WeightShares.of($0) }
        let result = NashEquilibrium(mixtures, of: game, arrays: arrays)
        if result.check.isAccurate(within: tolerance, ranges: ranges) {
          return NashEquilibria([result], method: name, isComplete: labels == 2)
        }
      }
    }
    switch BestResponsePath(exact: game).follow(from: droppedLabel, stopwatch) {
    case .found(let mixtures):
      return NashEquilibria(
        [NashEquilibrium(mixtures.map { $0.map { Scalar($0) } }, of: game, arrays: arrays)],
        method: name,
        isComplete: labels == 2
      )
    case .stopped(let reason):
      return NashEquilibria([], method: name, isComplete: false, stopReason: reason)
    case .lost:
      preconditionFailure("an exact lexicographic path cannot lose its way")
    }
  }
}

extension NashAlgorithm where Self == LemkeHowson {
  /// One equilibrium of a two-player game, dropping the first label.
  public static var lemkeHowson: LemkeHowson { LemkeHowson() }
}
