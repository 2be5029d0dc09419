import Equilibria

// snippet.discounts
let game = try PrisonersDilemma()
for strategy in RepeatedStrategy.allCases {
  let found = try game.sustainableDiscounts(of: strategy)
  print(strategy, found.critical)  // grimTrigger 1/2 … alternation 1/4 …
}
// snippet.end

// snippet.turns
let concert = try BachOrStravinsky(preferred: 3, other: 2)
let turns = try AutomatonProfile.turnTaking(
  among: [[.bach, .bach], [.stravinsky, .stravinsky]],
  in: concert
)
let check = try concert.check(automata: turns, discount: 0.9)
print(check.isSubgamePerfect)  // true, as at every discount factor
print(check.discountedAverages)  // 48/19 and 47/19: who goes first gets more
print(check.states[1].values)  // 47/19 and 48/19: from the other start
print(check.limitAverages)  // 5/2 and 5/2: fair in the limit only
// snippet.end

// snippet.payoffs
let set = try game.subgamePerfectPayoffs(discount: 0.5)
print(set)  // exactly {(1, 1), (13/3, 1), (3, 3), (1, 13/3)}
print(set.contains(PayoffPair(2, 2)) == true)
print(try set.verify(in: game) == nil)
// snippet.end

// snippet.folk
let fair = try concert.folkTheorem(for: [2.5, 2.5])
print(fair)
print(try concert.minmaxValue(of: 0, by: .pure).upper)  // 2
print(try concert.minmaxValue(of: 0, by: .independent).upper)  // 6/5
// snippet.end
