import Equilibria

// snippet.game
let game = try SymmetricGame(
  strategies: ["Rock", "Paper", "Scissors"],
  payoffs: [[0, -1, 2], [2, 0, -1], [-1, 2, 0]]
)
let path = try game.trajectory(of: .replicator, from: [0.6, 0.3, 0.1], until: 10)
print(path.end)  // 0.2783, 0.3981, 0.3236: Rock, Paper, Scissors
print(path.errorEstimate)  // below 1e-10
print(try path.shares(at: 2.5))  // 0.1673, 0.5508, 0.2820
// snippet.end

// snippet.compare
let laws: [MeanDynamic] = [
  .replicator, .smith, .brownVonNeumannNash, .logit(noise: 0.1), .projection,
]
for law in laws {
  let end = try game.trajectory(of: law, from: [0.6, 0.3, 0.1], until: 30).end
  print(law, end)  // all come close to one third each, at different speeds
}
// snippet.end

// snippet.rest
let zeeman = try SymmetricGame([[0, 6, -4], [-3, 0, 5], [-1, 3, 0]])
for point in try zeeman.restPoints(of: .replicator) {
  print(point)
}
// six states, the last of them 0 1/3, 1 1/3, 2 1/3: asymptoticallyStable (exactEigenvalues)
// snippet.end

// snippet.circle
let fair = try SymmetricGame(
  strategies: ["Rock", "Paper", "Scissors"],
  payoffs: [[0, -1, 1], [1, 0, -1], [-1, 1, 0]]
)
let circle = try fair.trajectory(of: .replicator, from: [0.6, 0.3, 0.1], until: 50)
if let conserved = circle.conserved { print(conserved) }
// product of shares to the powers 1/3, 1/3, 1/3: drift 2.7e-13 of the logarithm
// snippet.end

// snippet.best
let hawkDove = try SymmetricGame(strategies: ["Hawk", "Dove"], payoffs: [[-1, 2], [0, 1]])
let replies = try hawkDove.trajectory(of: .bestResponse, from: [0.9, 0.1], until: 3)
for piece in replies.bestResponsePieces ?? [] { print(piece) }
// from time 0.0: (9/10, 1/10) towards (0, 1)
// from time 0.587…: (1/2, 1/2) towards (1/2, 1/2)
// snippet.end

// snippet.roles
let pennies = try MatchingPennies()
let chase = try pennies.trajectory(
  of: .replicator,
  fromRoles: [[0.7, 0.3], [0.4, 0.6]],
  until: 20
)
print(chase.end(ofPopulation: 0), chase.end(ofPopulation: 1))  // 0.688, 0.312 and 0.377, 0.623
// snippet.end
