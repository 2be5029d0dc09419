import Equilibria

// snippet.polynomial
let snowdrift = try PolynomialInvasionFitness(
  snowdriftBenefit: (linear: 6, quadratic: -1.4),
  cost: (linear: 4.56, quadratic: -1.6),
  traits: 0...1
)
for strategy in try snowdrift.singularStrategies() {
  print(strategy)  // 3/5: a branching point
}
// snippet.end

// snippet.function
let own = try InvasionFitness(traits: 0...1) { mutant, resident in
  mutant * (1 - resident) - mutant * mutant
}
for strategy in try own.singularStrategies() {
  print(strategy)  // 0.333…: continuously stable
}
// snippet.end

// snippet.plot
print(try snowdrift.floating().invasibilityPlot(gridSize: 20))
// snippet.end
