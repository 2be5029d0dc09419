// The pictures of the articles on learners and imitators, the cultural niche, and punishment:
// prints each as a Vega-Lite specification and as SVG.
import Equilibria

/// The branches of a diagram, cut where their stability changes.
func branches(of diagram: BifurcationDiagram) throws -> [BifurcationChart.Branch] {
  try diagram.branches.flatMap { branch in
    try BifurcationChart.branches(
      x: branch.points.map(\.parameter.doubleValue),
      y: branch.points.map(\.state.share.doubleValue),
      isStable: branch.points.map { $0.state.stability == .stable }
    )
  }
}

// snippet.imitators
let learners = try LearnersAndImitators(
  learningCost: 0.5,
  benefit: 1,
  switchProbability: 0.1,
  observed: 1
)
let byCost = try learners.diagram(over: .learningCost, from: 0.01, through: 1.5, count: 150)
let imitators = try BifurcationChart(
  "Dearer learning, more imitators, until nobody learns",
  subtitle: "The environment changes in one generation of ten; everybody sees one person.",
  x: ChartAxis("cost of learning, relative to the benefit: C/D", 0...1.5),
  y: ChartAxis("share of imitators", 0...1),
  branches: try branches(of: byCost)
)
// snippet.end

// snippet.accuracy
let levels = (0...100).map { Rational($0, 100) }
let accuracies = try LineChart(
  "Calm worlds: mostly right, now and then badly wrong",
  subtitle: "How accurate imitators are over time. The mean is 3/4 in all three worlds.",
  x: ChartAxis("accuracy: share of imitators who are right", 0...1),
  y: ChartAxis("share of generations with at most that", 0...1),
  series: try [0.05, 0.2, 0.5].map { (change: Rational) in
    let law = try learners.with(.switchProbability, change).stationaryLawAtEquilibrium()
    let bounds = levels.map { level in
      law?.probability(ofAccuracyAtMost: level, within: 0.005) ?? Enclosure(.zero)
    }
    return .init(
      "changes in \((100 * change)) % of generations",
      x: levels.map(\.doubleValue),
      y: bounds.map(\.doubleValue),
      low: bounds.map(\.lower.doubleValue),
      high: bounds.map(\.upper.doubleValue)
    )
  }
)
// snippet.end

// snippet.niche
let regimes: [LearningRegime] = [
  .imitation, .mixture, .learning, .mixtureOrUniform, .bistable, .neutral,
]
/// The long run at each cost of learning and chance of change.
func map(
  _ environment: CulturalNiche.Environment,
  _ title: String,
  improvement: Rational,
  changes: [Rational]
) throws -> HeatMap {
  let costs = (0..<113).map { Rational(2 * $0 + 1, 226) }
  let table = try costs.map { cost in
    try changes.map { change in
      try CulturalNiche(
        relativeCost: cost,
        improvement: improvement,
        switchProbability: change,
        environment: environment
      ).regime
    }
  }
  let found = regimes.filter { regime in table.contains { $0.contains(regime) } }
  return try HeatMap(
    title,
    subtitle: "Imitators make up for \(100 * improvement) % of what is missing.",
    x: "chance that the environment changes, γ",
    y: "how much more learning costs, δ",
    columns: .numbers(changes.map(\.doubleValue)),
    rows: .numbers(costs.map(\.doubleValue)),
    categories: table.map { row in row.map { found.firstIndex(of: $0) ?? 0 } },
    names: found.map(\.description)
  )
}

let changes = (0..<113).map { Rational(2 * $0 + 1, 226) }
let niches = try map(
  .renewal,
  "Culture alone needs a calm world or dear learning",
  improvement: 0.1,
  changes: changes
)
let histories = try map(
  .stationary,
  "With squared losses, history can decide",
  improvement: 0.1,
  changes: changes
)
// snippet.end

// snippet.fold
let punishment = try PunishmentModel(
  groupSize: 16,
  benefit: 3,
  cost: 1,
  punishmentCost: 0.2,
  punishmentLoss: 0.5,
  continuation: 0.9,
  cooperationError: 0.01
)
let bySeverity = try punishment.diagram(over: .punishmentLoss, from: 0, through: 1.2)
let fold = try BifurcationChart(
  "Where punishment hurts enough, punishers take over",
  subtitle: "Only punishers and reluctant members, in groups of 16.",
  x: ChartAxis("what being punished costs", 0...1.2),
  y: ChartAxis("share of punishers", 0...1),
  branches: try branches(of: bySeverity),
  folds: bySeverity.folds.map { ChartPoint($0.parameter.doubleValue, $0.share) }
)
// snippet.end

// snippet.moralists
let sizes = [2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 56, 64]
let margins = try sizes.map { size in
  try PunishmentModel(
    groupSize: size,
    benefit: 0,
    cost: 1,
    punishmentCost: 0.2,
    punishmentLoss: 0.5,
    continuation: 0.9,
    cooperationError: 0.01,
    punishmentError: 0.05
  ).moralistStability()
}
func perMeeting(_ margin: (MoralistStability) -> Enclosure) -> [Double] {
  margins.map { margin($0).doubleValue / ($0.interactions * $0.others).doubleValue }
}
let moralists = try LineChart(
  "Moralists keep up a norm of no use, but not in large groups",
  subtitle: "A norm that costs 1 and yields nothing. One punishment in twenty fails.",
  x: ChartAxis("size of the group", 0...70),
  y: "earns more, per meeting and other member",
  series: [
    .init(
      "than an uncooperative member",
      x: sizes.map(Double.init),
      y: perMeeting(\.overUncooperative)
    ),
    .init("than a reluctant one", x: sizes.map(Double.init), y: perMeeting(\.overReluctant)),
    .init("than an easy-going one", x: sizes.map(Double.init), y: perMeeting(\.overEasygoing)),
    .init("than a punisher", x: sizes.map(Double.init), y: perMeeting(\.overPunishers)),
  ]
)
// snippet.end

let figures: [(String, any Chart)] = [
  ("imitators", imitators), ("accuracy", accuracies), ("niche", niches),
  ("niche-history", histories), ("punishment-fold", fold), ("moralists", moralists),
]
for (name, chart) in figures {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
