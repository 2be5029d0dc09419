import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

/// A symmetric game of two players with its payoffs R, S, T and P.
private func dilemma(_ outcomes: [Rational]) throws -> PayoffTable<String> {
  let (r, s, t, p) = (outcomes[0], outcomes[1], outcomes[2], outcomes[3])
  return try PayoffTable(
    actions: [["C", "D"], ["C", "D"]],
    payoffs: [[r, s, t, p], [r, t, s, p]]
  )
}

@Suite struct `Contracts about games of one move` {
  /// Case contract-02.
  @Test func `the least fines`() throws {
    let given = try InstitutionCase.named("contract-02")
    guard case .object(let games) = given.inputs["games"] else {
      Issue.record("no games")
      return
    }
    #expect(games.count == 4)
    for (name, payoffs) in games {
      let game = try dilemma(try #require(payoffs.list).compactMap(\.rational))
      guard case .object(let wanted) = given.expected[name] else {
        Issue.record("nothing expected of \(name)")
        continue
      }
      let fines = try game.minimalFines(supporting: ["C", "C"])
      #expect(fines.nash == wanted["fineNE"]?.rational, "\(name)")
      #expect(fines.dominant == wanted["fineDominant"]?.rational, "\(name)")
      if let count = wanted["welfareOptimalProfiles"]?.int {
        #expect(try game.welfareOptimalProfiles().count == count)
      }
      // The fine is tight: at it the target is an equilibrium, a little below it is not.
      let target = try MixedProfile<String, Rational>(pure: ["C", "C"], in: game)
      let fined = try game.under(
        Contract(fine: fines.nash, onDeviationsFrom: ["C", "C"], in: game)
      )
      #expect(try fined.check(nash: target).isEquilibrium())
      if fines.nash > 0 {
        let less = try game.under(
          Contract(fine: fines.nash - 0.01, onDeviationsFrom: ["C", "C"], in: game)
        )
        #expect(try !less.check(nash: target).isEquilibrium())
      }
    }
  }

  /// Case contract-03.
  @Test func `a proposer who may write anything takes it all`() throws {
    let given = try InstitutionCase.named("contract-03")
    let game = try dilemma(["R", "S", "T", "P"].map { try given.rational($0) })
    let defection = try MixedProfile<String, Rational>(pure: ["D", "D"], in: game)
    let best = try game.firstBestContract(afterRejection: defection)
    #expect(best.isProven)
    try given.expect("proposer", best.payoffs[0].doubleValue)
    try given.expect("responder", best.payoffs[1].doubleValue)
    try given.expect("welfare", best.welfare.doubleValue)
    #expect(best.fine == 3 && best.solution.agreed == best.contract)
    // The same by backward induction, with no plan given.
    let solved = try game.negotiating(
      [best.contract],
      afterRejection: defection,
      underContract: .smallestWelfare
    )
    #expect(solved.isSubgamePerfect && solved.payoffs == best.payoffs)
    // Paying 4 to the other when deviating takes money: limited liability would forbid it.
    #expect(best.contract.largestPayment(by: 1) == 5)
  }

  /// Caveat (i): in Chicken it matters which equilibrium follows a rejection.
  @Test func `what is played after rejection decides who gets what`() throws {
    let game = try dilemma([3, 1, 4, 0])
    let outcomes = try [["C", "D"], ["D", "C"]].map { actions in
      try game.firstBestContract(
        target: ["C", "C"],
        afterRejection: MixedProfile(pure: actions, in: game)
      )
    }
    #expect(outcomes[0].isProven && outcomes[1].isProven)
    #expect(outcomes[0].payoffs == [2, 4] && outcomes[1].payoffs == [5, 1])
    // What is no equilibrium is reported, not believed.
    let wrong = try game.firstBestContract(
      target: ["C", "C"],
      afterRejection: MixedProfile(pure: ["D", "D"], in: game)
    )
    #expect(!wrong.isProven && wrong.solution.playRegret == 1)
  }

  /// Fines for not defecting are agreed on and obeyed, but defection is not the best there is.
  @Test func `a target that is not optimal is not proven`() throws {
    let game = try dilemma([3, 0, 5, 1])
    let defection = try MixedProfile<String, Rational>(pure: ["D", "D"], in: game)
    let contract = try Contract(fine: 1, onDeviationsFrom: ["D", "D"], in: game)
    let solution = try game.negotiating(
      [contract],
      afterRejection: defection,
      underContract: [defection],
      plan: Negotiation.Plan(proposal: 0, accepts: [[true]])
    )
    for (bound, isProof) in [(2, false), (6, true)] as [(Rational, Bool)] {
      let claim = FirstBestContract(
        contract: contract,
        fine: 1,
        welfare: 2,
        solution: solution,
        welfareBound: try game.check(welfareBound: bound)
      )
      #expect(claim.solution.isSubgamePerfect && claim.payoffs == [1, 1])
      #expect(claim.proposerBound == 1 && claim.welfareBound.isProof == isProof)
      #expect(!claim.isProven)
    }
    #expect(try game.check(welfareBound: 2).slack == -4)
    #expect(throws: InstitutionError.self) {
      try game.firstBestContract(target: ["D", "D"], afterRejection: defection)
    }
  }

