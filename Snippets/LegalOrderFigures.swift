// The pictures of the article on legal order: prints every chart as a Vega-Lite specification and
// as SVG.
import Equilibria

// snippet.map
// Two buyers at price 10; a sound performance costs 4, a defective one nothing.
let order = try LegalOrder.canonical(
  price: 10,
  cost: 4,
  rho: [0, 0],
  discount: 0.9,
  collapse: .neutral
)
let doubts = (0..<96).map { Rational(2 * $0 + 1, 192) }
let patience = (0..<96).map { Rational(2 * $0 + 1, 192) }
let map = try order.deterrenceMap(rho: doubts, discount: patience)
let regions: [DeterrenceMap.Region] = [.oneVictim, .severalVictims, .holds]
let holding = try HeatMap(
  "Law holds among patient people who trust it",
  subtitle: "Price 10, cost 4, one-period boycott by both buyers, neutral collapse.",
  x: ChartAxis("ρ: how often a buyer doubts the classification", 0...1),
  y: ChartAxis("δ: what tomorrow is worth today", 0...1),
  columns: .numbers(doubts.map(\.doubleValue)),
  rows: .numbers(patience.map(\.doubleValue)),
  categories: patience.indices.map { row in
    doubts.indices.map { column in
      regions.firstIndex(of: map.region(row: row, column: column)) ?? 0
    }
  },
  names: ["cheating one pays", "cheating both pays", "the order holds"]
)
// snippet.end

// snippet.regimes
let grid = (0...100).map { Rational($0, 100) }
func criticalCosts(_ collapse: LegalOrder.Collapse) throws -> [Double] {
  try grid.map { rho in
    try LegalOrder.canonical(
      price: 10,
      cost: 2,
      rho: [rho, rho],
      discount: 0.9,
      boycott: .init(effect: .additive),
      collapse: collapse,
      victims: 1
    ).criticalCost()?.doubleValue ?? 0
  }
}
let x = grid.map(\.doubleValue)
let regimes = try LineChart(
  "What follows a failed boycott decides what law can ask",
  subtitle:
    "Price 10, δ = 0.9, one victim at a time; every buyer who boycotts costs the seller a sale.",
  x: ChartAxis("ρ: how often a buyer doubts the classification", 0...1),
  y: ChartAxis("critical cost c*", 0...10),
  series: [
    .init("autarky", x: x, y: try criticalCosts(.autarky)),
    .init("neutral", x: x, y: try criticalCosts(.neutral)),
    .init("caveat emptor", x: x, y: try criticalCosts(.caveatEmptor)),
  ]
)
// snippet.end

let charts: [(String, any Chart)] = [("legal-order", holding), ("legal-regimes", regimes)]
for (name, chart) in charts {
  print(name, "vega-lite", chart.vegaLite)
  print(name, "svg", chart.svg)
}
