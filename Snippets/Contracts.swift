import Equilibria

// snippet.fines
let game = try PrisonersDilemma(temptation: 5, reward: 3, punishment: 1, sucker: 0).tabulated()
let fines = try game.minimalFines(supporting: [.cooperate, .cooperate])
print(fines)  // equilibrium from 2, dominant from 2
let fine = try Contract(fine: 2.5, onDeviationsFrom: [.cooperate, .cooperate], in: game)
print(try game.under(fine).nashEquilibria()[0])  // (Cooperate, Cooperate)  payoffs 3, 3  exact
// snippet.end

// snippet.firstBest
let defection = try MixedProfile<PrisonersDilemma.Move, Rational>(
  pure: [.defect, .defect],
  in: game
)
let best = try game.firstBestContract(afterRejection: defection)
print(best.payoffs)  // [5, 1]: the proposer takes the whole gain
print(best.isProven)  // true: subgame perfect, and no contract gives the proposer more
print(best.contract.largestPayment(by: 1))  // 5: what the responder might have to pay
// snippet.end

// snippet.negotiation
let negotiation = try game.negotiating(
  [fine],
  afterRejection: defection,
  underContract: .smallestWelfare
)
print(negotiation.payoffs, negotiation.isSubgamePerfect)  // [3, 3] true
for deviation in negotiation.check.deviations { print(deviation.node, deviation.gain) }
// proposal 0
// reply(contract: 0) -2
// snippet.end

// snippet.signal
let pair = fine.undecidable(in: game) { profile in profile.count { $0 == .defect } }
print(pair?.first ?? [], pair?.second ?? [])  // [Cooperate, Defect] [Defect, Cooperate]
// snippet.end

// snippet.markov
let patch = try CommonsHarvestPatch()
let everybodyEats = try StationaryPolicy<CommonsHarvestPatch.Move, Rational>(
  pure: Array(repeating: [1, 1], count: 5),
  for: patch.tabulated()
)
let agreement = try patch.firstBestContract(afterRejection: everybodyEats)
print(agreement.isProven)  // true
print(agreement.payoffs.map(\.doubleValue))  // [3.58…, 2.109…]
let optimum = try patch.welfareOptimum().policy
let least = try patch.minimalFines(supporting: optimum.pureChoices ?? [])
print(least.nash.map(\.doubleValue))  // [0.0, 0.745…, 0.745…, 0.0, 0.0]: by number of apples
print(agreement.fine.doubleValue)  // 7.12…: large enough that every equilibrium complies
// snippet.end

// snippet.reach
let reach = try patch.contractReach(over: [0, 0.3, 0.45, 0.505, 0.6]) {
  (_, rate) throws(InstitutionError) in try patch.fine(perApple: rate, upTo: 2)
}
print(reach)
// 0.0: 4.218…
// 0.3: 4.218…, 5.689…
// 0.45: 4.650…, 5.689…
// 0.505: 5.689…
// 0.6: 5.647…
// optimum 5.689…
// snippet.end
