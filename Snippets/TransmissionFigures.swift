// The pictures of the articles on ways of learning and on selection between groups: prints each as
// a Vega-Lite specification and as SVG.
import Equilibria

// snippet.critical
let lastings = (0...49).map { Rational($0, 50) }
let kinds = try lastings.map { lasting in
  try CriticalLearning(
    benefit: 1,
    individualSuccess: 0.5,
    individualCost: 0.2,
    persistence: lasting
  )
}
let persistence = lastings.map(\.doubleValue)
let critical = try LineChart(
  "Those who check what they copied do better than all others",
  subtitle:
    "Fitness among critical learners. Learning alone costs 0.2 and succeeds half of the time.",
  x: ChartAxis("chance that a right behaviour is still right in the next generation", 0...1),
  y: ChartAxis("fitness", 1...2),
  series: [
    .init("critical learners", x: persistence, y: kinds.map(\.criticalFitness.doubleValue)),
    .init(
      "a rare blind imitator",
      x: persistence,
      y: kinds.map(\.socialFitnessAmongCritical.doubleValue)
    ),
    .init(
      "individual learners",
      x: persistence,
      y: kinds.map(\.individualFitness.doubleValue)
    ),
  ]
)
// snippet.end

// snippet.selective
let changes = (1...50).map { Rational($0, 100) }
let ends = try changes.map { change in
  try SelectiveLearning(signal: 1, noise: 1, switchProbability: change).equilibrium
}
let selective = try LineChart(
  "Copying when in doubt helps, the more so in a calm world",
  subtitle: "A cue as large as its noise; everybody uses the threshold to which selection leads.",
  x: ChartAxis("chance that the environment changes in a generation, γ", 0...0.5),
  y: ChartAxis("share of people", 0...1),
  series: [
    .init("right", x: changes.map(\.doubleValue), y: ends.map(\.accuracy)),
    .init(
      "right if nobody ever copied",
      x: changes.map(\.doubleValue),
      y: ends.map(\.accuracyOfLearning)
    ),
    .init("copy", x: changes.map(\.doubleValue), y: ends.map(\.copying)),
  ]
)
// snippet.end

// snippet.conformist
let shares = (0...50).map { Rational($0, 50) }
let conformists = try ConformistTransmission(strength: 0.5)
let rebels = try ConformistTransmission(strength: -0.5)
let success = try PayoffBiasedTransmission(strength: 0.1, payoffs: [[2, 2], [1, 1]])
let ways: [(String, (Rational) throws -> Rational)] = [
  ("conformists", { try conformists.next($0) }),
  ("anti-conformists", { try rebels.next($0) }),
  ("copying the more successful", { try success.next($0) }),
]
let conformist = try LineChart(
  "Conformists help the majority, copying success helps what pays",
  subtitle:
    "Three models and D = ±0.5; or payoffs: one behaviour always pays 1 more, strength 0.1.",
  x: ChartAxis("share of the behaviour", 0...1),
  y: ChartAxis("change in a generation", -0.06...0.06),
  series: try ways.map { name, next in
    .init(
      name,
      x: shares.map(\.doubleValue),
      y: try shares.map { (try next($0) - $0).doubleValue }
    )
  }
)
// snippet.end

// snippet.groups
let sizes = [4, 8, 16, 32]
let cooperation = try [true, false].map { punishes in
  try sizes.map { size in
    try CulturalGroupSelection(
      groups: 64,
      groupSize: size,
      hasPunishers: punishes
    ).cooperation(generations: 1_000, runs: 4, seed: 1)
  }
}
let groups = try LineChart(
  "With punishment, cooperation lasts in larger groups",
  subtitle: "64 groups that have conflicts; 4 runs of 1000 generations, ± 2 standard errors.",
  x: ChartAxis("members of a group", 0...35),
  y: ChartAxis("share of members who contribute", 0...1),
  series: zip(["with punishers", "without punishers"], cooperation).map { name, estimates in
    let found = estimates.compactMap(\.self)
    return .init(
      name,
      x: sizes.map(Double.init),
      y: found.map(\.mean),
      low: found.map { $0.mean - 2 * $0.standardError },
      high: found.map { $0.mean + 2 * $0.standardError },
      drawnAs: .lineAndPoints
    )
  }
)
// snippet.end

// snippet.spread
let norms: [(contact: Rational, payoffs: [[Rational]], share: String)] = [
  (0.02, [[3, 0], [1, 1]], "1/3"), (0.1, [[3, 0], [1, 1]], "1/3"),
  (0.3, [[3, 0], [1, 1]], "1/3"), (0.1, [[4, 0], [3, 3]], "3/4"),
]
let spread = try LineChart(
  "A better norm spreads with enough contact, if it needs no large share",
  subtitle:
    "40 groups on a circle, 10 with it at first. Contact: the share of models from neighbours.",
  x: ChartAxis("generation", 0...1_000),
  y: ChartAxis("groups with the better norm", 0...40),
  series: try norms.map { contact, payoffs, share in
    let norm = try NeighbourImitation(
      strength: 0.1,
      payoffs: payoffs,
      contact: contact,
      among: .circulant(count: 40)
    )
    let spread = try norm.spread(fromGroups: 10, generations: 1_000)
    return .init(
      "needs \(share) of a group, contact \(100 * contact) %",
      x: spread.converted.indices.map(Double.init),
      y: spread.converted
    )
  }
)
// snippet.end

let figures: [(String, any Chart)] = [
  ("critical", critical), ("selective", selective), ("conformist", conformist),
  ("group-selection", groups), ("norm-spread", spread),
]
for (name, chart) in figures {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
