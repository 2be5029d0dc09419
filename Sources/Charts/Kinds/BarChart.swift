/// Bars over names, side by side for several series, each with an interval if there is one.
///
/// ```swift
/// let chart = try BarChart(
///   "Groups with punishment win",
///   x: "rule of the group",
///   y: "share of groups",
///   names: ["no punishment", "punishment"],
///   series: [.init("simulated", [0.2, 0.8], low: [0.15, 0.75], high: [0.25, 0.85])]
/// )
/// ```
///
/// The vertical axis includes zero, where bars begin, unless the axis has a domain without it.
public struct BarChart: Chart {
  /// One bar per name.
  public struct Series: Sendable, Hashable {
    /// What the legend calls it; different from the other names in a chart.
    public let name: String

    /// The heights, one per name of the chart.
    public let values: [Double]

    /// The lower ends of the intervals, none or one per bar.
    public let low: [Double]

    /// The upper ends of the intervals, none or one per bar.
    public let high: [Double]

    /// Collects the numbers of a series; the chart checks them.
    ///
    /// - Parameters:
    ///   - name: What the legend calls it.
    ///   - values: The heights, one per name of the chart.
    ///   - low: The lower ends of the intervals; none by default.
    ///   - high: The upper ends of the intervals; none by default.
    public init(_ name: String, _ values: [Double], low: [Double] = [], high: [Double] = []) {
      self.name = name
      self.values = values
      self.low = low
      self.high = high
    }
  }

  /// What the bars stand over.
  public let names: [String]

  /// The bars.
  public let series: [Series]

  /// What is drawn, ready to be written.
  public let figure: ChartFigure

  /// Draws bars.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - x: What the names are; a domain does not count here.
  ///   - y: The vertical axis.
  ///   - names: Different names, from left to right.
  ///   - series: At most eight series with different names.
  /// - Throws: ``ChartError`` if a number is not finite, lists differ in length, an interval is
  ///   upside down, there is no bar at all, or names or axes cannot be drawn.
  public init(
    _ title: String,
    subtitle: String = "",
    x: ChartAxis,
    y: ChartAxis,
    names: [String],
    series: [Series]
  ) throws(ChartError) {
    try Checks.differentNames(names, "names", limit: 1_000)
    try Checks.differentNames(series.map(\.name), "series", limit: Palette.lines.count)
    for one in series {
      try Checks.finite(one.values, "the value", of: one.name)
      try Checks.count(one.values.count, "the list of values", of: one.name, expected: names.count)
      try Checks.intervals(low: one.low, high: one.high, of: one.name, count: names.count)
    }
    guard !names.isEmpty, !series.isEmpty else { throw .empty(series: title) }
    self.names = names
    self.series = series
    let bars = series.enumerated().flatMap { look, one in
      one.values.enumerated().map { name, value in
        Layer.Bar(
          look: look,
          name: name,
          value: value,
          interval: one.low.isEmpty ? nil : one.low[name]...one.high[name]
        )
      }
    }
    let looks = zip(series, Palette.lines).map { Look($0.name, $1) }
    let room = names.count * max(36, 24 * series.count)
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: Frame(
        x: AxisScale(title: x.title, names: names),
        y: try AxisScale(y, covering: [0] + series.flatMap { $0.values + $0.low + $0.high }),
        width: min(720, max(240, room))
      ),
      layers: [Layer(.bars(bars), looks, hasLegend: series.count > 1)]
    )
  }
}
