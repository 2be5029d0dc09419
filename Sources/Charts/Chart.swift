/// A picture of numbers: a value that is written as Vega-Lite JSON, as SVG, or as one HTML file.
///
/// ```swift
/// let chart = try LineChart(
///   "Imitators spread until they do no better than learners",
///   x: "share of imitators q",
///   y: "fitness",
///   series: [.init("imitators", x: shares, y: fitnesses)]
/// )
/// print(chart.html)  // opens in every browser, without a network
/// ```
///
/// Charts take plain numbers, so anything can be drawn. Everything is checked when a chart is
/// made; writing it cannot fail. The same chart gives the same bytes on every machine.
public protocol Chart: Sendable, Hashable {
  /// What is drawn, ready to be written.
  var figure: ChartFigure { get }
}

extension Chart {
  /// The chart as a Vega-Lite 5 specification on one line, with its data in it.
  ///
  /// Notebooks show it as `application/vnd.vegalite.v5+json`; numbers are rounded to a
  /// ten-millionth of the width of their axis.
  public var vegaLite: String { figure.vegaLite }

  /// The chart as an SVG document on one line.
  public var svg: String { figure.svg }

  /// The chart as one HTML file that needs nothing from a network.
  ///
  /// It shows the picture as SVG, and carries the Vega-Lite specification in the script element
  /// `vega-lite` for whoever wants to draw the data again.
  public var html: String { figure.html }
}
