public import EquilibriaNumerics
public import Games
public import SolutionConcepts

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
  /// The optimum comes from the decision process of all players as one; fines by state make it a
  /// stationary equilibrium under the contract; lump sums leave each responder what rejection would.
  ///
  /// - Parameters:
  ///   - proposer: Who proposes, from 0; the first player by default.
  ///   - afterRejection: What is played without a contract. What responders get depends on it.
  ///   - margin: By how much the fine of each state exceeds the least one that makes complying
  ///     dominant in that period, above 0; 1 by default.
  /// - Returns: The contract, and the negotiation about it with its certificates.
  /// - Throws: ``InstitutionError`` when the game is not discounted for ever, players discount
  ///   differently, or sizes do not agree.
  public func firstBestContract(
    proposer: Int = 0,
    afterRejection: StationaryPolicy<Action, Rational>,
    margin: Rational = 1
  ) throws(InstitutionError)
    -> FirstBestContract<MarkovContract<State, Action>, MarkovCheck<Action, Rational>>
  {
    try InstitutionError.requirePositive("margin", margin)
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    try InstitutionError.requireWhole("proposer", proposer, in: 0...(table.playerCount - 1))
    let policy = try table.welfareOptimum().policy
    let fines = try table.minimalFines(supporting: policy.pureChoices ?? [])
    let amounts = fines.dominant.map { $0 + margin }
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
      proposerBound: sums.proposerBound
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
