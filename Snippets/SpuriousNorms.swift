import Equilibria

// snippet.conventions
for rule in PoisonBerries.Rule.allCases {
  for convention in try PoisonBerries(rule: rule).conventions() {
    let planned = try convention.values(forPlannerWith: 0.95)
    // important | enforced: Taboo, Taboo, worth 12/5, 12/5 | a patient planner counts 24 …
    print(rule, "|", convention, "| a patient planner counts", planned[0])
  }
}
// snippet.end

// snippet.learning
let learners = try IndependentQLearning(periods: 20_000)
for rule in [PoisonBerries.Rule.important, .silly] {
  // zaps of marked foragers 0.069… ± 0.008… without, 0.140… ± 0.015… with the silly rule
  print(try PoisonBerries(rule: rule).learning(runs: 400, with: learners, seed: 1))
}
// snippet.end

// snippet.altar
let forager = try AltarForaging()
let consultation = try forager.consultation()
print(consultation)  // consulted if sanctions have probability 0.0020946… or more
print(forager.verify(consultation))  // true
// snippet.end

// snippet.sanction
let decision = try SanctionDecision(reward: 20, cost: 10, inappropriate: Rational(2, 3))
print(decision.threshold)  // 1/2
print(decision.indiscriminateGain)  // 10/3
print(decision.valueOfInformation)  // 10/3
// snippet.end
