import Equilibria

// snippet.selective
let doubtful = try SelectiveLearning(signal: 1, noise: 1, switchProbability: 0.1)
let end = doubtful.equilibrium
print(end.threshold.map(\.doubleValue) ?? .infinity)  // 0.739: below it people copy
print(end.copying)  // 0.356 of all people copy
print(end.accuracy, end.accuracyOfLearning)  // 0.893 are right, 0.841 if nobody copied
// snippet.end

// snippet.critical
let critical = try CriticalLearning(
  benefit: 1,
  individualSuccess: 0.5,
  individualCost: 0.2,
  persistence: 0.9
)
print(critical.individualFitness)  // 13/10: learning alone
print(critical.criticalFitness)  // 103/55: copying first, and learning where that fails
print(critical.isCriticalLearningStable)  // true
if let share = critical.socialShare { print(share) }  // 5/6 copy where nobody is critical
// snippet.end

// snippet.conformist
let conformist = try ConformistTransmission(strength: 0.2)
print(try conformist.next(0.6))  // 381/625 = 0.6096: the majority grows
for state in conformist.advantage.equilibria { print(state) }  // 0 and 1 stable, 1/2 unstable
// snippet.end

// snippet.success
let success = try PayoffBiasedTransmission(strength: 0.1, payoffs: [[4, 0], [3, 3]])
for state in success.advantage.equilibria { print(state) }  // 0 and 1 stable, 3/4 unstable
// snippet.end

// snippet.both
let upheld = try PunishmentByConformists(
  groupSize: 32,
  cost: 0.2,
  punishmentLoss: 1,
  punishmentCost: 0.05,
  error: 0.01,
  conformism: 0.01,
  payoffBias: 0.1
)
print(upheld.conformismThreshold.doubleValue)  // 0.00158
print(upheld.margin > 0)  // true: a weight of one hundredth is enough
// snippet.end
