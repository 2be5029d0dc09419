public import EquilibriaNumerics
public import Games
public import SolutionConcepts

/// What fines in a Markov game are to ensure.
public enum Deterrence: Sendable, Hashable {
  /// No single deviation pays when all comply afterwards: the least fines, by state, with which
  /// complying is an equilibrium in which each player's part is dominant in every period. There may be
  /// other equilibria.
  case singleDeviations
  /// Every subgame-perfect equilibrium under the contract complies, whatever it depends on: one large
  /// fine for all states, ``MarkovFines/decisive``.
  case everyEquilibrium
}

extension MarkovGame {
  /// Adds a negotiation about contracts before a Markov game, and solves it.
  ///
  /// Worths are expected discounted sums from the initial distribution. What is played after each
  /// outcome is an argument, since what a responder can insist on depends on it. It is checked, not
  /// assumed, to be an equilibrium.
  ///
  /// - Parameters:
  ///   - contracts: The contracts that may be proposed, besides none.
  ///   - proposer: Who proposes, from 0; the first player by default.
  ///   - responders: The others in the order of their replies; in the order of players by default.
  ///   - afterRejection: What is played without a contract.
  ///   - plays: What is played under each contract.
  ///   - plan: The negotiation to check; by default the one found by backward induction.
  /// - Returns: What everybody does, with a certificate for every node.
  /// - Throws: ``InstitutionError`` when sizes do not agree, or the game is not discounted for ever.
  public func negotiating(
    _ contracts: [MarkovContract<State, Action>],
    proposer: Int = 0,
    responders: [Int]? = nil,
    afterRejection: StationaryPolicy<Action, Rational>,
    underContract plays: [StationaryPolicy<Action, Rational>],
    plan: Negotiation.Plan? = nil
  ) throws(InstitutionError)
    -> ContractSolution<MarkovContract<State, Action>, MarkovCheck<Action, Rational>>
  {
    typealias Branch = (check: MarkovCheck<Action, Rational>, payoffs: [Rational], regret: Rational)
    func branch(
      _ game: TabularMarkovGame<State, Action>,
      _ play: StationaryPolicy<Action, Rational>
    ) throws(InstitutionError) -> Branch {
      let check = try InstitutionError.solution { () throws(SolutionError) in
        try game.check(stationary: play)
      }
      return (check, game.startValues(check.values), check.regret)
    }
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    try InstitutionError.requireCount("plays under contracts", plays.count, contracts.count)
    var branches: [Branch] = []
    for (contract, play) in zip(contracts, plays) {
      var (check, payoffs, regret) = try branch(table.under(contract), play)
      payoffs = zip(payoffs, contract.lumpSums).map { $0 + $1 }
      branches.append((check, payoffs, regret))
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

  /// The contract that is best for a proposer who may write any balanced transfers.
  ///
  /// The optimum comes from the decision process of all players as one; fines make it a stationary
  /// equilibrium under the contract; lump sums leave each responder what rejection would.
  ///
  /// - Parameters:
  ///   - proposer: Who proposes, from 0; the first player by default.
  ///   - afterRejection: What is played without a contract. What responders get depends on it.
  ///   - deterrence: How large the fines are; enough for every equilibrium by default.
  ///   - margin: By how much fines exceed the least ones that deter so, above 0; 1 by default.
  /// - Returns: The contract, and the negotiation about it with its certificates.
  /// - Throws: ``InstitutionError`` when the game is not discounted for ever, players discount
  ///   differently, or sizes do not agree.
  public func firstBestContract(
    proposer: Int = 0,
    afterRejection: StationaryPolicy<Action, Rational>,
    deterrence: Deterrence = .everyEquilibrium,
    margin: Rational = 1
  ) throws(InstitutionError)
    -> FirstBestContract<MarkovContract<State, Action>, MarkovCheck<Action, Rational>>
  {
    try InstitutionError.requirePositive("margin", margin)
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    try InstitutionError.requireWhole("proposer", proposer, in: 0...(table.playerCount - 1))
    let optimum = try table.welfareOptimum()
    let policy = optimum.policy
    let fines = try table.minimalFines(supporting: policy.pureChoices ?? [])
    var amounts = fines.dominant
    if deterrence == .everyEquilibrium, let decisive = fines.decisive {
      amounts = Array(repeating: decisive, count: table.stateCount)
    }
    amounts = amounts.map { $0 + margin }
    let (insisted, earned) = try InstitutionError.solution { () throws(SolutionError) in
      (try table.values(of: afterRejection).values, try table.values(of: policy).values)
    }
    let sums = LumpSums(
      proposer: proposer,
      insistedOn: table.startValues(insisted),
      earned: table.startValues(earned)
    )
    let contract = try MarkovContract(
      fines: amounts,
      onDeviationsFrom: fines.policy,
      in: table,
      lumpSums: sums.transfers
    )
    return FirstBestContract(
      contract: contract,
      fine: amounts.max() ?? 0,
      welfare: sums.welfare,
      solution: try table.negotiating(
        [contract],
        proposer: proposer,
        afterRejection: afterRejection,
        underContract: [policy],
        plan: Negotiation.Plan(
          proposal: 0,
          accepts: [Array(repeating: true, count: table.playerCount - 1)]
        )
      ),
      welfareBound: try table.check(welfareBounds: optimum.values)
    )
  }
}

extension TabularMarkovGame {
  /// What each player expects from the start.
  func startValues(_ values: [[Rational]]) -> [Rational] {
    let start = startProbabilities
    return values.map { value in
      Rational.sumOfProducts(count: start.count) { (start[$0], value[$0]) }
    }
  }
}
