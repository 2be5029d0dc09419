public import EquilibriaNumerics
public import Games
public import SolutionConcepts

/// The best contract that a proposer can get when any balanced transfers may be written.
///
/// Fines make a welfare-optimal profile strictly dominant, and lump sums leave each responder exactly
/// what rejection would. No contract at all gives the proposer more: welfare is at most W*, and nobody
/// accepts less than the worth of rejection, so `W* − Σ dⱼ` is a bound, and this contract attains it.
///
/// > Source: Christoffersen, Haupt & Hadfield-Menell (2023), *Get it in writing*, theorem on the
/// > social optimality of subgame-perfect equilibria; the construction was derived for this package.
public struct FirstBestContract<Terms: Hashable & Sendable, PlayCheck: Hashable & Sendable>:
  Sendable,
  Hashable
{
  /// The contract.
  public let contract: Terms

  /// The fine for deviations, the same for all players and states, or the largest of them.
  public let fine: Rational

  /// W*: the largest sum of payoffs that any play has.
  public let welfare: Rational

  /// The negotiation about this contract, solved and checked.
  public let solution: ContractSolution<Terms, PlayCheck>

  /// The certificate that no play has a larger sum of payoffs than W*.
  public let welfareBound: WelfareBound

  /// A contract from any source, with what is claimed about it.
  ///
  /// - Parameters:
  ///   - contract: The contract.
  ///   - fine: The fine for deviations, or the largest of them.
  ///   - welfare: W*: the largest sum of payoffs that any play has.
  ///   - solution: The negotiation about this contract.
  ///   - welfareBound: The certificate for `welfare`, from the game's own check.
  public init(
    contract: Terms,
    fine: Rational,
    welfare: Rational,
    solution: ContractSolution<Terms, PlayCheck>,
    welfareBound: WelfareBound
  ) {
    self.contract = contract
    self.fine = fine
    self.welfare = welfare
    self.solution = solution
    self.welfareBound = welfareBound
  }

  /// The most that the proposer can get by any balanced contract: `W* − Σ dⱼ`.
  public var proposerBound: Rational {
    let insistedOn = solution.negotiation.withoutContract
    return solution.negotiation.responders.reduce(welfare) { $0 - insistedOn[$1] }
  }

  /// What each player gets.
  public var payoffs: [Rational] { solution.payoffs }

  /// Whether the certificates show subgame perfection, and that no contract is better for the proposer.
  public var isProven: Bool {
    solution.isSubgamePerfect && solution.agreed == contract
      && welfareBound.isProof && welfareBound.welfare == welfare
      && payoffs.reduce(0, +) == welfare
      && payoffs[solution.negotiation.proposer] == proposerBound
  }
}

extension NormalFormGame {
  /// The contract that is best for a proposer who may write any balanced transfers.
  ///
  /// - Parameters:
  ///   - proposer: Who proposes, from 0; the first player by default.
  ///   - target: The welfare-optimal profile to aim at; the first of `welfareOptimalProfiles` by
  ///     default.
  ///   - afterRejection: What is played without a contract. What responders get depends on it.
  ///   - margin: By how much the fine exceeds the least one that makes the target dominant, above 0;
  ///     1 by default.
  /// - Returns: The contract, and the negotiation about it with its certificates.
  /// - Throws: ``InstitutionError`` when the target is not welfare-optimal, or sizes do not agree.
  public func firstBestContract(
    proposer: Int = 0,
    target: [Action]? = nil,
    afterRejection: MixedProfile<Action, Rational>,
    margin: Rational = 1
  ) throws(InstitutionError)
    -> FirstBestContract<Contract<Action>, NashCheck<Action, Rational>>
  {
    try InstitutionError.requirePositive("margin", margin)
    let table = try InstitutionError.game { () throws(GameError) in try tabulated() }
    try InstitutionError.requireWhole("proposer", proposer, in: 0...(table.playerCount - 1))
    let optima = try table.welfareOptimalProfiles()
    let target = target ?? optima[0]
    guard optima.contains(target) else {
      throw .notApplicable(
        reason: "the target \(target) has not the largest sum of payoffs; \(optima[0]) has"
      )
    }
    let fine = try table.minimalFines(supporting: target).dominant + margin
    let rejected = try InstitutionError.game { () throws(GameError) in
      try table.check(nash: afterRejection)
    }
    let earned = table.payoffs(at: table.space.index(of: try table.numbers(of: target)))
    let sums = LumpSums(proposer: proposer, insistedOn: rejected.payoffs, earned: earned)
    let contract = try Contract(
      fine: fine,
      onDeviationsFrom: target,
      in: table,
      lumpSums: sums.transfers
    )
    let play = try InstitutionError.game { () throws(GameError) in
      try MixedProfile<Action, Rational>(pure: target, in: table)
    }
    return FirstBestContract(
      contract: contract,
      fine: fine,
      welfare: sums.welfare,
      solution: try table.negotiating(
        [contract],
        proposer: proposer,
        afterRejection: afterRejection,
        underContract: [play],
        plan: Negotiation.Plan(
          proposal: 0,
          accepts: [Array(repeating: true, count: table.playerCount - 1)]
        )
      ),
      welfareBound: try table.check(welfareBound: sums.welfare)
    )
  }
}

/// The lump sums that leave each responder exactly what rejection would.
struct LumpSums {
  /// What each player gets whatever happens; they sum to zero.
  let transfers: [Rational]

  /// What all players earn together.
  let welfare: Rational

  init(proposer: Int, insistedOn: [Rational], earned: [Rational]) {
    var transfers = zip(insistedOn, earned).map { $0 - $1 }
    transfers[proposer] -= transfers.reduce(0, +)
    self.transfers = transfers
    welfare = earned.reduce(0, +)
  }
}
