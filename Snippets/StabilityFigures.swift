// The pictures of the articles on evolutionary stability and on continuous traits: prints each as a
// Vega-Lite specification and as SVG.
import Equilibria

// snippet.barrier
let hunt = try SymmetricGame(strategies: ["Stag", "Hare"], payoffs: [[4, 0], [3, 3]])
let mutants = (0...20).map { Rational($0, 20) }
let conventions = try hunt.evolutionarilyStableStrategies()
let barrier = try LineChart(
  "Stag hunters resist a quarter of Hares, Hares three quarters of Stags",
  subtitle: "Where a line crosses zero, invasion begins to pay: the invasion barrier.",
  x: ChartAxis("share of mutants", 0...1),
  y: "what a mutant earns more than the others",
  series: conventions.flatMap { convention in
    convention.pureInvasions.map { invasion in
      .init(
        "\(invasion.mutant) invades \(convention.strategy)",
        x: mutants.map(\.doubleValue),
        y: mutants.map { invasion.gain(at: $0).doubleValue }
      )
    }
  } + [.init("nothing gained", x: [0, 1], y: [0, 0])]
)
// snippet.end

// snippet.birds
/// How a picture shows the stability of a state of rest.
func mark(_ point: RestPoint<String>) -> ChartStability {
  switch point.stability {
  case .asymptoticallyStable: .stable
  case .neutral: .neutral
  default: (point.eigenvalues ?? []).contains { $0.real < 0 } ? .saddle : .unstable
  }
}

let birds = try SymmetricGame(
  strategies: ["Hawk", "Dove", "Bourgeois"],
  payoffs: [[-1, 2, 0.5], [0, 1, 0.5], [-0.5, 1.5, 1]]
)
// From the middle of the lower edge paths leave slowly; one of them is followed for longer.
let starts: [(shares: [Rational], until: Double)] = [
  ([0.05, 0.9, 0.05], 60), ([0.9, 0.05, 0.05], 60), ([0.6, 0.38, 0.02], 60),
  ([0.3, 0.68, 0.02], 60), ([0.49, 0.49, 0.02], 250), ([0.02, 0.6, 0.38], 60),
  ([0.6, 0.02, 0.38], 60),
]
let property = try TernaryChart(
  "Respect for property wins from almost everywhere",
  subtitle: "Hawk, Dove and Bourgeois under the replicator dynamic.",
  corners: ["Hawk", "Dove", "Bourgeois"],
  trajectories: try starts.map { start, end in
    try birds.trajectory(of: .replicator, from: start, until: end).shares()
  },
  restPoints: try birds.restPoints(of: .replicator).map { .init($0.shares[0], mark($0)) }
)
// snippet.end

// snippet.traits
/// Which mutants spread among which residents, with the lines and the traits where nothing does.
func plot(_ title: String, _ subtitle: String, _ model: PolynomialInvasionFitness) throws
  -> Charts.InvasibilityPlot
{
  let floating = try model.floating()
  let plot = try floating.invasibilityPlot(gridSize: 120)
  return try Charts.InvasibilityPlot(
    title,
    subtitle: subtitle,
    x: "what residents invest",
    y: "what the mutant invests",
    residents: plot.traits,
    mutants: plot.traits,
    growth: plot.traits.map { mutant in plot.traits.map { floating.growth(mutant, $0) } },
    contours: plot.contours.map { line in line.map { ChartPoint($0.resident, $0.mutant) } },
    singular: try model.singularStrategies().map(\.trait)
  )
}

let branching = try plot(
  "At 3/5, both more and less can invade",
  "Benefit 6s − 1.4s² of a joint s, cost 4.56y − 1.6y² of one's own y.",
  PolynomialInvasionFitness(
    snowdriftBenefit: (linear: 6, quadratic: -1.4),
    cost: (linear: 4.56, quadratic: -1.6),
    traits: 0...1
  )
)
let staying = try plot(
  "At 3/5, nothing can invade",
  "Benefit 7s − 1.5s² of a joint s, cost 4.6y − y² of one's own y.",
  PolynomialInvasionFitness(
    snowdriftBenefit: (linear: 7, quadratic: -1.5),
    cost: (linear: 4.6, quadratic: -1),
    traits: 0...1
  )
)
// snippet.end

let figures: [(String, any Chart)] = [
  ("barrier", barrier), ("property", property), ("traits-branching", branching),
  ("traits-stable", staying),
]
for (name, chart) in figures {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
