import Equilibria

// snippet.conventions
let conventions = try SymmetricGame(
  strategies: ["barter", "shells", "coins"],
  payoffs: [[1, 0, 0], [0, 2, 0], [0, 0, 3]]
)
let process = try PerturbedProcess(conventionsOf: conventions)
let stability = try process.stochasticStability()
print(stability)  // {barter}: 23/20, {shells}: 17/20, {coins}: stochastically stable, 13/20
print(stability.verify())  // the stochastically stable classes are proven
// snippet.end

// snippet.own
let regimes = try PerturbedProcess(
  states: ["order", "feud", "truce"],
  resistances: [[nil, 3, nil], [2, nil, 1], [0, 4, nil]]
)
print(try regimes.stochasticStability().stableStates)  // ["order"]
// snippet.end

// snippet.mistakes
let population = try MistakenReplies(SymmetricGame([[2, 0], [0, 1]]), size: 10)
print(try population.limit())  // all ten play the first strategy
let law = try population.exactLaw(mistakeRate: 0.1)
print(law[10].doubleValue)  // 0.599: how often all ten do, at one mistake in ten
// snippet.end
