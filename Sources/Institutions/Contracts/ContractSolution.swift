public import EquilibriaNumerics
public import Games
public import SolutionConcepts

/// A game with a negotiation before it, solved: who proposes and accepts what, and what is played then.
///
/// `PlayCheck` is the certificate of what is played, ``/SolutionConcepts/NashCheck`` or
/// ``/SolutionConcepts/MarkovCheck``.
public struct ContractSolution<Terms: Hashable & Sendable, PlayCheck: Hashable & Sendable>:
  Sendable,
  Hashable
{
  /// The contracts that may be proposed.
  public let contracts: [Terms]

  /// The negotiation, with what its outcomes are worth.
  public let negotiation: Negotiation

  /// What everybody does in the negotiation.
  public let plan: Negotiation.Plan

  /// The certificate of the plan: what other decisions would gain, node by node.
  public let check: NegotiationCheck

  /// The certificate of what is played without a contract.
  public let playWithoutContract: PlayCheck

  /// The certificates of what is played under each contract.
  public let playUnderContract: [PlayCheck]

  /// The largest gain by a deviation in any of these.
  public let playRegret: Rational

  /// The contract that is agreed on, if one is.
  public var agreed: Terms? { plan.isAgreed ? plan.proposal.map { contracts[$0] } : nil }

  /// What each player gets.
  public var payoffs: [Rational] { check.payoffs }

  /// Whether nobody gains by one other decision at any node: proposing, replying, or playing.
  public var isSubgamePerfect: Bool { check.isSubgamePerfect && playRegret.isZero }

  init(
    _ contracts: [Terms],
    proposer: Int,
    responders: [Int]?,
    plan: Negotiation.Plan?,
    without: (check: PlayCheck, payoffs: [Rational], regret: Rational),
    with: [(check: PlayCheck, payoffs: [Rational], regret: Rational)]
  ) throws(InstitutionError) {
    self.contracts = contracts
    negotiation = try Negotiation(
      proposer: proposer,
      responders: responders,
      withoutContract: without.payoffs,
      withContract: with.map(\.payoffs)
    )
    self.plan = plan ?? negotiation.solution()
    check = try negotiation.check(self.plan)
    playWithoutContract = without.check
    playUnderContract = with.map(\.check)
    playRegret = max(without.regret, with.map(\.regret).max() ?? 0)
  }
}

/// Which equilibrium is played under a contract, when there are several.
public enum PlaySelection: Sendable, Hashable {
  /// The pure equilibrium with the largest sum of payoffs; the first of several.
  case largestWelfare
  /// The pure equilibrium with the smallest sum of payoffs; the first of several.
  case smallestWelfare

  /// The selected equilibrium of a game of one move.
  func profile<Action>(
    in game: PayoffTable<Action>
  ) throws(InstitutionError) -> MixedProfile<Action, Rational> {
    let equilibria = try InstitutionError.solution { () throws(SolutionError) in
      try PureEnumeration().equilibria(of: game, over: Rational.self)
    }
    let sign: Rational = self == .largestWelfare ? 1 : -1
    var best: (profile: MixedProfile<Action, Rational>, worth: Rational)?
    for equilibrium in equilibria {
      let worth = sign * equilibrium.payoffs.reduce(0, +)
      if best.map({ $0.worth < worth }) ?? true { best = (equilibrium.profile, worth) }
    }
    guard let best else {
      throw .notApplicable(
        reason: "a game under a contract has no pure equilibrium; say what is played there"
      )
    }
    return best.profile
  }
}

extension NormalFormGame {
  /// Adds a negotiation about contracts before a game of one move, and solves it.
  ///
  /// What is played after a rejection is an argument, since what a responder can insist on depends on
  /// it. It is checked, not assumed, to be an equilibrium.
  ///
  /// - Parameters:
  ///   - contracts: The contracts that may be proposed, besides none.
  ///   - proposer: Who proposes, from 0; the first player by default.
  ///   - responders: The others in the order of their replies; in the order of players by default.
  ///   - afterRejection: What is played without a contract.
  ///   - selection: Which pure equilibrium is played under each contract.
  ///   - plan: The negotiation to check; by default the one found by backward induction.
  /// - Returns: What everybody does, with a certificate for every node.
  /// - Throws: ``InstitutionError`` when sizes do not agree, or there is no pure equilibrium under a
  ///   contract.
  public func negotiating(
    _ contracts: [Contract<Action>],
    proposer: Int = 0,
    responders: [Int]? = nil,
    afterRejection: MixedProfile<Action, Rational>,
    underContract selection: PlaySelection,
    plan: Negotiation.Plan? = nil
  ) throws(InstitutionError) -> ContractSolution<Contract<Action>, NashCheck<Action, Rational>> {
    let table = try InstitutionError.game { () throws(GameError) in try tabulated() }
    var plays: [MixedProfile<Action, Rational>] = []
    for contract in contracts { plays.append(try selection.profile(in: table.under(contract))) }
    return try table.negotiating(
      contracts,
      proposer: proposer,
      responders: responders,
      afterRejection: afterRejection,
      underContract: plays,
      plan: plan
    )
  }

  /// Adds a negotiation before a game of one move when it is known what is played after each outcome.
  ///
  /// - Parameters:
  ///   - contracts: The contracts that may be proposed, besides none.
  ///   - proposer: Who proposes, from 0; the first player by default.
  ///   - responders: The others in the order of their replies; in the order of players by default.
  ///   - afterRejection: What is played without a contract.
  ///   - plays: What is played under each contract.
  ///   - plan: The negotiation to check; by default the one found by backward induction.
  /// - Returns: What everybody does, with a certificate for every node.
  /// - Throws: ``InstitutionError`` when sizes do not agree.
  public func negotiating(
    _ contracts: [Contract<Action>],
    proposer: Int = 0,
    responders: [Int]? = nil,
    afterRejection: MixedProfile<Action, Rational>,
    underContract plays: [MixedProfile<Action, Rational>],
    plan: Negotiation.Plan? = nil
  ) throws(InstitutionError) -> ContractSolution<Contract<Action>, NashCheck<Action, Rational>> {
    typealias Branch = (check: NashCheck<Action, Rational>, payoffs: [Rational], regret: Rational)
    func branch(
      _ game: PayoffTable<Action>,
      _ play: MixedProfile<Action, Rational>
    ) throws(InstitutionError) -> Branch {
      let check = try InstitutionError.game { () throws(GameError) in try game.check(nash: play) }
      return (check, check.payoffs, check.regret)
    }
    let table = try InstitutionError.game { () throws(GameError) in try tabulated() }
    try InstitutionError.requireCount("plays under contracts", plays.count, contracts.count)
    var branches: [Branch] = []
    for (contract, play) in zip(contracts, plays) {
      branches.append(try branch(table.under(contract), play))
    }
    return try ContractSolution(
      contracts,
      proposer: proposer,
      responders: responders,
      plan: plan,
      without: branch(table, afterRejection),
      with: branches
    )
  }
}
