internal import EquilibriaNumerics

/// Which payoffs today's play and incentives generate from payoffs promised for tomorrow.
///
/// A profile a with continuation w gives `(1 − δ)·g(a) + δ·w`. Nobody deviates when
/// `wᵢ ≥ uᵢ + hᵢ(a)·(1 − δ)/δ`, with u the payoffs that follow a deviation.
///
/// > Source: Abreu, Pearce & Stacchetti (1990), *Toward a theory of discounted repeated games with
/// > imperfect monitoring*; Abreu & Sannikov (2014), *An algorithm for two-player repeated games
/// > with perfect monitoring*, section 3.
struct IncentiveOperator: Sendable {
  /// A payoff pair and how it comes about.
  struct Point: Sendable {
    let payoffs: PayoffPair
    let outcome: StageDraw
    let continuation: PayoffPair
  }

  let outcomes: [StageDraw]
  let discount: Rational

  /// The least continuation payoffs that deter both players; `nil` when nothing does, at δ = 0.
  func requirement(_ outcome: StageDraw, threats: PayoffPair) -> PayoffPair? {
    if outcome.temptations == PayoffPair(.zero, .zero) { return threats }
    guard !discount.isZero else { return nil }
    let factor = (1 - discount) / discount
    return PayoffPair(
      threats.first + factor * outcome.temptations.first,
      threats.second + factor * outcome.temptations.second
    )
  }

  /// The payoffs of a profile with a continuation.
  func value(_ outcome: StageDraw, _ continuation: PayoffPair) -> PayoffPair {
    outcome.payoffs.mixed(with: continuation, weight: discount)
  }

  /// The operator R of Abreu and Sannikov: a set that contains every equilibrium payoff when the
  /// given one does and the threats are not above the worst equilibrium payoffs.
  ///
  /// A profile that can be repeated for ever counts with its own payoffs. Any other counts only
  /// with continuations that just deter one of the players whom its own payoffs would not deter:
  /// at most four corners, so that sets stay small.
  func binding(_ set: PayoffPolygon, threats: PayoffPair) -> PayoffPolygon {
    var points: [PayoffPair] = []
    for outcome in outcomes {
      guard let least = requirement(outcome, threats: threats) else { continue }
      let short = (0..<2).filter { outcome.payoffs[$0] < least[$0] }
      if short.isEmpty {
        points.append(outcome.payoffs)
        continue
      }
      let part = set.cut(atLeast: least)
      for player in short {
        points += part.corners(player: player, at: least[player]).map { value(outcome, $0) }
      }
    }
    return PayoffPolygon(hullOf: points)
  }

  /// The operator B of Abreu, Pearce and Stacchetti, as the corners of what each profile generates,
  /// and profiles that can be repeated for ever.
  func generated(_ set: PayoffPolygon, threats: PayoffPair) -> [Point] {
    outcomes.flatMap { outcome -> [Point] in
      guard let least = requirement(outcome, threats: threats) else { return [] }
      let part = set.cut(atLeast: least).vertices.map {
        Point(payoffs: value(outcome, $0), outcome: outcome, continuation: $0)
      }
      let isSteady = (0..<2).allSatisfy { outcome.payoffs[$0] >= least[$0] }
      let steady = Point(
        payoffs: outcome.payoffs,
        outcome: outcome,
        continuation: outcome.payoffs
      )
      return isSteady ? [steady] + part : part
    }
  }
}

extension PayoffPolygon {
  /// The lowest payoff of each player; `nil` when the set is empty.
  var leastPayoffs: PayoffPair? {
    guard let first = leastPayoff(of: 0), let second = leastPayoff(of: 1) else { return nil }
    return PayoffPair(first, second)
  }
}
