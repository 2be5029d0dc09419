import Equilibria

// snippet.schelling
// Five neighbours; a well costs each contributor 1 and is worth 2 to all if three contribute.
let well = try ThresholdPublicGood(players: 5, threshold: 3, benefit: 2, cost: 1)
let diagram = try SchellingDiagram(of: well, cooperation: .contribute)
print(diagram.cooperator)  // [-1, -1, 1, 1, 1]: when 0, 1, … others contribute
print(diagram.defector)  // [0, 0, 0, 2, 2]
print(diagram.equilibria.map(\.cooperators))  // [0, 3]
print(diagram.dilemma.fear, diagram.dilemma.greed)  // true true
// snippet.end

// snippet.goods
let fish = try Good("fish", subtractability: 0.9, excludability: 0.2)
print(fish.kind, fish.invitesFreeRiding)  // common-pool resource true
// snippet.end

// snippet.harvest
let patch = try CommonsHarvestPatch()  // four sites, two agents, discount factor 9/10
let commons = try patch.commonsAssessment()
print(commons)  // optimum 5.6895…; pure equilibria 4.218…
print(commons.optimum.policy)  // at 2 apples one eats, at 3 and 4 both, else nobody
print(commons.isTragedy)  // true
// snippet.end

// snippet.fishery
let fishery = try LevhariMirmanFishery(fleets: 2, elasticity: 0.5, discount: 0.9)
print(fishery.equilibriumShare, fishery.cooperativeShare)  // 11/31 11/40 of the stock, each
print(try fishery.steadyStock(share: fishery.equilibriumShare))  // 0.2903… of the virgin stock
print(fishery.optimalTax)  // 20/11 of payoff per share caught, to the other fleet
print(try fishery.equilibriumShare(tax: fishery.optimalTax))  // 11/40
print(fishery.gainFromOptimalTax)  // 1.0367…: what each fleet gains, discounted
// snippet.end

// snippet.stock
let lake = try FishStock(largestStock: 6, growth: 1, leastStock: 3, largestCatch: 3)
print(try lake.commonsAssessment())  // optimum 12.0; pure equilibria 6.0
let tax = try lake.tax(perFish: 0.25, below: 5)
print(try lake.under(tax).commonsAssessment())  // optimum 12.0; pure equilibria 6.0, 12.0
// snippet.end

// snippet.irrigation
let canal = try IrrigationCanal(water: [0, 1, 4], harvest: [0, 4, 7, 9, 10], labour: 1.5)
for rule in IrrigationCanal.Rule.allCases {
  let equilibria = try canal.under(rule).nashEquilibria(
    using: .pureEnumeration,
    over: Rational.self
  )
  print(rule, Set(equilibria.map(\.payoffs)))
}
// headFirst [[5/2, 0]]
// equalShares [[11/2, 11/2]]
// rotation [[7/2, 7/2]]
// snippet.end
