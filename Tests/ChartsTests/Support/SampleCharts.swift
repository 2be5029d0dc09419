import Charts

/// One chart of every kind, with texts that are hard to write down.
enum SampleCharts {
  static let title = "Fitness < 1 & \"costs\" → </script> 1 % 🎲"

  static func all() throws -> [any Chart] {
    let table = [[0.25, -1, 3], [0, 2, 1]]
    return [
      try LineChart(
        title,
        subtitle: "a subtitle that is so long that it does not fit above the picture in one line",
        x: "x & y",
        y: "z",
        series: [
          .init("curve", x: [0, 1, 2], y: [1, 3, 2], low: [0.5, 2, 1], high: [2, 4, 2.5]),
          .init("points", x: [0, 2], y: [2, 2], low: [1, 1], high: [3, 3], drawnAs: .points),
          .init("both", x: [0, 2], y: [0, 1], drawnAs: .lineAndPoints),
        ]
      ),
      try BifurcationChart(
        title,
        x: "parameter",
        y: "state",
        branches: [
          .init(x: [0, 1], y: [1, 0.5], isStable: true),
          .init(x: [0, 1], y: [0, 0.5], isStable: false),
        ],
        folds: [ChartPoint(1, 0.5)]
      ),
      try TernaryChart(
        title,
        corners: ["A", "B & C", "D"],
        trajectories: [[[0.2, 0.3, 0.5], [0.5, 0.2, 0.3], [1, 0, 0]]],
        restPoints: [.init([1, 0, 0], .stable), .init([0, 0.5, 0.5], .saddle)]
      ),
      try PhasePortrait(
        title,
        x: ChartAxis("x", 0...1),
        y: ChartAxis("y", 0...1),
        field: PhasePortrait.field(x: 0...1, y: 0...1, count: 3) { x, y in (y - 0.5, x) },
        trajectories: [[ChartPoint(0, 0), ChartPoint(0.5, 0.8), ChartPoint(1, 1)]],
        restPoints: [.init(ChartPoint(0, 0), .unstable)]
      ),
      try InvasibilityPlot(
        title,
        residents: [0, 1, 2],
        mutants: [0, 1],
        growth: table,
        singular: [0.5]
      ),
      try HeatMap(
        title,
        x: "column",
        y: "row",
        columns: .numbers([0, 1, 3]),
        rows: .names(["upper", "lower"]),
        values: table,
        valueTitle: "value"
      ),
      try HeatMap(
        title,
        x: "column",
        y: "row",
        columns: .names(["one", "two"]),
        rows: .numbers([1, 2]),
        categories: [[0, 1], [1, 1]],
        names: ["here", "there"]
      ),
      try BarChart(
        title,
        x: "name",
        y: "height",
        names: ["a rather long name", "another rather long name", "the longest name of them all"],
        series: [
          .init("first", [1, -2, 3], low: [0, -3, 2], high: [2, -1, 4]),
          .init("second", [1, 2, 3]),
        ]
      ),
    ]
  }
}
