import Charts
import Testing

/// Bad input is refused with its place.
struct ChartErrorTests {
  @Test func `a number that is not finite is named by series, coordinate and index`() {
    #expect(
      throws: ChartError.notFinite(series: "theory", index: 1, coordinate: "y", value: "nan")
    ) {
      try LineChart("", x: "x", y: "y", series: [.init("theory", x: [0, 1], y: [0, .nan])])
    }
    #expect(
      throws: ChartError.notFinite(series: "theory", index: 0, coordinate: "low", value: "-inf")
    ) {
      try LineChart(
        "",
        x: "x",
        y: "y",
        series: [.init("theory", x: [0], y: [0], low: [-.infinity], high: [1])]
      )
    }
    #expect(
      throws: ChartError.notFinite(series: "branch 0", index: 0, coordinate: "x", value: "inf")
    ) {
      try BifurcationChart(
        "",
        x: "x",
        y: "y",
        branches: [.init(x: [.infinity], y: [0], isStable: true)]
      )
    }
    #expect(
      throws: ChartError.notFinite(series: "folds", index: 0, coordinate: "y", value: "nan")
    ) {
      try BifurcationChart(
        "",
        x: "x",
        y: "y",
        branches: [.init(x: [0], y: [0], isStable: true)],
        folds: [ChartPoint(0, .nan)]
      )
    }
    #expect(
      throws: ChartError.notFinite(
        series: "trajectory 0",
        index: 1,
        coordinate: "a share",
        value: "nan"
      )
    ) {
      try TernaryChart("", corners: ["a", "b", "c"], trajectories: [[[1, 0, 0], [.nan, 1, 0]]])
    }
    #expect(
      throws: ChartError.notFinite(
        series: "velocities of the field",
        index: 0,
        coordinate: "x",
        value: "inf"
      )
    ) {
      try PhasePortrait(
        "",
        x: "x",
        y: "y",
        field: [.init(at: ChartPoint(0, 0), velocity: ChartPoint(.infinity, 0))]
      )
    }
    #expect(
      throws: ChartError.notFinite(series: "row 1", index: 0, coordinate: "growth", value: "nan")
    ) {
      try InvasibilityPlot("", residents: [0, 1], mutants: [0, 1], growth: [[0, 1], [.nan, 0]])
    }
    #expect(
      throws: ChartError.notFinite(series: "one", index: 1, coordinate: "the value", value: "nan")
    ) {
      try BarChart("", x: "x", y: "y", names: ["a", "b"], series: [.init("one", [0, .nan])])
    }
  }

  @Test func `lists that belong together have one length`() {
    #expect(
      throws: ChartError.count(series: "theory", coordinate: "y", found: 1, expected: 2)
    ) {
      try LineChart("", x: "x", y: "y", series: [.init("theory", x: [0, 1], y: [0])])
    }
    #expect(
      throws: ChartError.count(series: "theory", coordinate: "high", found: 0, expected: 1)
    ) {
      try LineChart("", x: "x", y: "y", series: [.init("theory", x: [0], y: [0], low: [0])])
    }
    #expect(
      throws: ChartError.count(series: "the table", coordinate: "row 1", found: 1, expected: 2)
    ) {
      try InvasibilityPlot("", residents: [0, 1], mutants: [0, 1], growth: [[0, 1], [0]])
    }
    #expect(
      throws: ChartError.count(
        series: "corners",
        coordinate: "the list of names",
        found: 2,
        expected: 3
      )
    ) {
      try TernaryChart("", corners: ["a", "b"])
    }
    #expect(
      throws: ChartError.count(
        series: "rest points",
        coordinate: "entry 0",
        found: 2,
        expected: 3
      )
    ) {
      try TernaryChart("", corners: ["a", "b", "c"], restPoints: [.init([0, 1], .stable)])
    }
  }

  @Test func `shares sum to one`() {
    #expect(
      throws: ChartError.notShares(series: "trajectory 0", index: 0, found: "[0.5, 0.5, 0.5]")
    ) {
      try TernaryChart("", corners: ["a", "b", "c"], trajectories: [[[0.5, 0.5, 0.5]]])
    }
    #expect(
      throws: ChartError.notShares(series: "trajectory 0", index: 0, found: "[1.5, -0.5, 0.0]")
    ) {
      try TernaryChart("", corners: ["a", "b", "c"], trajectories: [[[1.5, -0.5, 0]]])
    }
  }

  @Test func `nothing to draw is an error`() {
    #expect(throws: ChartError.empty(series: "title")) {
      try LineChart("title", x: "x", y: "y", series: [.init("none", x: [], y: [])])
    }
    #expect(throws: ChartError.empty(series: "rows")) {
      try HeatMap(
        "",
        x: "x",
        y: "y",
        columns: .numbers([1]),
        rows: .names([]),
        values: [],
        valueTitle: "v"
      )
    }
    #expect(throws: ChartError.empty(series: "title")) {
      try BarChart("title", x: "x", y: "y", names: [], series: [.init("none", [])])
    }
  }

  @Test func `names and categories are told apart`() {
    #expect(throws: ChartError.duplicateName("a")) {
      try LineChart(
        "",
        x: "x",
        y: "y",
        series: [.init("a", x: [0], y: [0]), .init("a", x: [0], y: [0])]
      )
    }
    #expect(throws: ChartError.tooMany(what: "categories", found: 9, limit: 8)) {
      try HeatMap(
        "",
        x: "x",
        y: "y",
        columns: .numbers([1]),
        rows: .numbers([1]),
        categories: [[0]],
        names: (0..<9).map(\.description)
      )
    }
    #expect(throws: ChartError.unknownCategory(row: 0, column: 1, found: 2, names: 2)) {
      try HeatMap(
        "",
        x: "x",
        y: "y",
        columns: .numbers([1, 2]),
        rows: .numbers([1]),
        categories: [[0, 2]],
        names: ["a", "b"]
      )
    }
  }

  @Test(
    arguments: [0...0, -Double.infinity...0, 0...Double.infinity, 1...(1 + 1e-14), -1e308...1e308]
      as [ClosedRange<Double>]
  )
  func `an axis has two ends that can be told apart`(domain: ClosedRange<Double>) {
    let found = "from \(domain.lowerBound) to \(domain.upperBound)"
    #expect(throws: ChartError.domain(axis: "x", found: found)) {
      try LineChart("", x: ChartAxis("x", domain), y: "y", series: [.init("a", x: [0], y: [0])])
    }
  }

  @Test func `intervals and grids are in order`() {
    #expect(throws: ChartError.interval(series: "a", index: 0, low: "1.0", high: "0.0")) {
      try BarChart("", x: "x", y: "y", names: ["n"], series: [.init("a", [0], low: [1], high: [0])])
    }
    #expect(throws: ChartError.notIncreasing(series: "mutants", index: 2)) {
      try InvasibilityPlot("", residents: [0, 1], mutants: [0, 1, 1], growth: [])
    }
  }

  @Test func `messages name place, found and expected`() {
    #expect(
      ChartError.notFinite(series: "theory", index: 3, coordinate: "y", value: "nan").description
        == "theory: y of entry 3 is nan; expected a finite number"
    )
    #expect(
      ChartError.unknownCategory(row: 1, column: 2, found: 7, names: 3).description
        == "the category in row 1, column 2 is 7; expected 0 to 2"
    )
    #expect(
      ChartError.tooMany(what: "series", found: 17, limit: 16).description
        == "17 series cannot be told apart; expected at most 16"
    )
  }
}
