import Charts
import EquilibriaNumerics
import Games
import Testing

/// What holds for every kind of chart.
struct ChartWritingTests {
  @Test func `specifications are JSON of version 5 with a title, axes and data`() throws {
    for chart in try SampleCharts.all() {
      let specification = try Specification(chart)
      #expect(
        specification["$schema"]?.text == "https://vega.github.io/schema/vega-lite/v5.json"
      )
      #expect(
        specification["title", "text"]?.texts.joined(separator: " ") == SampleCharts.title
      )
      #expect(specification["encoding", "x", "field"]?.text == "x")
      #expect(specification.layers > 0)
      for layer in 0..<specification.layers {
        #expect(!specification.rows(layer).isEmpty)
        #expect(specification["layer", .index(layer), "data", "url"] == nil)
      }
    }
  }

  @Test func `no number is missing`() throws {
    for chart in try SampleCharts.all() {
      let specification = try Specification(chart)
      for layer in 0..<specification.layers {
        for row in specification.rows(layer) {
          #expect(row.values.allSatisfy { $0 != .null })
        }
      }
      #expect(!chart.svg.contains("nan"))
      #expect(!chart.svg.contains("inf"))
    }
  }

  @Test func `SVG is well formed and says its title`() throws {
    for chart in try SampleCharts.all() {
      let elements = try #require(Elements(of: chart.svg))
      #expect(elements.names.first == "svg")
      #expect(elements.attributes.first?["xmlns"] == "http://www.w3.org/2000/svg")
      #expect(elements.texts(of: "title") == [SampleCharts.title])
      #expect(!elements.names.contains("script"))
    }
  }

  @Test func `pages are well formed and need no network`() throws {
    for chart in try SampleCharts.all() {
      let page = chart.html
      let elements = try #require(Elements(of: page))
      #expect(page.hasPrefix("<!DOCTYPE html>"))
      #expect(elements.names.contains("svg"))
      for attributes in elements.attributes {
        #expect(attributes["href"] == nil && attributes["src"] == nil)
        #expect(attributes["xlink:href"] == nil)
      }
      for address in ["http", "//", "url(", "@import", "<link", "<img"] {
        #expect(!page.contains(address))
      }
    }
  }

  @Test func `pages carry the specification`() throws {
    for chart in try SampleCharts.all() {
      let page = chart.html
      let text = try #require(Elements(of: page)).texts(of: "script")
      let carried = try Specification(try #require(text.first))
      #expect(text.count == 1)
      // Everything but the address of the schema; offsets in the text differ.
      let schema = "\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\","
      var plain = chart.vegaLite
      plain.removeSubrange(try #require(plain.firstRange(of: schema)))
      let expected = try Specification(plain)
      #expect(carried["title", "text"]?.texts == expected["title", "text"]?.texts)
      #expect(carried.layers == expected.layers)
      for layer in 0..<carried.layers {
        #expect(carried.rows(layer).count == expected.rows(layer).count)
      }
    }
  }

  @Test func `the same numbers give the same bytes`() throws {
    for (first, second) in zip(try SampleCharts.all(), try SampleCharts.all()) {
      #expect(first.vegaLite == second.vegaLite)
      #expect(first.svg == second.svg)
      #expect(first.html == second.html)
      #expect(first.figure == second.figure)
      #expect(first.figure.hashValue == second.figure.hashValue)
    }
  }

  @Test(arguments: [1e-200, 1e-9, 1, 1e9, 1e200])
  func `units of any size can be drawn`(unit: Double) throws {
    let numbers = [-2, 0.1, 0.5, 3].map { $0 * unit }
    let chart = try LineChart(
      "units",
      x: "x",
      y: "y",
      series: [.init("", x: numbers, y: numbers)]
    )
    let elements = try #require(Elements(of: chart.svg))
    let specification = try Specification(chart)
    #expect(elements.names.contains("path"))
    for (written, number) in zip(specification.numbers(0, "x"), numbers) {
      #expect((written - number).magnitude <= 1e-6 * unit)
    }
  }

  @Test func `random charts are well formed and stay inside their frame`() throws {
    var generator = Xoshiro256(seed: 11)
    for _ in 0..<60 {
      func number() -> Double { .random(in: -3...3, using: &generator) }
      let points = (0..<12).map { _ in ChartPoint(number(), number()) }
      let chart = try PhasePortrait(
        "random",
        x: ChartAxis("x", -1...1),
        y: ChartAxis("y", -1...2),
        field: points.map { .init(at: $0, velocity: ChartPoint(number(), number())) },
        trajectories: [points],
        restPoints: points.map { .init($0, .saddle) }
      )
      #expect(Elements(of: chart.html) != nil)
      let specification = try Specification(chart)
      for layer in 0..<specification.layers {
        #expect(specification.numbers(layer, "x").allSatisfy { (-1...1).contains($0) })
        #expect(specification.numbers(layer, "y").allSatisfy { (-1...2).contains($0) })
      }
    }
  }
}
