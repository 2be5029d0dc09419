// The pictures of the articles on norms: prints every chart as a Vega-Lite specification and as SVG.
import Equilibria

/// A community with as much to gain from an important rule as to lose.
func community(
  enforcers: Rational,
  prior: BetaBelief,
  rules: Int,
  cost: Rational = 0
) throws -> SillyRuleCommunity {
  try SillyRuleCommunity(
    enforcers: enforcers,
    prior: prior,
    sillyRules: rules,
    benefit: 1,
    loss: 1,
    cost: cost
  )
}

// snippet.exits
let open = try BetaBelief(2, 2)
let densities = Array(0...20)
let exits = try LineChart(
  "Silly rules protect a community, but not evenly",
  subtitle: "First belief Beta(2, 2); members leave below 1/2.",
  x: ChartAxis("silly rules per important one", 0...20),
  y: ChartAxis("probability of leaving within 200 periods", 0...1),
  series: [Rational(0.3), 0.55, 0.6, 0.7, 0.8].map { enforcers in
    .init(
      "enforced: \(enforcers.doubleValue)",
      x: densities.map { Double($0) },
      y: try densities.map { rules in
        try community(enforcers: enforcers, prior: open, rules: rules)
          .exits(within: 200).probability
      },
      drawnAs: .lineAndPoints
    )
  }
)
// snippet.end

// snippet.shock
/// Exact sizes of communities over time, and simulated ones with 95 % intervals.
func sizes(
  _ title: String,
  subtitle: String,
  enforcers: Rational,
  prior: BetaBelief,
  shock: BeliefShock?,
  periods: Int
) throws -> LineChart {
  var series: [LineChart.Series] = []
  var simulated: [(x: Double, size: Estimate)] = []
  for rules in [0, 1, 4, 19] {
    let group = try community(enforcers: enforcers, prior: prior, rules: rules, cost: 0.0005)
    let exact = try group.exits(within: periods, shock: shock)
    let run = try group.simulate(
      members: 100,
      periods: periods,
      communities: 40,
      shock: shock,
      seed: 1
    )
    series.append(
      .init(
        "\(rules) silly rule\(rules == 1 ? "" : "s")",
        x: (0...periods).map { Double($0) },
        y: exact.staying.map { 100 * $0 }
      )
    )
    simulated += stride(from: 3, through: periods, by: 3).map { (Double($0), run.size[$0]) }
  }
  series.append(
    .init(
      "simulated",
      x: simulated.map(\.x),
      y: simulated.map(\.size.mean),
      low: simulated.map(\.size.interval.lowerBound),
      high: simulated.map(\.size.interval.upperBound),
      drawnAs: .points
    )
  )
  return try LineChart(
    title,
    subtitle: subtitle,
    x: ChartAxis("period", 0...Double(periods)),
    y: ChartAxis("members left of 100", 0...100),
    series: series
  )
}

let survival = try sizes(
  "After a shock to beliefs, dense communities keep more members",
  subtitle:
    "Enforced with probability 0.6; after 5 periods beliefs fall to Beta(2.2, 2). Cost 0.0005.",
  enforcers: 0.6,
  prior: BetaBelief(16, 4),
  shock: BeliefShock(after: 5, to: BetaBelief(2.2, 2)),
  periods: 30
)
let dissolution = try sizes(
  "Where rules are rarely enforced, dense communities notice",
  subtitle: "Enforced with probability 0.3, believed to be 0.8: Beta(16, 4). Cost 0.0005.",
  enforcers: 0.3,
  prior: BetaBelief(16, 4),
  shock: nil,
  periods: 60
)
// snippet.end

// snippet.cost
let many = Array(0...60)
let costs = try LineChart(
  "Silly rules help only while they are cheap",
  subtitle: "Enforced with probability 0.6; first belief Beta(3, 2).",
  x: ChartAxis("silly rules per important one", 0...60),
  y: ChartAxis("share of members who stay 20 periods", 0...1),
  series: [Rational(0.0005), 0.005, 0.01, 0.02].map { cost in
    .init(
      "cost \(cost.doubleValue)",
      x: many.map { Double($0) },
      y: try many.map { rules in
        try community(enforcers: 0.6, prior: BetaBelief(3, 2), rules: rules, cost: cost)
          .exits(within: 20).staying[20]
      }
    )
  }
)
// snippet.end

// snippet.learning
let learners = try IndependentQLearning(periods: 20_000, stretches: 40)
let middles = (0..<40).map { (Double($0) + 0.5) / 2 }
let learned = try [PoisonBerries.Rule.important, .silly].map { rule in
  try PoisonBerries(rule: rule).learning(runs: 400, with: learners, seed: 1)
}

/// One number of both rules over time, with 95 % bands.
func learning(
  _ title: String,
  _ y: ChartAxis,
  _ number: KeyPath<NormLearning, [Estimate]>
) throws -> LineChart {
  try LineChart(
    title,
    subtitle: "Two foragers learn by trial and error, 400 times; bands of 95 %.",
    x: ChartAxis("thousand periods", 0...20),
    y: y,
    series: zip(["important rule only", "with a silly rule"], learned).map { name, learning in
      let estimates = learning[keyPath: number]
      return .init(
        name,
        x: middles,
        y: estimates.map(\.mean),
        low: estimates.map(\.interval.lowerBound),
        high: estimates.map(\.interval.upperBound)
      )
    }
  )
}

let practice = try learning(
  "A silly rule means more practice of enforcement",
  ChartAxis("zaps of marked foragers per period", 0...0.2),
  \.enforcement
)
let poison = try learning(
  "Yet foragers eat more poison, not less",
  ChartAxis("share of periods spent on poison", 0...1),
  \.poison
)
// snippet.end

// snippet.proxy
let reward = try RewardSpecification(
  attributes: [.init(.squareRoot, rewarded: .linear), .init(.squareRoot)],
  budget: 1
)
let path = try reward.optimize(from: [0.2, 0.4], step: 0.01)
let steps = path.reward.indices.map { Double($0) }
let proxy = try LineChart(
  "Optimising an incomplete reward helps, then harms",
  subtitle: "The reward counts one of two things; step \(path.peakStep) is the turning point.",
  x: "steps of optimisation",
  y: ChartAxis("value", 0...1.6),
  series: [
    .init("reward", x: steps, y: path.reward),
    .init("what people want", x: steps, y: path.utility),
    .init(
      "the best they could have",
      x: [steps[0], steps[steps.count - 1]],
      y: [path.optimum.value, path.optimum.value]
    ),
    .init(
      "turning point",
      x: [Double(path.peakStep)],
      y: [path.utility[path.peakStep]],
      drawnAs: .points
    ),
  ]
)
// snippet.end

let figures: [(String, any Chart)] = [
  ("silly-exits", exits), ("silly-shock", survival), ("silly-dissolution", dissolution),
  ("silly-cost", costs), ("norm-practice", practice), ("norm-poison", poison), ("proxy", proxy),
]
for (name, chart) in figures {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
