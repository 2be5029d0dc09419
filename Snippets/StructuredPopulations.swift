import Equilibria

// snippet.grid
let dilemma = try SymmetricGame(strategies: ["C", "D"], payoffs: [[1, 0], [1.85, 0]])
var grid = try SpatialPopulation(dilemma, width: 99, height: 99)
grid.setStrategy("D", column: 49, row: 49)
for counts in grid.run(generations: 5) {
  print(counts[1])  // 9, 25, 41, 81, 81 defectors
}
// snippet.end

// snippet.chaos
var square = try SpatialPopulation(dilemma, width: 200, height: 200)
var generator = Xoshiro256(seed: 7)
try square.randomize(share: 0.9, using: &generator)
square.run(generations: 200)
print(square.shares[0])  // 0.3085; the long run is thought to be near 12·ln 2 − 8 = 0.318
// snippet.end

// snippet.graph
let friends = try PopulationGraph(edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)])
let critical = try friends.criticalRatio()
print(critical)  // helping is favoured when b/c > 87484/8731, about 10.02
print(try PopulationGraph.circulant(count: 10).criticalRatio())  // b/c > 8/3
print(try PopulationGraph.complete(count: 6).criticalRatio())  // harming: b/c < −5
print(try PopulationGraph.star(count: 6).criticalRatio())  // never
// snippet.end

// snippet.large
let town = try PopulationGraph.circulant(count: 100, distances: [1, 2, 3])
let estimate = town.floatingCriticalRatio()
print(estimate, estimate.bound)  // b/c > 6.6818…, to within 2·10⁻¹⁰
// snippet.end

// snippet.regular
let exchange = try SymmetricGame(strategies: ["help", "keep"], payoffs: [[4, -1], [5, 0]])
let local = try exchange.onGraph(degree: 4)
for stable in try local.evolutionarilyStableStrategies() {
  print(stable)  // help: the benefit 5 is more than 4 times the cost
}
// snippet.end
