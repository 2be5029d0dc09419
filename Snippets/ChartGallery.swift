// The pictures of the documentation: prints every chart as a Vega-Lite specification and as SVG.
import Equilibria

// snippet.bifurcation
// Three people can make a public good at cost c each, worth 1 to everybody, if two contribute.
// A contribution decides with probability 2x(1 − x); it pays if that is more than c.
let upper = (0...60).map { 1 - Double($0) / 120 }
let lower = (0...60).map { Double($0) / 120 }
let decisive = { (x: Double) in 2 * x * (1 - x) }
let commons = try BifurcationChart(
  "Costly cooperation ends all at once",
  subtitle: "A public good for three people, made by any two of them.",
  x: ChartAxis("cost of a contribution, as a share of its value", 0...0.7),
  y: ChartAxis("share of contributors", 0...1),
  branches: [
    .init(x: upper.map(decisive), y: upper, isStable: true),
    .init(x: lower.map(decisive), y: lower, isStable: false),
    .init(x: [0, 0.7], y: [0, 0], isStable: true),
    .init(x: [0, 0.7], y: [1, 1], isStable: false),
  ],
  folds: [ChartPoint(0.5, 0.5)]
)
// snippet.end

// snippet.ternary
/// Follows the replicator dynamic of three conventions worth 2, 3 and 4 to those who share one.
@Sendable func path(from start: [Double], steps: Int = 600) -> [[Double]] {
  var path = [start]
  for _ in 0..<steps {
    let shares = path[path.count - 1]
    let fitness = zip(shares, [2, 3, 4]).map { $0 * $1 }
    let mean = zip(shares, fitness).map { $0 * $1 }.reduce(0, +)
    let next = zip(shares, fitness).map { $0 + 0.03 * $0 * ($1 - mean) }
    path.append(next.map { $0 / next.reduce(0, +) })
  }
  return path
}

let starts = [
  [0.56, 0.40, 0.04], [0.64, 0.32, 0.04], [0.36, 0.04, 0.60], [0.70, 0.04, 0.26],
  [0.04, 0.50, 0.46], [0.04, 0.62, 0.34], [0.44, 0.30, 0.26], [0.50, 0.28, 0.22],
  [0.44, 0.34, 0.22],
]
let conventions = try TernaryChart(
  "Three conventions, and where each wins",
  subtitle: "Sharing a convention is worth 2 (left), 3 (right) or 4 (top).",
  corners: ["left", "right", "top"],
  trajectories: starts.map { path(from: $0) },
  restPoints: [
    .init([1, 0, 0], .stable), .init([0, 1, 0], .stable), .init([0, 0, 1], .stable),
    .init([3 / 5, 2 / 5, 0], .saddle), .init([2 / 3, 0, 1 / 3], .saddle),
    .init([0, 4 / 7, 3 / 7], .saddle), .init([6 / 13, 4 / 13, 3 / 13], .unstable),
  ]
)
// snippet.end

// snippet.phase
// Hawks meet Doves of the other population: fights cost 4, what they are about is worth 2.
@Sendable func velocity(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
  (x * (1 - x) * (1 - 2 * y), y * (1 - y) * (1 - 2 * x))
}

@Sendable func motion(from start: ChartPoint) -> [ChartPoint] {
  var points = [start]
  for _ in 0..<600 {
    let point = points[points.count - 1]
    let step = velocity(point.x, point.y)
    points.append(ChartPoint(point.x + 0.03 * step.x, point.y + 0.03 * step.y))
  }
  return points
}

let hawks = try PhasePortrait(
  "One population turns to Hawks, the other to Doves",
  subtitle: "Hawk–Dove between two populations, value 2, cost of a fight 4.",
  x: ChartAxis("share of Hawks in population 1", 0...1),
  y: ChartAxis("share of Hawks in population 2", 0...1),
  field: PhasePortrait.field(x: 0...1, y: 0...1, count: 13, velocity: velocity),
  trajectories: [(0.06, 0.03), (0.03, 0.06), (0.97, 0.94), (0.94, 0.97)].map {
    motion(from: ChartPoint($0, $1))
  },
  restPoints: [
    .init(ChartPoint(1, 0), .stable), .init(ChartPoint(0, 1), .stable),
    .init(ChartPoint(0, 0), .unstable), .init(ChartPoint(1, 1), .unstable),
    .init(ChartPoint(0.5, 0.5), .saddle),
  ]
)
// snippet.end

// snippet.invasibility
// Mutants y compete with residents x for food that is plentiful around 0, mostly with their like.
let traits = (0...160).map { Double($0) / 100 - 0.8 }
let food = { (trait: Double) in 1 - trait * trait }
let growth = traits.map { mutant in
  traits.map { resident in
    let distance = mutant - resident
    return 1 - food(resident) / food(mutant) / (1 + 2 * distance * distance)
  }
}
let branching = try InvasibilityPlot(
  "Selection leads to 0, and there to two kinds",
  subtitle: "Competition reaches less far than the food supply.",
  residents: traits,
  mutants: traits,
  growth: growth,
  singular: [0]
)
// snippet.end

