import Equilibria

// snippet.fixation
let birds = try SymmetricGame(strategies: ["Hawk", "Dove"], payoffs: [[-1, 2], [0, 1]])
let imitation = try PopulationProcess(size: 100, revision: .pairwiseComparison(intensity: 1))
let takeover = try birds.fixationProbability(of: "Hawk", into: "Dove", under: imitation)
print(takeover)  // 0.554…: more than half of all single Hawks take over
print(takeover.isFavoured)  // true: a neutral mutant would do so once in a hundred times
print(try birds.fixationTimes(of: "Hawk", into: "Dove", under: imitation))  // 2.7·10¹² steps …
// snippet.end

// snippet.strong
let strict = try PopulationProcess(size: 100, revision: .pairwiseComparison(intensity: 1000))
let hopeless = try birds.fixationProbability(of: "Dove", into: "Hawk", under: strict)
print(hopeless.logarithm)  // -2000: far below the smallest double, and still known to 15 digits
// snippet.end

// snippet.rare
let conventions = try SymmetricGame([[1, 0, 0], [0, 2, 0], [0, 0, 3]])
let mild = try PopulationProcess(size: 20, revision: .pairwiseComparison(intensity: 0.1))
print(try conventions.smallMutationLimit(under: mild))  // 0.105, 0.259, 0.636
print(try conventions.strongSelectionLimit(size: 20))  // the third convention, exactly
// snippet.end

// snippet.law
let restless = try PopulationProcess(size: 100, mutation: .init(rate: 0.001))
let law = try birds.stationaryLaw(under: restless)
print(law)  // Hawk: 0.5103…, Dove: 0.4896…, most often 51 Hawk, 49 Dove
print(law.imbalance)  // about 10⁻¹⁵: what flows in flows out
var generator = Xoshiro256(seed: 7)
print(try birds.simulate(restless, from: [50, 50], steps: 100_000, using: &generator))
// snippet.end

// snippet.stability
for verdict in try birds.finitePopulationStability(under: imitation) {
  print(verdict)  // Hawk is not stable: Dove invades; and the other way round
}
let good = try GroupGame.publicGood(groupSize: 4, factor: 3)
print(try good.fixationProbability(of: "Contribute", under: mild))  // 0.034, by chance 0.05
// snippet.end

// snippet.rank
let battle = try BachOrStravinsky(preferred: 3, other: 2)
print(try battle.alphaRankOfProfiles(intensity: 10))  // both conventions are never left
// snippet.end
