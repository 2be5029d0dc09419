import Equilibria

// snippet.mixtures
let model = try PunishmentModel(
  groupSize: 16,
  benefit: 3,
  cost: 1,
  punishmentCost: 0.2,
  punishmentLoss: 0.5,
  continuation: 0.9,
  cooperationError: 0.01
)
let result = try model.punishersAmongReluctant()
for state in result.equilibria { print(state) }  // 0, 0.114 (stable), 0.390, 1 (stable)
print(result.invasionMargin, result.resistanceMargin)  // 21993/1600, 10113/1600: both hold
print(model.largestGroupForInvasion ?? 0)  // in groups of up to 78 punishers invade
// snippet.end

// snippet.easygoing
let harsh = try PunishmentModel(
  groupSize: 8,
  benefit: 3,
  cost: 1,
  punishmentCost: 1,
  punishmentLoss: 1.8,
  continuation: 0.9,
  cooperationError: 0.001
)
if let mixture = try harsh.easygoingCoexistence() { print(mixture) }
// P 0.170, R 0.100, E 0.730 (stable)
// snippet.end

// snippet.anything
let useless = try PunishmentModel(
  groupSize: 32,
  benefit: 0,
  cost: 5,
  punishmentCost: 0.2,
  punishmentLoss: 0.5,
  continuation: 0.9,
  cooperationError: 0.01
)
print(try useless.moralistStability())  // moralists are neutrally stable (punishers do as well)
// snippet.end

// snippet.fold
let diagram = try model.diagram(over: .punishmentLoss, from: 0, through: 1)
for event in diagram.events { print(event) }
// near 589/7920: a mixture passes through share 1
// near 0.985: two mixtures vanish (share 0.177)
// snippet.end
