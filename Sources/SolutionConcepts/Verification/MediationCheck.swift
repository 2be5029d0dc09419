public import EquilibriaNumerics
public import Games

extension NormalFormGame {
  /// The bound that multipliers prove on what any mediator can achieve, recomputed exactly.
  ///
  /// `max_s (w(s) + Σ y(i, a, b)·(uᵢ(s) − uᵢ(b, s₋ᵢ)))`; for the egalitarian objective w is the mean
  /// payoff under the certificate's player weights, which no equilibrium's minimum exceeds.
  ///
  /// - Parameters:
  ///   - certificate: The multipliers, from any source; floating ones are taken as stored.
  ///   - objective: What the mediator maximises.
  ///   - kind: The incentives that the mediator respects.
  /// - Returns: The bound; `nil` when the multipliers prove nothing, being negative, of the wrong
  ///   kind, or without weights for the egalitarian objective.
  /// - Throws: ``SolutionError`` when the game, an action or the objective is not well formed.
  public func check<Scalar>(
    bound certificate: MediationBound<Action, Scalar>,
    maximizing objective: CorrelatedObjective<Action>,
    kind: CorrelationKind = .correlated
  ) throws(SolutionError) -> Rational? {
    let table = try SolutionError.game { () throws(GameError) in try tabulated() }
    let arrays = PayoffArrays<Rational>(table)
    var totals: [Rational]
    switch try objective.worth(in: table) {
    case .linear(let worth, _): totals = worth
    case .minimum:
      let weights = certificate.playerWeights.compactMap(\.exactValue)
      let sum = weights.reduce(.zero, +)
      guard weights.count == table.space.playerCount, sum > .zero,
        weights.allSatisfy({ $0 >= .zero })
      else { return nil }
      totals = (0..<table.space.profileCount).map { index in
        weights.indices.reduce(.zero) {
          $0 + weights[$1] / sum * arrays.values[$1][index]
        }
      }
    }
    for multiplier in certificate.multipliers {
      guard let weight = multiplier.weight.exactValue, weight >= .zero,
        multiplier.recommended == nil || kind == .correlated
      else { return nil }
      let incentive = try SolutionError.game { () throws(GameError) in
        try multiplier.incentive(in: table)
      }
      arrays.forEachLoss(incentive) { index, loss in totals[index] += weight * loss }
    }
    return totals.max()
  }
}

extension MediationBound.Multiplier {
  fileprivate func incentive(in table: PayoffTable<Action>) throws(GameError) -> Incentive {
    let players = table.space.playerCount
    guard table.actions.indices.contains(player) else {
      throw .invalidParameter(
        name: "player",
        value: "\(player)",
        domain: "0 to \(players - 1)"
      )
    }
    func number(_ action: Action) throws(GameError) -> Int {
      guard let index = table.actions[player].firstIndex(of: action) else {
        throw .unknownAction(player: player, action: "\(action)")
      }
      return index
    }
    let deterred = try number(action)
    guard let recommended else {
      return Incentive(player: player, recommended: nil, action: deterred)
    }
    return Incentive(player: player, recommended: try number(recommended), action: deterred)
  }
}

extension CorrelatedEquilibrium {
  /// Checks the equilibrium, its value and its optimality against the game.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - objective: What the mediator maximised.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  ///   Floating results must lie within the bounds that they state.
  /// - Throws: ``SolutionError`` when the game or the objective is not well formed, or the
  ///   distribution is one of another game.
  public func verify(
    in game: some NormalFormGame<Action>,
    maximizing objective: CorrelatedObjective<Action>
  ) throws(SolutionError) -> String? {
    let again = try SolutionError.game { () throws(GameError) in
      try game.check(kind, distribution)
    }
    if again != check { return "the check is not that of the distribution" }
    if Scalar.arithmetic == .exact && check.regret > .zero {
      return check.bestDeviation?.description ?? "somebody gains by disobeying"
    }
    guard let bound = try game.check(bound: certificate, maximizing: objective, kind: kind) else {
      return "the multipliers prove nothing"
    }
    guard let stated = certificate.bound.exactValue, bound <= stated else {
      return "the multipliers prove the bound \(bound), not \(certificate.bound)"
    }
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    let worth: Scalar
    switch try objective.worth(in: table) {
    case .linear(let worths, _):
      worth = Scalar.sumOfProducts(count: distribution.entries.count) {
        let entry = distribution.entries[$0]
        return (entry.probability, Scalar(worths[entry.index]))
      }
    case .minimum: worth = check.payoffs.min() ?? .zero
    }
    if worth != value { return "the distribution is worth \(worth), not \(value)" }
    if Scalar.arithmetic == .exact && value != certificate.bound {
      return "the value \(value) is less than the bound \(certificate.bound)"
    }
    return nil
  }
}
