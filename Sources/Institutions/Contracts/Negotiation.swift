public import EquilibriaNumerics

/// A take-it-or-leave-it proposal of one of several contracts, accepted only by all.
///
/// The proposer names a contract or none. The others reply one after another; the first who rejects
/// ends the matter, and the game is played without a contract. What each outcome is worth must be
/// given: it rests on which equilibrium is played after acceptance and after rejection, and there may
/// be several.
///
/// Replies are sequential for a reason. If two or more responders reply at once (from three players
/// in all), all rejecting is a subgame-perfect equilibrium whatever the contract, since nobody's
/// acceptance matters then.
///
/// > Source: Christoffersen, Haupt & Hadfield-Menell (2023), *Get it in writing* (the stage; their
/// > acceptance is at once).
public struct Negotiation: Sendable, Hashable {
  /// Who proposes, from 0.
  public let proposer: Int

  /// The others, in the order of their replies.
  public let responders: [Int]

  /// What each player gets when there is no contract.
  public let withoutContract: [Rational]

  /// What each player gets under each contract: `withContract[contract][player]`.
  public let withContract: [[Rational]]

  /// A negotiation with the given outcomes.
  ///
  /// - Parameters:
  ///   - proposer: Who proposes, from 0.
  ///   - responders: The others in the order of their replies; in the order of players by default.
  ///   - withoutContract: What each player gets without a contract.
  ///   - withContract: What each player gets under each contract that may be proposed.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` when players are missing, or sizes do
  ///   not agree.
  public init(
    proposer: Int,
    responders: [Int]? = nil,
    withoutContract: [Rational],
    withContract: [[Rational]]
  ) throws(InstitutionError) {
    let players = withoutContract.count
    try InstitutionError.requireWhole("players", players, in: 1...Int(Int32.max))
    try InstitutionError.requireWhole("proposer", proposer, in: 0...max(players - 1, 0))
    let others = (0..<players).filter { $0 != proposer }
    let order = responders ?? others
    guard order.sorted() == others else {
      throw .parameter(name: "responders", value: "\(order)", domain: "\(others) in some order")
    }
    for payoffs in withContract {
      try InstitutionError.requireCount("payoffs under a contract", payoffs.count, players)
    }
    self.proposer = proposer
    self.responders = order
    self.withoutContract = withoutContract
    self.withContract = withContract
  }

  /// What everybody would do at every point of the negotiation.
  public struct Plan: Sendable, Hashable {
    /// The number of the contract that is proposed; `nil` for none.
    public var proposal: Int?

    /// Whether each responder accepts each contract, once all before have: `accepts[contract][reply]`.
    public var accepts: [[Bool]]

    /// A plan.
    ///
    /// - Parameters:
    ///   - proposal: The number of the contract that is proposed; `nil` for none.
    ///   - accepts: Whether each responder accepts each contract, in the order of replies.
    public init(proposal: Int?, accepts: [[Bool]]) {
      self.proposal = proposal
      self.accepts = accepts
    }

    /// Whether the proposal is made and accepted by all.
    public var isAgreed: Bool { proposal.map { accepts[$0].allSatisfy { $0 } } ?? false }
  }

  /// The plan found by backward induction: replies last to first, then the proposal.
  ///
  /// Of several best proposals, none at all or the first one is made.
  ///
  /// - Parameter acceptsWhenIndifferent: Whether responders accept what makes no difference to them;
  ///   `true` by default. Otherwise, with lump sums of any size there would be no best proposal.
  /// - Returns: A subgame-perfect plan.
  public func solution(acceptingWhenIndifferent acceptsWhenIndifferent: Bool = true) -> Plan {
    let accepts = withContract.map { payoffs in
      var replies: [Bool] = []
      var ahead = payoffs
      for player in responders.reversed() {
        let gain = ahead[player] - withoutContract[player]
        replies.append(gain > 0 || (gain == 0 && acceptsWhenIndifferent))
        if replies.last == false { ahead = withoutContract }
      }
      return Array(replies.reversed())
    }
    var plan = Plan(proposal: nil, accepts: accepts)
    var best = withoutContract[proposer]
    for contract in withContract.indices {
      let worth = payoffs(after: contract, accepts[contract])[proposer]
      if worth > best { (plan.proposal, best) = (contract, worth) }
    }
    return plan
  }

  /// What each player gets when a plan is followed.
  ///
  /// - Parameter plan: A plan of this size.
  /// - Returns: One payoff per player.
  public func payoffs(of plan: Plan) -> [Rational] {
    plan.proposal.map { payoffs(after: $0, plan.accepts[$0]) } ?? withoutContract
  }

  func payoffs(after contract: Int, _ replies: some Sequence<Bool>) -> [Rational] {
    replies.allSatisfy { $0 } ? withContract[contract] : withoutContract
  }
}
