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
  print(invasion)  // Hawk, and then Dove, is repelled at every share
}
let hunt = try SymmetricGame(strategies: ["Stag", "Hare"], payoffs: [[4, 0], [3, 3]])
for convention in try hunt.evolutionarilyStableStrategies() {
  print(convention, convention.uniformInvasionBarrier().upper)  // 1/4 for Stag, 3/4 for Hare
}
// snippet.end

// snippet.proof
let certificate = stable[0].certificate
print(certificate)  // strategies in use [2], best replies [2], payoff 1
print(birds.check(ess: certificate))  // evolutionarily stable: the certificate holds
// snippet.end

// snippet.roles
for profile in try birds.roleEvolutionarilyStableProfiles() {
  print(profile)  // (Hawk, Dove), (Dove, Hawk) and (Bourgeois, Bourgeois), each losing 1/2
}
// snippet.end
