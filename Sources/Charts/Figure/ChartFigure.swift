import EquilibriaNumerics

/// What a chart draws: marks in a frame with axes, a title, and a legend.
///
/// Charts make figures; a figure writes itself as Vega-Lite, SVG or HTML. All three come from the
/// same marks, so they show the same picture.
public struct ChartFigure: Sendable, Hashable {
  /// What the picture says.
  public let title: String

  /// What the reader needs to know besides, such as the parameters.
  public let subtitle: String

  let frame: Frame
  let layers: [Layer]

  init(title: String, subtitle: String, frame: Frame, layers: [Layer]) {
    self.title = title
    self.subtitle = subtitle
    self.frame = frame
    self.layers = layers.compactMap { $0.clipped(to: frame) }
  }

  /// The figure as a Vega-Lite 5 specification on one line, with its data in it.
  public var vegaLite: String {
    VegaLite(figure: self).specification(hasSchema: true).description
  }

  /// The figure as an SVG document on one line.
  public var svg: String { SVG(figure: self).document(isStandalone: true) }

  /// The figure as one HTML file that needs nothing from a network.
  public var html: String { HTML(figure: self).document }

  /// The title in lines that fit above the picture.
  var titleLines: [String] {
    TextWidth.wrapped(title, size: Style.titleSize, width: titleWidth)
  }

  /// The subtitle in lines that fit above the picture.
  var subtitleLines: [String] {
    TextWidth.wrapped(subtitle, size: Style.subtitleSize, width: titleWidth)
  }

  /// Titles may run over the legend, and a little further than small frames.
  private var titleWidth: Double { max(Double(frame.width) + Legend(self).width, 380) }
}

/// The measures that both writers share.
enum Style {
  static let font = "Arial, Helvetica, 'Liberation Sans', sans-serif"
  static let titleSize = 15.0
  static let subtitleSize = 12.0
  static let axisTitleSize = 12.0
  static let labelSize = 11.0
  static let legendSize = 12.0
  static let grid = "#E6E6E6"
  static let axis = "#888888"
  static let label = "#444444"
  static let text = "#222222"
  static let bandOpacity = 0.22
  /// Names that do not fit side by side are turned by so many degrees.
  static let labelAngle = -35.0
}
