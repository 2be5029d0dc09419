import Charts
import Games
import Testing

/// What the specifications of the kinds of charts say.
struct ChartKindTests {
  @Test func `stable branches are solid, unstable ones dashed`() throws {
    let specification = try Specification(
      try BifurcationChart(
        "title",
        x: "parameter",
        y: ChartAxis("state", 0...1),
        branches: try BifurcationChart.branches(
          x: [0, 1, 2, 1, 0],
          y: [1, 0.9, 0.5, 0.1, 0],
          isStable: [true, true, false, false, false]
        ),
        folds: [ChartPoint(2, 0.5)]
      )
    )
    #expect(specification.layers == 2)
    #expect(specification["layer", 0, "mark", "type"]?.text == "line")
    #expect(
      specification["layer", 0, "encoding", "strokeDash", "scale", "domain"]?.texts
        == ["stable", "unstable"]
    )
    #expect(
      specification["layer", 0, "encoding", "strokeDash", "scale", "range", 0]?.numbers == [1, 0]
    )
    #expect(
      specification["layer", 0, "encoding", "strokeDash", "scale", "range", 1]?.numbers == [6, 4]
    )
    #expect(
      specification.texts(0, "series")
        == ["stable", "stable", "stable", "unstable", "unstable", "unstable"]
    )
    #expect(specification.numbers(0, "x") == [0, 1, 2, 2, 1, 0])
    #expect(specification["encoding", "y", "scale", "domain"]?.numbers == [0, 1])
    #expect(specification.texts(1, "series") == ["fold"])
  }

  @Test func `neutral rest points are grey`() throws {
    let specification = try Specification(
      try TernaryChart(
        "title",
        corners: ["left", "right", "top"],
        restPoints: [.init([1, 0, 0], .neutral), .init([0, 1, 0], .stable)]
      )
    )
    let layer = try #require(
      (0..<specification.layers).first {
        specification.texts($0, "series") == ["neutral", "stable"]
      }
    )
    let colors = specification["layer", .index(layer), "encoding", "fill", "scale", "range"]
    #expect(colors?.texts == ["#222222", "#999999"])
  }

  @Test func `corners of the triangle are where they belong`() throws {
    let specification = try Specification(
      try TernaryChart(
        "title",
        corners: ["left", "right", "top"],
        trajectories: [[[0.2, 0.2, 0.6], [0.1, 0.1, 0.8]]],
        restPoints: [
          .init([1, 0, 0], .stable), .init([0, 1, 0], .saddle), .init([0, 0, 1], .unstable),
        ]
      )
    )
    // The edge, the path, its head, white below the saddle, the rest points, three labels.
    #expect(specification.layers == 8)
    #expect(specification.texts(4, "series") == ["stable", "saddle", "unstable"])
    #expect(specification.numbers(4, "x") == [0, 1, 0.5])
    #expect(specification.numbers(4, "y") == [0, 0, 0.8660254])
    #expect(
      specification["layer", 4, "encoding", "fill", "scale", "range"]?.texts
        == ["#222222", "#222222", "#FFFFFF"]
    )
    #expect((5...7).flatMap { specification.texts($0, "text") } == ["left", "right", "top"])
    #expect(specification["encoding", "x", "axis"] == .null)
    // The path goes straight up, and so does its head.
    #expect(specification.numbers(2, "angle").allSatisfy { $0 == 0 })
  }

  @Test func `arrows point where things go, faster ones are longer`() throws {
    let specification = try Specification(
      try PhasePortrait(
        "title",
        x: ChartAxis("x", 0...2),
        y: ChartAxis("y", 0...1),
        field: [
          .init(at: ChartPoint(1, 0.5), velocity: ChartPoint(4, 0)),
          .init(at: ChartPoint(1.5, 0.5), velocity: ChartPoint(0, -0.5)),
          .init(at: ChartPoint(0.5, 0.5), velocity: ChartPoint(-2, 1)),
          .init(at: ChartPoint(0.5, 0.2), velocity: ChartPoint(0, 0)),
          .init(at: ChartPoint(3, 0.2), velocity: ChartPoint(1, 0)),
        ]
      )
    )
    #expect(specification.layers == 1)
    // On a square frame the axis of x is twice as dense; rest and what is outside are left out.
    #expect(specification.numbers(0, "angle") == [90, 180, -45])
    let sizes = specification.numbers(0, "size")
    #expect(sizes[0] > sizes[2] && sizes[2] > sizes[1])
  }

  @Test func `a field has its arrows in the middles`() {
    let field = PhasePortrait.field(x: 0...1, y: 2...4, count: 2) { x, y in (x, -y) }
    #expect(
      field.map(\.at)
        == [
          ChartPoint(0.25, 2.5), ChartPoint(0.75, 2.5), ChartPoint(0.25, 3.5),
          ChartPoint(0.75, 3.5),
        ]
    )
    #expect(field[3].velocity == ChartPoint(0.75, -3.5))
    #expect(PhasePortrait.field(x: 0...1, y: 0...1, count: 0) { ($0, $1) }.isEmpty)
  }

  @Test func `signs change where growth is zero`() throws {
    // Mutants above 2 − 2 × the resident spread.
    let traits = [0.0, 0.5, 1.0]
    let plot = try InvasibilityPlot(
      "title",
      residents: traits,
      mutants: traits,
      growth: traits.map { mutant in traits.map { mutant - 2 + 2 * $0 } },
      singular: [2.0 / 3]
    )
    for point in plot.contours.flatMap(\.self) {
      #expect((point.y - 2 + 2 * point.x).magnitude < 1e-12)
    }
    let specification = try Specification(plot)
    for row in specification.rows(0) {
      let low = row["y"]?.number ?? .nan
      let high = row["y2"]?.number ?? .nan
      let zero = 1 - (low + high) / 4
      let edges = [row["x"]?.number ?? .nan, row["x2"]?.number ?? .nan]
      let spreads = row["series"]?.text == "mutant spreads"
      let expected = spreads ? [zero, 1] : [0, zero]
      #expect(zip(edges, expected).allSatisfy { ($0 - $1).magnitude < 1e-6 })
    }
    let share = specification.rows(0).reduce(0.0) { sum, row in
      guard row["series"]?.text == "mutant spreads" else { return sum }
      let sides = ["x", "x2", "y", "y2"].map { row[$0]?.number ?? .nan }
      return sum + (sides[1] - sides[0]) * (sides[3] - sides[2])
    }
    #expect((share - 0.25).magnitude < 1e-4)
  }

  @Test func `named rows go down, numbered rows go up`() throws {
    let named = try Specification(
      try HeatMap(
        "title",
        x: "x",
        y: "y",
        columns: .names(["a", "b"]),
        rows: .names(["top", "bottom"]),
        values: [[1, 2], [3, 4]],
        valueTitle: "value"
      )
    )
    #expect(named.texts(0, "y") == ["top", "top", "bottom", "bottom"])
    #expect(named.texts(0, "x") == ["a", "b", "a", "b"])
    #expect(named.numbers(0, "value") == [1, 2, 3, 4])
    #expect(named["encoding", "y", "scale", "domain"]?.texts == ["top", "bottom"])
    #expect(
      named["layer", 0, "encoding", "color", "scale", "domain"]?.numbers == [1, 4]
    )
    let numbered = try Specification(
      try HeatMap(
        "title",
        x: "x",
        y: "y",
        columns: .numbers([0, 1]),
        rows: .numbers([10, 20, 40]),
        categories: [[0, 0], [1, 1], [1, 0]],
        names: ["low", "high"]
      )
    )
    #expect(numbered.numbers(0, "y") == [5, 5, 15, 15, 30, 30])
    #expect(numbered.numbers(0, "y2") == [15, 15, 30, 30, 50, 50])
    #expect(numbered.texts(0, "series") == ["low", "low", "high", "high", "high", "low"])
  }

  @Test func `equal values have a colour scale around them`() throws {
    let chart = try HeatMap(
      "title",
      x: "x",
      y: "y",
      columns: .numbers([0]),
      rows: .numbers([0]),
      values: [[7]],
      valueTitle: "value"
    )
    #expect(
      try Specification(chart)["layer", 0, "encoding", "color", "scale", "domain"]?.numbers
        == [6.3, 7.7]
    )
  }

  @Test func `bars begin at zero and carry their intervals`() throws {
    let specification = try Specification(
      try BarChart(
        "title",
        x: "name",
        y: "height",
        names: ["left", "right"],
        series: [.init("one", [2, 3], low: [1, 2], high: [3, 4]), .init("two", [4, 5])]
      )
    )
    #expect(specification["layer", 0, "mark", "type"]?.text == "bar")
    #expect(specification["layer", 0, "encoding", "xOffset", "field"]?.text == "series")
    #expect(specification.texts(0, "x") == ["left", "right", "left", "right"])
    #expect(specification.numbers(0, "y") == [2, 3, 4, 5])
    #expect(specification["layer", 1, "mark", "type"]?.text == "rule")
    #expect(specification.numbers(1, "y") == [1, 2])
    #expect(specification.numbers(1, "y2") == [3, 4])
    #expect(specification["encoding", "y", "scale", "domain"]?.numbers == [0, 5])
  }

  @Test func `only several series have a legend`() throws {
    let one = LineChart.Series("one", x: [0, 1], y: [0, 1])
    let two = LineChart.Series("two", x: [0, 1], y: [1, 0], drawnAs: .points)
    let single = try Specification(try LineChart("title", x: "x", y: "y", series: [one]))
    #expect(single["layer", 0, "encoding", "color"] == nil)
    #expect(single["layer", 0, "mark", "color"]?.text == "#0072B2")
    let both = try Specification(try LineChart("title", x: "x", y: "y", series: [one, two]))
    #expect(
      both["layer", 0, "encoding", "color", "scale", "domain"]?.texts == ["one"]
    )
    #expect(both["layer", 0, "encoding", "color", "legend", "symbolSize"]?.number == 484)
    #expect(
      both["layer", 1, "encoding", "stroke", "scale", "range"]?.texts == ["#D55E00"]
    )
  }

  @Test func `marks outside the axes are left out`() throws {
    let specification = try Specification(
      try LineChart(
        "title",
        x: ChartAxis("x", 0...1),
        y: ChartAxis("y", 0...1),
        series: [
          .init("line", x: [0, 2], y: [0, 1]),
          .init("points", x: [0.5, 2], y: [0.5, 0.5], drawnAs: .points),
        ]
      )
    )
    #expect(specification.numbers(0, "x") == [0, 1])
    #expect(specification.numbers(0, "y") == [0, 0.5])
    #expect(specification.numbers(1, "x") == [0.5])
  }
}
