/// Curves and points over numbers, each with intervals if there are any.
///
/// ```swift
/// let chart = try LineChart(
///   "Theory and simulation agree",
///   x: "population size",
///   y: "fixation probability",
///   series: [
///     .init("theory", x: sizes, y: exact),
///     .init("simulation", x: sizes, y: means, low: low, high: high, drawnAs: .points),
///   ]
/// )
/// ```
///
/// An interval is a pale band around a line, and a stroke through a point.
public struct LineChart: Chart {
  /// A curve or a cloud of points.
  public struct Series: Sendable, Hashable {
    /// How the numbers are drawn.
    public enum Drawing: Sendable, Hashable {
      /// A line from each point to the next.
      case line

      /// A symbol at each point.
      case points

      /// Both.
      case lineAndPoints
    }

    /// What the legend calls it; different from the other names in a chart.
    public let name: String

    /// The horizontal positions, in the order in which a line joins them.
    public let x: [Double]

    /// The vertical positions, one per horizontal one.
    public let y: [Double]

    /// The lower ends of the intervals, none or one per point.
    public let low: [Double]

    /// The upper ends of the intervals, none or one per point.
    public let high: [Double]

    /// How the numbers are drawn.
    public let drawing: Drawing

    /// Collects the numbers of a series; the chart checks them.
    ///
    /// - Parameters:
    ///   - name: What the legend calls it.
    ///   - x: The horizontal positions.
    ///   - y: The vertical positions, one per horizontal one.
    ///   - low: The lower ends of the intervals; none by default.
    ///   - high: The upper ends of the intervals; none by default.
    ///   - drawing: How the numbers are drawn; by default as a line.
    public init(
      _ name: String,
      x: [Double],
      y: [Double],
      low: [Double] = [],
      high: [Double] = [],
      drawnAs drawing: Drawing = .line
    ) {
      self.name = name
      self.x = x
      self.y = y
      self.low = low
      self.high = high
      self.drawing = drawing
    }
  }

  /// The curves and points, in the order of the legend.
  public let series: [Series]

  /// What is drawn, ready to be written.
  public let figure: ChartFigure

  /// Draws curves and points.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - series: At most sixteen curves and clouds of points, with different names.
  /// - Throws: ``ChartError`` if a number is not finite, lists differ in length, an interval is
  ///   upside down, there is no point at all, or names or axes cannot be drawn.
  public init(
    _ title: String,
    subtitle: String = "",
    x: ChartAxis,
    y: ChartAxis,
    series: [Series]
  ) throws(ChartError) {
    try Checks.differentNames(series.map(\.name), "series", limit: 2 * Palette.lines.count)
    for one in series {
      try Checks.finite(one.x, "x", of: one.name)
      try Checks.finite(one.y, "y", of: one.name)
      try Checks.count(one.y.count, "y", of: one.name, expected: one.x.count)
      try Checks.intervals(low: one.low, high: one.high, of: one.name, count: one.x.count)
    }
    guard series.contains(where: { !$0.x.isEmpty }) else { throw .empty(series: title) }
    self.series = series
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: Frame(
        x: try AxisScale(x, covering: series.flatMap(\.x)),
        y: try AxisScale(y, covering: series.flatMap { $0.y + $0.low + $0.high })
      ),
      layers: Self.layers(series)
    )
  }

  private static func layers(_ series: [Series]) -> [Layer] {
    let looks = series.enumerated().map { index, one in
      Look(
        one.name,
        Palette.lines[index % Palette.lines.count],
        symbol: Symbol.points[index % Symbol.points.count],
        isDashed: index >= Palette.lines.count
      )
    }
    let lines = series.indices.filter { series[$0].drawing != .points }
    let clouds = series.indices.filter { series[$0].drawing != .line }
    let banded = lines.filter { series[$0].drawing == .line && !series[$0].low.isEmpty }
    let crossed = clouds.filter { !series[$0].low.isEmpty }
    let onlyClouds = clouds.filter { series[$0].drawing == .points }
    let bands = banded.enumerated().map { look, index in
      Layer.Band(look: look, x: series[index].x, low: series[index].low, high: series[index].high)
    }
    let strokes = crossed.enumerated().flatMap { look, index in
      let one = series[index]
      return one.x.indices.map { entry in
        Layer.Stroke(
          look: look,
          from: ChartPoint(one.x[entry], one.low[entry]),
          to: ChartPoint(one.x[entry], one.high[entry])
        )
      }
    }
    let paths = lines.enumerated().map { look, index in
      Layer.Line(look: look, points: zip(series[index].x, series[index].y).map(ChartPoint.init))
    }
    func points(_ chosen: [Int]) -> [Layer.Point] {
      chosen.enumerated().flatMap { look, index in
        zip(series[index].x, series[index].y).map {
          Layer.Point(look: look, at: ChartPoint($0, $1), radius: 3.5)
        }
      }
    }
    let joined = clouds.filter { series[$0].drawing == .lineAndPoints }
    let hasLegend = series.count > 1
    // A line of points is explained by its line.
    return [
      Layer(.bands(bands), banded.map { looks[$0] }),
      Layer(.strokes(strokes), crossed.map { looks[$0] }),
      Layer(.lines(paths), lines.map { looks[$0] }, hasLegend: hasLegend),
      Layer(.points(points(joined)), joined.map { looks[$0] }),
      Layer(.points(points(onlyClouds)), onlyClouds.map { looks[$0] }, hasLegend: hasLegend),
    ]
  }
}
