import Equilibria

// snippet.regimes
let niche = try CulturalNiche(relativeCost: 0.3, improvement: 0.1, switchProbability: 0.04)
let outcome = niche.outcome
print(outcome.regime)  // everybody imitates
print(outcome.thresholds)  // imitation below 1/21, learning above 1/3
print(outcome.imitationMargin)  // 3/85: how much fitter imitators are than learners
// snippet.end

// snippet.environments
for environment in CulturalNiche.Environment.allCases {
  let other = try CulturalNiche(
    relativeCost: 0.3,
    improvement: 0.1,
    switchProbability: 0.045,
    environment: environment
  )
  print(environment, other.regime, other.thresholds)
}
// imitation below 1/21, 3/73, 1/12, 19/189, 19/270, 19/369, in the order of the list
// snippet.end

// snippet.several
let several = try CulturalNiche(
  relativeCost: 0.99,
  improvement: 0.01,
  switchProbability: 0.5,
  environment: .stationary
)
for state in several.equilibria { print(state) }  // a mixture and imitation are both stable
// snippet.end

// snippet.effort
let effort = try ImprovementEffort(value: 1, cost: 1, switchProbability: 0.1)
print(effort)  // evolved improvement 0.282…, best 0.426…, loss in fitness 0.033…
// snippet.end
