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
print(result.invasionMargin, result.resistanceMargin)
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
print(try useless.moralistStability())  // moralists are neutrally stable …
// snippet.end

// snippet.fold
let diagram = try model.diagram(over: .punishmentLoss, from: 0, through: 1)
for event in diagram.events { print(event) }  // … two mixtures vanish (share 0.17…)
// snippet.end