  /// By hand: a fine of 1 makes one indifferent against D, a fine of 2 against C.
  @Test func `what a fine can reach in the dilemma`() throws {
    let game = try dilemma([3, 0, 5, 1])
    func reach(_ fines: [Rational]) throws -> ContractReach {
      try game.contractReach(over: fines) { (table, fine) throws(InstitutionError) in
        try Contract(fine: fine, onDeviationsFrom: ["C", "C"], in: table)
      }
    }
    let found = try reach([0, 1, 1.5, 2, 2.5])
    #expect(found.points.map(\.welfares) == [[2], [2, 5], [5], [5, 6], [6]])
    #expect(found.optimum == 6 && found.points.allSatisfy(\.isComplete))
    #expect(found.reachingOptimum == [2, 2.5] && found.ensuringOptimum == [2.5])
    #expect(throws: InstitutionError.self) { try reach([]) }
  }

  /// Theory B.6: the fine of a public goods game exceeds 1 − m.
  @Test func `public goods`() throws {
    for players in 2...5 {
      let game = try PublicGoodsGame(players: players, marginalReturn: 0.6)
      let all = Array(repeating: PublicGoodsGame.Move.contribute, count: players)
      let fines = try game.minimalFines(supporting: all)
      #expect(fines.nash == 0.4 && fines.dominant == 0.4)
      let none = try MixedProfile<_, Rational>(
        pure: Array(repeating: PublicGoodsGame.Move.keep, count: players),
        in: game
      )
      let best = try game.firstBestContract(proposer: players - 1, afterRejection: none)
      #expect(best.isProven)
      #expect(best.payoffs.dropLast() == Array(repeating: 1, count: players - 1)[...])
    }
  }

  @Test func `transfers must balance`() throws {
    let game = try dilemma([3, 0, 5, 1])
    let error = #expect(throws: InstitutionError.self) {
      try Contract("gift", in: game) { _ in [1, 0] }
    }
    #expect(error?.description.contains("sum to 1") == true)
    #expect(throws: InstitutionError.self) {
      try Contract(fine: -1, onDeviationsFrom: ["C", "C"], in: game)
    }
    #expect(throws: InstitutionError.self) { try game.minimalFines(supporting: ["C", "E"]) }
    #expect(throws: InstitutionError.self) { try Contract("short", in: game) { _ in [0] } }
  }

  /// Caveat (v).
  @Test func `a contract needs a signal that tells deviations apart`() throws {
    let game = try dilemma([3, 0, 5, 1])
    let fine = try Contract(fine: 2, onDeviationsFrom: ["C", "C"], in: game)
    #expect(fine.undecidable(in: game) { $0 } == nil)
    // A court that sees only how many defected cannot tell who did.
    let pair = fine.undecidable(in: game) { profile in profile.count { $0 == "D" } }
    #expect(pair?.first == ["C", "D"] && pair?.second == ["D", "C"])
  }

  /// Under a fine above F_dom the target is dominant, on random games of two and three players.
  @Test func `fines of random games`() throws {
    for seed in 0..<40 as Range<UInt64> {
      let counts = seed % 2 == 0 ? [3, 3] : [2, 2, 3]
      let game = try RandomGames(actionCounts: counts, payoffs: .integers(0...9))
        .makeGame(seed: seed)
      let target = try game.welfareOptimalProfiles()[0]
      let fines = try game.minimalFines(supporting: target)
      #expect(fines.nash <= fines.dominant)
      let fined = try game.under(
        Contract(fine: fines.dominant + 0.5, onDeviationsFrom: target, in: game)
      )
      let equilibria = try fined.nashEquilibria(using: .pureEnumeration, over: Rational.self)
      #expect(equilibria.count == 1)
      #expect(equilibria[0].profile.pureActions == target && equilibria[0].isStrict)
      #expect(
        (0..<game.space.profileCount).allSatisfy {
          game.payoffs(at: $0).reduce(0, +) == fined.payoffs(at: $0).reduce(0, +)
        }
      )
    }
  }
}

