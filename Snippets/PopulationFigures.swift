// The pictures of the articles on dynamics, finite populations, stochastic stability and structured
// populations: prints each as a Vega-Lite specification and as SVG.
import Equilibria

// snippet.cycles
let cycle = try SymmetricGame(
  strategies: ["Rock", "Paper", "Scissors"],
  payoffs: [[0, -1, 2], [2, 0, -1], [-1, 2, 0]]
)
/// A path of a law of motion in a triangle, at steps short enough to look smooth.
func path(_ law: MeanDynamic, until end: Double) throws -> [[Double]] {
  let path = try cycle.trajectory(of: law, from: [0.8, 0.1, 0.1], until: end)
  return try path.shares(at: (0...400).map { Double($0) / 400 * end })
}

/// How a picture shows the stability of a state of rest.
func mark<Action>(_ point: RestPoint<Action>) -> ChartStability {
  switch point.stability {
  case .asymptoticallyStable: .stable
  case .neutral: .neutral
  default: (point.eigenvalues ?? []).contains { $0.real < 0 } ? .saddle : .unstable
  }
}

let corners = ["Rock", "Paper", "Scissors"]
let imitating = try TernaryChart(
  "Imitators circle for long",
  subtitle: "Replicator dynamic until time 40. A win counts 2, a loss 1.",
  corners: corners,
  trajectories: [try path(.replicator, until: 40)],
  restPoints: try cycle.restPoints(of: .replicator).map { .init($0.shares[0], mark($0)) }
)
let replying = try TernaryChart(
  "Best replies go straight, turn, and arrive",
  subtitle: "Best response dynamic until time 5. A win counts 2, a loss 1.",
  corners: corners,
  trajectories: [
    try cycle.trajectory(of: .bestResponse, from: [0.8, 0.1, 0.1], until: 5).shares()
  ],
  restPoints: try cycle.restPoints(of: .bestResponse).map { .init($0.shares[0], mark($0)) }
)
// snippet.end

// snippet.chase
let pennies = try MatchingPennies()
/// How a law of motion moves the shares of heads in both roles.
func portrait(_ title: String, _ law: MeanDynamic) throws -> PhasePortrait {
  func path(_ x: Rational, _ y: Rational, until time: Double) throws -> Trajectory<
    MatchingPennies.Move
  > {
    try pennies.trajectory(of: law, fromRoles: [[x, 1 - x], [y, 1 - y]], until: time)
  }
  let step = 0.001
  return try PhasePortrait(
    title,
    subtitle: "Matching Pennies: player 1 wants equal sides, player 2 different ones.",
    x: ChartAxis("share of heads among players 1", 0...1),
    y: ChartAxis("share of heads among players 2", 0...1),
    field: try (0..<169).map { cell in
      let (x, y) = (Rational(2 * (cell % 13) + 1, 26), Rational(2 * (cell / 13) + 1, 26))
      let end = try path(x, y, until: step)
      return .init(
        at: ChartPoint(x.doubleValue, y.doubleValue),
        velocity: ChartPoint(
          (end.end[0] - x.doubleValue) / step,
          (end.end(ofPopulation: 1)[0] - y.doubleValue) / step
        )
      )
    },
    trajectories: try [(Rational(0.9), Rational(0.5)), (0.7, 0.5)].map { x, y in
      let path = try path(x, y, until: 8.5)
      let times = (0...300).map { Double($0) / 300 * path.endTime }
      let heads = zip(try path.shares(at: times), try path.shares(at: times, ofPopulation: 1))
      return heads.map { ChartPoint($0[0], $1[0]) }
    },
    restPoints: try pennies.roleRestPoints(of: law).map {
      .init(ChartPoint($0.shares[0][0], $0.shares[1][0]), mark($0))
    }
  )
}

let chase = try portrait("The chase never ends among imitators", .replicator)
let calm = try portrait("Noisy best replies calm the chase", .logit(noise: 0.5))
// snippet.end

// snippet.law
let birds = try SymmetricGame(strategies: ["Hawk", "Dove"], payoffs: [[-1, 2], [0, 1]])
let law = try LineChart(
  "The rarer new ideas, the more often a group is uniform",
  subtitle: "Hawks and Doves in a group of 100: how often each number is found, in the long run.",
  x: ChartAxis("number of Hawks among 100", 0...100),
  y: "share of time",
  series: try [0.001, 0.02, 0.2].map { rate in
    let process = try PopulationProcess(
      size: 100,
      revision: .pairwiseComparison(intensity: 0.1),
      mutation: .init(rate: rate)
    )
    let law = try birds.stationaryLaw(under: process)
    return .init(
      "mutation rate \(rate)",
      x: law.states.map { Double($0[0]) },
      y: law.probabilities
    )
  }
)
// snippet.end

