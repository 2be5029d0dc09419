public import EquilibriaNumerics

/// What everyone could gain by changing one decision of a negotiation.
public struct NegotiationCheck: Sendable, Hashable {
  /// A decision in a negotiation.
  public enum Node: Sendable, Hashable {
    /// Which contract to propose.
    case proposal
    /// Whether to accept a contract, by number, that all earlier responders accepted.
    case reply(contract: Int)
  }

  /// Another decision at one node, and what it is worth.
  public struct Deviation: Sendable, Hashable {
    /// Where.
    public let node: Node

    /// Who decides there, from 0.
    public let player: Int

    /// What the best other decision gains; not positive in equilibrium.
    public let gain: Rational
  }

  /// What each player gets when the plan is followed.
  public let payoffs: [Rational]

  /// The best other decision at every node, reached or not.
  public let deviations: [Deviation]

  /// The largest gain at any node; 0 when nobody gains.
  public var regret: Rational { max(deviations.map(\.gain).max() ?? 0, 0) }

  /// Whether nobody gains by another decision at any node, reached or not.
  public var isSubgamePerfect: Bool { regret.isZero }
}

extension Negotiation {
  /// Checks a plan for profitable deviations of one decision, at every node.
  ///
  /// The tree is finite, so when there is none the plan is subgame perfect. Play after the negotiation
  /// is not looked at here.
  ///
  /// - Parameter plan: A plan from any source.
  /// - Returns: What the best other decision gains at every node.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` when the plan is of another size.
  ///
  /// > Source: Selten (1965); Hendon, Jacobsen & Sloth (1996), *The one-shot-deviation principle for
  /// > sequential rationality*, Games and Economic Behavior 12.
  public func check(_ plan: Plan) throws(InstitutionError) -> NegotiationCheck {
    try InstitutionError.requireCount(
      "contracts of the plan",
      plan.accepts.count,
      withContract.count
    )
    for replies in plan.accepts {
      try InstitutionError.requireCount("replies to a contract", replies.count, responders.count)
    }
    if let proposal = plan.proposal, !withContract.indices.contains(proposal) {
      throw .parameter(
        name: "proposal",
        value: "\(proposal)",
        domain: "the number of one of \(withContract.count) contracts"
      )
    }
    let followed = payoffs(of: plan)
    var options = withContract.indices.map { payoffs(after: $0, plan.accepts[$0])[proposer] }
    options.append(withoutContract[proposer])
    let best = options.max() ?? 0
    var deviations = [
      NegotiationCheck.Deviation(
        node: .proposal,
        player: proposer,
        gain: best - followed[proposer]
      )
    ]
    for contract in withContract.indices {
      for (place, player) in responders.enumerated() {
        let ahead = payoffs(after: contract, plan.accepts[contract].dropFirst(place + 1))[player]
        let accepting = ahead - withoutContract[player]
        deviations.append(
          NegotiationCheck.Deviation(
            node: .reply(contract: contract),
            player: player,
            gain: plan.accepts[contract][place] ? -accepting : accepting
          )
        )
      }
    }
    return NegotiationCheck(payoffs: followed, deviations: deviations)
  }
}