@Suite struct Negotiations {
  @Test func `nobody cannot negotiate`() {
    #expect(throws: InstitutionError.self) {
      try Negotiation(proposer: 0, withoutContract: [], withContract: [])
    }
  }

  @Test func `sequential replies`() throws {
    let negotiation = try Negotiation(
      proposer: 0,
      withoutContract: [1, 1, 1],
      withContract: [[5, 0, 2], [3, 1, 1], [2, 2, 2]]
    )
    let plan = negotiation.solution()
    #expect(plan.accepts == [[false, true], [true, true], [true, true]])
    #expect(plan.proposal == 1 && plan.isAgreed)
    let check = try negotiation.check(plan)
    #expect(check.isSubgamePerfect && check.payoffs == [3, 1, 1])
    // Caveat (iii): who rejects what makes no difference gets a better offer.
    let proud = negotiation.solution(acceptingWhenIndifferent: false)
    #expect(proud.proposal == 2)
    #expect(try negotiation.check(proud).isSubgamePerfect)
  }

  /// Caveat (ii): rejecting because the other will is no equilibrium of sequential replies.
  @Test func `all rejecting is found out`() throws {
    let negotiation = try Negotiation(
      proposer: 0,
      withoutContract: [1, 1, 1],
      withContract: [[2, 2, 2]]
    )
    let stubborn = Negotiation.Plan(proposal: nil, accepts: [[false, false]])
    let check = try negotiation.check(stubborn)
    #expect(!check.isSubgamePerfect && check.regret == 1)
    let deviation = try #require(check.deviations.max { $0.gain < $1.gain })
    #expect(deviation.player == 2 && deviation.node == .reply(contract: 0))
  }

  /// Backward induction against the check, for random outcomes and orders.
  @Test func `solutions are subgame perfect`() throws {
    var generator = Xoshiro256(seed: 3)
    for round in 0..<200 {
      let players = 2 + round % 4
      func payoffs() -> [Rational] {
        (0..<players).map { _ in Rational(Int.random(in: 0...3, using: &generator)) }
      }
      let proposer = round % players
      let negotiation = try Negotiation(
        proposer: proposer,
        responders: (0..<players).filter { $0 != proposer }.shuffled(using: &generator),
        withoutContract: payoffs(),
        withContract: (0..<4).map { _ in payoffs() }
      )
      for accepts in [true, false] {
        let plan = negotiation.solution(acceptingWhenIndifferent: accepts)
        #expect(try negotiation.check(plan).isSubgamePerfect)
        let payoffs = negotiation.payoffs(of: plan)
        #expect(zip(payoffs, negotiation.withoutContract).allSatisfy { $0 >= $1 })
      }
    }
  }

  @Test func `sizes must agree`() throws {
    #expect(throws: InstitutionError.self) {
      try Negotiation(proposer: 2, withoutContract: [0, 0], withContract: [])
    }
    #expect(throws: InstitutionError.self) {
      try Negotiation(proposer: 0, responders: [0], withoutContract: [0, 0], withContract: [])
    }
    let negotiation = try Negotiation(proposer: 0, withoutContract: [0, 0], withContract: [])
    #expect(negotiation.solution().proposal == nil)
    #expect(throws: InstitutionError.self) {
      try negotiation.check(Negotiation.Plan(proposal: 0, accepts: []))
    }
  }
}