// snippet.fixation
let intensities = (0...40).map { Double($0) / 4 }
let neutral = try FixationProbability(relativeFitness: 1, size: 100).logarithm
let fixation = try LineChart(
  "Strong selection makes some takeovers all but impossible",
  subtitle: "One newcomer among 99 others, as a power of e: −7 is one in a thousand.",
  x: ChartAxis("intensity of selection", 0...10),
  y: "logarithm of the probability to take over",
  series: try [("Hawk", "Dove"), ("Dove", "Hawk")].map { mutant, resident in
    .init(
      "a \(mutant) among \(resident)s",
      x: intensities,
      y: try intensities.map { intensity in
        try birds.fixationProbability(
          of: mutant,
          into: resident,
          under: PopulationProcess(
            size: 100,
            revision: .pairwiseComparison(intensity: intensity)
          )
        ).logarithm
      }
    )
  } + [.init("no difference: 1/100", x: [0, 10], y: [neutral, neutral])]
)
// snippet.end

// snippet.mistakes
let villagers = try MistakenReplies(SymmetricGame([[2, 0], [0, 1]]), size: 10)
let rates: [Rational] = [0.5, 0.2, 0.05]
let mistakes = try BarChart(
  "With fewer mistakes, all ten keep to one convention",
  subtitle: "Ten people; the first convention is worth 2, the second 1.",
  x: "how many follow the first convention",
  y: ChartAxis("share of time", 0...1),
  names: (0...10).map(String.init),
  series: try rates.map { rate in
    .init(
      "\((100 * rate)) % choose at random",
      try villagers.exactLaw(mistakeRate: rate).map(\.doubleValue)
    )
  }
)
// snippet.end

// snippet.kaleidoscope
let dilemma = try SymmetricGame(strategies: ["C", "D"], payoffs: [[1, 0], [1.85, 0]])
var grid = try SpatialPopulation(dilemma, width: 85, height: 85)
grid.setStrategy("D", column: 42, row: 42)
grid.run(generations: 29)
let before = grid
grid.run(generations: 1)
let kaleidoscope = try HeatMap(
  "One defector, thirty generations later",
  subtitle: "Everybody copies the most successful neighbour; defection pays 1.85.",
  x: "column",
  y: "row",
  columns: .numbers((0..<85).map(Double.init)),
  rows: .numbers((0..<85).map(Double.init)),
  categories: (0..<85).map { row in
    (0..<85).map { column in
      let was = before.strategy(column: column, row: row)
      let now = grid.strategy(column: column, row: row)
      return now == "C" ? (was == "C" ? 0 : 2) : (was == "D" ? 1 : 3)
    }
  },
  names: ["cooperates", "defects", "has turned to cooperation", "has turned to defection"]
)
// snippet.end

// snippet.neighbours
let reaches = Array(1...12)
let degrees = reaches.map { Double(2 * $0) }
/// The critical ratio on a circle of people, each with neighbours on both sides.
func critical(_ people: Int) throws -> [Double] {
  try reaches.map { reach in
    try PopulationGraph.circulant(count: people, distances: Array(1...reach))
      .floatingCriticalRatio().ratio ?? 0
  }
}
let neighbours = try LineChart(
  "The more neighbours, the more helping must be worth",
  subtitle: "People on a circle, with equally many neighbours on both sides.",
  x: ChartAxis("number of neighbours", 0...25),
  y: ChartAxis("benefit over cost above which helping spreads", 0...60),
  series: [
    .init("50 people", x: degrees, y: try critical(50), drawnAs: .lineAndPoints),
    .init("100 people", x: degrees, y: try critical(100), drawnAs: .lineAndPoints),
    .init("very many people", x: [2, 24], y: [2, 24]),
  ]
)
// snippet.end

let figures: [(String, any Chart)] = [
  ("dynamics-replicator", imitating), ("dynamics-best-response", replying),
  ("dynamics-chase", chase), ("dynamics-calm", calm), ("finite-law", law),
  ("finite-fixation", fixation), ("mistakes", mistakes), ("kaleidoscope", kaleidoscope),
  ("neighbours", neighbours),
]
for (name, chart) in figures {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
