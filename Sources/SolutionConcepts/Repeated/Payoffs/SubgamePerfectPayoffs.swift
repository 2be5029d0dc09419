public import EquilibriaNumerics

/// Bounds from both sides on what subgame-perfect equilibria of a repeated game can pay.
///
/// The equilibria are those in pure actions with perfect monitoring and a public random draw before
/// every period, so that the set of payoffs is convex. ``outer`` contains all of them and
/// ``rounds`` prove it; every pair in ``inner`` is an equilibrium payoff, and ``generation`` says by
/// which play. Payoffs are averages, `(1 − δ)·Σ δᵗ·g(aᵗ)`.
///
/// > Source: Abreu, Pearce & Stacchetti (1990), theorems 1 and 2 (self-generation and
/// > factorization); Abreu & Sannikov (2014).
public struct SubgamePerfectPayoffs<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The discount factor δ of both players.
  public let discount: Rational

  /// A set that contains every equilibrium payoff pair.
  ///
  /// Empty when there is no equilibrium in pure actions.
  public let outer: PayoffPolygon

  /// A set of equilibrium payoff pairs, perhaps empty.
  public let inner: PayoffPolygon

  /// The proof of ``outer``: sets and threats of all rounds, the last one included.
  public let rounds: [OuterRound]

  /// The proof of ``inner``: the play behind each of its corners, in the order of the corners.
  public let generation: [GeneratedPayoff<Action>]

  /// Why the work ended before the bounds were as close as asked; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// Bounds from any source; `verify(in:)` says whether their proofs hold.
  ///
  /// - Parameters:
  ///   - discount: The discount factor of both players.
  ///   - outer: A set that is said to contain every equilibrium payoff pair.
  ///   - inner: A set that is said to hold nothing else.
  ///   - rounds: The proof of the outer set.
  ///   - generation: The proof of the inner set.
  ///   - stopReason: Why the work ended early, if it did.
  public init(
    discount: Rational,
    outer: PayoffPolygon,
    inner: PayoffPolygon,
    rounds: [OuterRound],
    generation: [GeneratedPayoff<Action>],
    stopReason: StopReason?
  ) {
    self.discount = discount
    self.outer = outer
    self.inner = inner
    self.rounds = rounds
    self.generation = generation
    self.stopReason = stopReason
  }

  /// Whether both bounds agree: then they are the set of equilibrium payoffs.
  public var isExact: Bool { inner == outer }

  /// The farthest that a pair of ``outer`` lies from ``inner``, in one player's payoff; `nil` when
  /// only the inner set is empty.
  public var gap: Rational? { inner.excess(of: outer) }

  /// Whether a payoff pair belongs to an equilibrium.
  ///
  /// - Parameter payoffs: A payoff pair.
  /// - Returns: `true` or `false` when it is proven, `nil` between the bounds.
  public func contains(_ payoffs: PayoffPair) -> Bool? {
    inner.contains(payoffs) ? true : outer.contains(payoffs) ? nil : false
  }
}

extension SubgamePerfectPayoffs: CustomStringConvertible {
  /// The set, or both bounds and their distance.
  public var description: String {
    let head = "equilibrium payoffs at discount \(discount): "
    if isExact { return head + (outer.isEmpty ? "none in pure actions" : "exactly \(outer)") }
    let distance = gap.map { "within \($0.doubleValue) of each other" } ?? "no inner bound"
    return head + "at least \(inner), at most \(outer), \(distance)"
  }
}
