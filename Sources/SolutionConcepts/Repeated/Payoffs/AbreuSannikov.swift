public import EquilibriaNumerics
public import Games

/// The subgame-perfect equilibrium payoffs of a repeated two-player game, in exact polygons.
///
/// The outer bound shrinks by the operator of Abreu and Sannikov, which adds at most four corners
/// per action profile; numbers that grow long are rounded outwards, so the bound stays one. From its
/// end the search guesses an inner bound and proves that everything in it is generated from itself.
/// When the shrinking ends by itself both bounds are equal, the exact set.
///
/// ```swift
/// let set = try PrisonersDilemma().subgamePerfectPayoffs(discount: 1 / 2)
/// print(set.outer)                 // {(1, 1), (13/3, 1), (3, 3), (1, 13/3)}
/// ```
///
/// - Complexity: Each round cuts a polygon of at most 16·m·n corners, before the hull, by two lines
///   for each of m·n profiles. The number of rounds is about `precision / log₂(1/δ)` at most, and
///   often one or two.
///
/// > Source: Abreu & Sannikov (2014), *An algorithm for two-player repeated games with perfect
/// > monitoring*, Theoretical Economics 9; Judd, Yeltekin & Conklin (2003), *Computing supergame
/// > equilibria* (inner approximation).
public struct AbreuSannikov: Sendable, Hashable {
  /// The longest time, and the most rounds.
  public var limits: Limits

  /// How finely long numbers are rounded: to 2⁻ᵖ times the range of payoffs.
  public var precision: Int

  /// The computation of equilibrium payoffs.
  ///
  /// - Parameters:
  ///   - limits: The longest time, and the most rounds.
  ///   - precision: The fineness of rounding in bits, 12 to 1000.
  public init(limits: Limits = .none, precision: Int = 40) {
    self.limits = limits
    self.precision = precision
  }

  /// Computes both bounds.
  ///
  /// - Parameters:
  ///   - game: A two-player game, played again and again.
  ///   - discount: The discount factor δ of both players, from 0 to below 1.
  /// - Returns: Both bounds with their proofs; after a limit they may be far apart.
  /// - Throws: ``SolutionError`` when the game is not well formed or does not have two players, or a
  ///   parameter lies outside its domain.
  public func payoffs<Action>(
    of game: some NormalFormGame<Action>,
    discount: Rational
  ) throws(SolutionError) -> SubgamePerfectPayoffs<Action> {
    try SolutionError.requireDiscount(discount)
    guard (12...1000).contains(precision) else {
      throw .game(
        .invalidParameter(
          name: "precision",
          value: "\(precision)",
          domain: "a number of bits from 12 to 1000"
        )
      )
    }
    let table = try SolutionError.game { () throws(GameError) in
      let table = try game.tabulated()
      guard table.space.playerCount == 2 else {
        throw .needsPlayers(expected: 2, found: table.space.playerCount)
      }
      return table
    }
    let stopwatch = Stopwatch(limits)
    let incentives = IncentiveOperator(
      outcomes: StageDraw.all(of: table),
      discount: discount
    )
    let feasible = PayoffPolygon(hullOf: incentives.outcomes.map(\.payoffs))
    let step = feasible.width / .powerOfTwo(precision)
    var search = OuterSearch(
      incentives,
      start: OuterRound(set: feasible, threats: StageDraw.pureMinmax(of: table)),
      stopwatch: stopwatch,
      denominatorBits: precision,
      step: step
    )
    search.run()
    let outer = search.rounds[search.rounds.count - 1].set
    let inner = InnerSearch(
      incentives: incentives,
      outer: outer,
      stopwatch: Stopwatch(Limits(time: stopwatch.remainingTime)),
      denominatorBits: precision,
      step: step
    ).run()
    let threats = inner.set.leastPayoffs ?? PayoffPair(.zero, .zero)
    return SubgamePerfectPayoffs(
      discount: discount,
      outer: outer,
      inner: inner.set,
      rounds: search.rounds,
      generation: inner.points.map { point in
        GeneratedPayoff(
          payoffs: point.payoffs,
          profile: table.profile(at: point.outcome.profile),
          continuation: point.continuation,
          slacks: incentives.slacks(of: point, threats: threats)
        )
      },
      stopReason: search.stopReason ?? inner.stopReason
    )
  }
}

extension NormalFormGame {
  /// What subgame-perfect equilibria of the repeated game can pay, for two players.
  ///
  /// - Parameters:
  ///   - discount: The discount factor δ of both players, from 0 to below 1.
  ///   - algorithm: How to compute it.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: Bounds from both sides, with their proofs.
  /// - Throws: ``SolutionError`` when the game is not well formed or does not have two players, or
  ///   the discount factor lies outside its domain.
  public func subgamePerfectPayoffs(
    discount: Rational,
    using algorithm: AbreuSannikov = AbreuSannikov(),
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> SubgamePerfectPayoffs<Action> {
    try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try algorithm.payoffs(of: self, discount: discount)
    }
  }
}

extension IncentiveOperator {
  /// What each player loses by the best deviation from a generated point.
  func slacks(of point: Point, threats: PayoffPair) -> PayoffPair {
    let losses = (0..<2).map { player in
      discount * (point.continuation[player] - threats[player])
        - (1 - discount) * point.outcome.temptations[player]
    }
    return PayoffPair(losses[0], losses[1])
  }
}

extension PayoffPolygon {
  /// The larger of both players' ranges of payoffs; zero for a point or nothing.
  var width: Rational {
    let ranges = (0..<2).map {
      (greatestPayoff(of: $0) ?? .zero) - (leastPayoff(of: $0) ?? .zero)
    }
    return max(ranges[0], ranges[1])
  }
}

extension SolutionError {
  /// Throws unless a discount factor lies between 0 and 1, below 1.
  static func requireDiscount(
    _ discount: Rational,
    name: String = "discount"
  ) throws(SolutionError) {
    guard discount >= .zero, discount < 1 else {
      throw .game(
        .invalidParameter(
          name: name,
          value: "\(discount)",
          domain: "a discount factor from 0 to below 1"
        )
      )
    }
  }
}
