import Equilibria

// snippet.equilibrium
let model = try LearnersAndImitators(
  learningCost: 0.5,
  benefit: 1,
  switchProbability: 0.1,
  observed: 1
)
let end = model.equilibrium
print(end.imitators)  // 5/6: this share of the population imitates
print(end.accuracy)  // and are right with probability 3/4
print(end.eigenvalue)  // -1/4: the population returns after a disturbance
// snippet.end

// snippet.rogers
let paradox = try model.rogersParadox(baselineFitness: 10)
print(paradox)  // Rogers' paradox holds: culture adds nothing …
let best = model.welfareOptimum
print(best)  // best share of imitators 0.528…: gain 0.167…, of which selection loses 0.167…
// snippet.end

// snippet.law
if let law = try model.stationaryLawAtEquilibrium() {
  print(law.mean, law.variance)  // 3/4 9/176
  print(law.errorMoments(through: 4)[4])  // 68125/1712392
  print(law.samples(count: 3, seed: 1))  // 0.757…, 0.954…, 0.998…: drawn from the law itself
}
// snippet.end

// snippet.simulation
let population = try FinitePopulation(model, size: 1_000, baselineFitness: 10)
let run = try population.simulate(generations: 10_000, seed: 1)
print(run.imitators)  // 0.837 ± 0.019
print(run.fitnessGain)  // 0.462 ± 0.029; learners alone would gain 1/2

let city = try FinitePopulation(model, size: 100_000, baselineFitness: 10)
print(try city.simulate(generations: 10_000, seed: 1).fitnessGain)  // 0.514 ± 0.008
// snippet.end

// snippet.diagram
let diagram = try model.diagram(over: .learningCost, from: 0.1, through: 1.5)
for event in diagram.events { print(event) }  // near 1: a mixture passes through share 1
// snippet.end