// snippet.heat
// Cooperation is worth 3. Grim trigger needs patience (T − 3) / (T − P).
let temptations = (0..<40).map { 3 + (Double($0) + 0.5) / 40 * 3 }
let punishments = (0..<40).map { (Double($0) + 0.5) / 40 * 3 }
let patience = try HeatMap(
  "Mild punishment takes patience",
  subtitle: "The discount factor that grim trigger needs; cooperation is worth 3.",
  x: "temptation T",
  y: "punishment P",
  columns: .numbers(temptations),
  rows: .numbers(punishments),
  values: punishments.map { punishment in
    temptations.map { ($0 - 3) / ($0 - punishment) }
  },
  valueTitle: ChartAxis("discount factor", 0...1)
)
// snippet.end

// snippet.regions
let suckers = (0..<32).map { (Double($0) + 0.5) / 16 - 1 }
let gains = (0..<32).map { (Double($0) + 0.5) / 16 }
let dilemmas = try HeatMap(
  "Four games in one picture",
  subtitle: "Mutual cooperation is worth 1, mutual defection 0.",
  x: "sucker's payoff S",
  y: "temptation T",
  columns: .numbers(suckers),
  rows: .numbers(gains),
  categories: gains.map { gain in
    suckers.map { sucker in gain > 1 ? (sucker < 0 ? 0 : 1) : (sucker < 0 ? 2 : 3) }
  },
  names: ["Prisoner's Dilemma", "Chicken", "Stag Hunt", "Harmony"]
)
// snippet.end

// snippet.bars
// Which of the three conventions wins from a random start?
var generator = Xoshiro256(seed: 5)
let draws = 400
var wins = [[0.0, 0, 0], [0.0, 0, 0]]
for _ in 0..<draws {
  let cuts = [Double.random(in: 0..<1, using: &generator), .random(in: 0..<1, using: &generator)]
  let (low, high) = (min(cuts[0], cuts[1]), max(cuts[0], cuts[1]))
  let start = [low, high - low, 1 - high]
  let end = path(from: start)[600]
  wins[0][(0..<3).max { end[$0] < end[$1] } ?? 0] += 1
  wins[1][(0..<3).max { start[$0] < start[$1] } ?? 0] += 1
}
let basins = try BarChart(
  "Copying success favours better conventions",
  subtitle: "\(draws) random starts, with 95 % intervals.",
  x: "convention",
  y: "share of starts from which it wins",
  names: ["left, worth 2", "right, worth 3", "top, worth 4"],
  series: zip(["copy success", "copy the majority"], wins).map { name, counts in
    let shares = counts.map { $0 / Double(draws) }
    let errors = shares.map { 1.96 * ($0 * (1 - $0) / Double(draws)).squareRoot() }
    return .init(
      name,
      shares,
      low: zip(shares, errors).map { $0 - $1 },
      high: zip(shares, errors).map { $0 + $1 }
    )
  }
)
// snippet.end

// snippet.lines
// One mutant of relative fitness r among ten: how often does its line take over?
let fitnesses = (0...40).map { 0.5 + Double($0) / 25 }
let exact = fitnesses.map { fitness in
  let powers = (0..<10).reduce(into: [1.0]) { powers, _ in
    powers.append(powers[powers.count - 1] / fitness)
  }
  return 1 / powers.dropLast().reduce(0, +)
}
let sampled = [0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2]
let frequencies = sampled.map { fitness in
  let fixed = (0..<draws).count { _ in
    var mutants = 1
    while mutants > 0 && mutants < 10 {
      mutants += Double.random(in: 0..<1, using: &generator) < fitness / (1 + fitness) ? 1 : -1
    }
    return mutants == 10
  }
  return Double(fixed) / Double(draws)
}
let margins = frequencies.map { 1.96 * ($0 * (1 - $0) / Double(draws)).squareRoot() }
let fixation = try LineChart(
  "Even good mutants are mostly lost",
  subtitle: "Moran process with ten individuals; \(draws) runs each, 95 % intervals.",
  x: ChartAxis("fitness of the mutant, relative to the others", 0.5...2.1),
  y: ChartAxis("probability that it takes over", 0...0.6),
  series: [
    .init("exact", x: fitnesses, y: exact),
    .init(
      "simulated",
      x: sampled,
      y: frequencies,
      low: zip(frequencies, margins).map { $0 - $1 },
      high: zip(frequencies, margins).map { $0 + $1 },
      drawnAs: .points
    ),
  ]
)
// snippet.end

// snippet.gallery
let gallery: [(String, any Chart)] = [
  ("bifurcation", commons), ("ternary", conventions), ("phase", hawks),
  ("invasibility", branching), ("heat", patience), ("regions", dilemmas), ("bars", basins),
  ("lines", fixation),
]
for (name, chart) in gallery {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
// snippet.end
