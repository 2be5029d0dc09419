// The pictures about commons and contracts: prints each as a Vega-Lite specification and as SVG.
import Equilibria

// snippet.schelling
// Five neighbours; a well costs each contributor 1 and is worth 2 to all if three contribute.
let well = try ThresholdPublicGood(players: 5, threshold: 3, benefit: 2, cost: 1)
let diagram = try SchellingDiagram(of: well, cooperation: .contribute)
let others = diagram.cooperator.indices.map { Double($0) }
/// Where the members of an equilibrium stand: cooperators see one cooperator less than there are.
var standing: [ChartPoint] = []
for equilibrium in diagram.equilibria {
  let count = equilibrium.cooperators
  if count > 0 {
    standing.append(ChartPoint(Double(count - 1), diagram.cooperator[count - 1].doubleValue))
  }
  if count < diagram.players {
    standing.append(ChartPoint(Double(count), diagram.defector[count].doubleValue))
  }
}
let schelling = try LineChart(
  "A contribution pays only for the third",
  subtitle: "Five players, three must contribute; cost 1, benefit 2.",
  x: ChartAxis("how many of the four others contribute", 0...4),
  y: ChartAxis("payoff", -1.5...2.5),
  series: [
    .init(
      "contribute",
      x: others,
      y: diagram.cooperator.map(\.doubleValue),
      drawnAs: .lineAndPoints
    ),
    .init(
      "abstain",
      x: others,
      y: diagram.defector.map(\.doubleValue),
      drawnAs: .lineAndPoints
    ),
    .init(
      "in an equilibrium",
      x: standing.map(\.x),
      y: standing.map(\.y),
      drawnAs: .points
    ),
  ]
)
// snippet.end

// snippet.fishery
let fishery = try LevhariMirmanFishery(fleets: 2, elasticity: 0.5, discount: 0.9)
let taxes = (0...60).map { Rational($0, 15) }
let shares = try taxes.map { try fishery.equilibriumShare(tax: $0).doubleValue }
let stocks = try shares.map { try fishery.steadyStock(share: Rational($0)) }
let best = fishery.optimalTax.doubleValue
let fishing = try LineChart(
  "A tax on the catch brings the stock back",
  subtitle: "Two fleets, α = 1/2, δ = 9/10. Without fishing the stock would be 1.",
  x: ChartAxis("tax, in payoff per share of the stock caught", 0...4),
  y: ChartAxis("stock, and share of it caught", 0...0.7),
  series: [
    .init("stock in the long run", x: taxes.map(\.doubleValue), y: stocks),
    .init("share that each fleet catches", x: taxes.map(\.doubleValue), y: shares),
    .init(
      "optimal tax",
      x: [best, best],
      y: [
        try fishery.steadyStock(share: fishery.cooperativeShare),
        fishery.cooperativeShare.doubleValue,
      ],
      drawnAs: .points
    ),
  ]
)
// snippet.end

// snippet.sanctions
let ladder = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [0.5, 2, 8])
let flat = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [2])
let flatAndHarsh = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [8.5])
let gains = (0...300).map { Rational($0, 50) }
/// The rate of violations by the true gain, in percent.
func rates(_ rule: GraduatedSanctions) throws -> [Double] {
  try gains.map { 100 * (try rule.against(gain: $0).assessment().violationRate.doubleValue) }
}
let sanctions = try LineChart(
  "Harsh sanctions survive an underestimated gain, graduated or flat",
  subtitle:
    "Half of all violations are detected. A fine of 2 is the least for a gain of 1, 8.5 for 4.25.",
  x: ChartAxis("true gain from a violation", 0...6),
  y: ChartAxis("violations, % of periods", 0...100),
  series: [
    .init("flat fine 8.5", x: gains.map(\.doubleValue), y: try rates(flatAndHarsh)),
    .init("flat fine 2", x: gains.map(\.doubleValue), y: try rates(flat)),
    .init("sanctions 0.5, 2, 8", x: gains.map(\.doubleValue), y: try rates(ladder)),
  ]
)
// snippet.end

// snippet.reach
let patch = try CommonsHarvestPatch()
let reach = try patch.contractReach(over: (0...140).map { Rational($0, 200) }) {
  (_, rate) throws(InstitutionError) in try patch.fine(perApple: rate, upTo: 2)
}
/// What is eaten in the equilibria, from the lowest welfare to the highest.
let kinds = [
  "all eat always", "all eat, but not at two apples", "nobody eats at two apples",
  "optimum: one eats at two apples",
]
let levels = Set(reach.points.flatMap(\.welfares)).sorted()
let welfare = try LineChart(
  "A fine of one number reaches the optimum, barely",
  subtitle: "Commons Harvest with four sites; each line is a kind of pure equilibrium.",
  x: ChartAxis("fine per apple taken from two or fewer", 0...0.7),
  y: ChartAxis("what both agents get together", 4...6),
  series: zip(kinds, levels).reversed().map { kind, level in
    let points = reach.points.filter { $0.welfares.contains(level) }
    return .init(
      kind,
      x: points.map(\.parameter.doubleValue),
      y: points.map { _ in level.doubleValue }
    )
  }
)
// snippet.end

for (name, chart) in [
  ("schelling", schelling), ("fishery", fishing), ("sanctions", sanctions),
  ("contract-reach", welfare),
] as [(String, any Chart)] {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
