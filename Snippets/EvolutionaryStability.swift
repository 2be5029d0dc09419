import Equilibria

// snippet.all
let birds = try SymmetricGame(
  strategies: ["Hawk", "Dove", "Bourgeois"],
  payoffs: [[-1, 2, 0.5], [0, 1, 0.5], [-0.5, 1.5, 1]]
)
let stable = try birds.evolutionarilyStableStrategies()
print(stable)  // Bourgeois, and why half Hawk, half Dove does not last
// snippet.end

// snippet.mutants
for invasion in stable[0].pureInvasions {
  print(invasion)  // Hawk is repelled at every share …
}
let hunt = try SymmetricGame(strategies: ["Stag", "Hare"], payoffs: [[4, 0], [3, 3]])
for convention in try hunt.evolutionarilyStableStrategies() {
  print(convention, convention.uniformInvasionBarrier().upper)  // 1/4 for Stag, 3/4 for Hare
}
// snippet.end

// snippet.proof
let certificate = stable[0].certificate
print(certificate)
print(birds.check(ess: certificate))  // evolutionarily stable: the certificate holds
// snippet.end

// snippet.roles
for profile in try birds.roleEvolutionarilyStableProfiles() {
  print(profile)  // (Hawk, Dove), losing at least … by deviating
}
// snippet.end

// snippet.traits
let snowdrift = try PolynomialInvasionFitness(
  snowdriftBenefit: (linear: 6, quadratic: -1.4),
  cost: (linear: 4.56, quadratic: -1.6),
  traits: 0...1
)
for strategy in try snowdrift.singularStrategies() {
  print(strategy)  // 3/5: a branching point
}
print(try snowdrift.floating().invasibilityPlot(gridSize: 20))
// snippet.end
