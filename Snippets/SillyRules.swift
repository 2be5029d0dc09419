import Equilibria

// snippet.community
let community = try SillyRuleCommunity(
  enforcers: 0.8,  // four interactions in five are enforced
  prior: BetaBelief(2, 2),  // members do not know that; they expect one in two
  sillyRules: 0,
  benefit: 1,
  loss: 1
)
print(community.threshold)  // 1/2: members leave when they expect less than this
let law = try community.exits(within: 200)
print(law)  // 0.25 within 200 periods, on average after 1.66… periods
// snippet.end

// snippet.density
for rules in [0, 1, 4, 9] {
  let denser = try SillyRuleCommunity(
    enforcers: 0.8,
    prior: BetaBelief(2, 2),
    sillyRules: rules,
    benefit: 1,
    loss: 1
  )
  // 0: 0.25, 1: 0.0625, 4: 0.0608…, 9: 0.0066…
  print(rules, try denser.exitProbability(within: 200))
}
// snippet.end

// snippet.batches
// Deciding after every single interaction: ten times as many periods, no silly rules.
print(try community.exitProbability(within: 2_000))  // 0.25 again
// snippet.end

// snippet.lookahead
let costly = try SillyRuleCommunity(
  enforcers: 0.8,
  prior: BetaBelief(1, 1),
  sillyRules: 4,
  benefit: 1,
  loss: 1,
  cost: 0.05
)
let plan = try costly.optimalStopping(discount: 0.9)
print(plan.lowerValue, plan.upperValue)  // 1.08152215… twice: proven bounds
print(plan.fewestEnforced.prefix(5))  // [0, 3, 6, 9, 11] of 0, 5, 10, 15, 20 interactions
// snippet.end

// snippet.shock
let shock = try BeliefShock(after: 10, to: BetaBelief(3, 2))
let dense = try SillyRuleCommunity(
  enforcers: 0.8,
  prior: BetaBelief(16, 4),
  sillyRules: 9,
  benefit: 1,
  loss: 1,
  cost: 0.0005
)
let expected = try dense.exits(within: 40, shock: shock).staying[40]
let run = try dense.simulate(members: 100, periods: 40, shock: shock, seed: 1)
print(100 * expected)  // 99.3… members are expected to stay
print(run.size[40])  // 99.38 ± 0.15… in a hundred simulated communities
print(run.activity[40])  // 78.9… ± 0.8… important interactions are enforced in period 40
// snippet.end
