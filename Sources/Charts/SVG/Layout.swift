import RealModule

/// Where the parts of a picture lie, in pixels.
struct Layout {
  static let gradientLength = 160.0
  static let legendLine = 20.0
  private static let gap = 8.0

  let figure: ChartFigure

  /// The room on each side of the frame.
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  let width: Double
  let height: Double

  /// How far the title of the vertical axis is from the frame.
  let yTitleOffset: Double

  /// How far the title of the horizontal axis is below the frame.
  let xTitleOffset: Double

  init(_ figure: ChartFigure) {
    self.figure = figure
    let frame = figure.frame
    let labels = Self.labelOverhang(figure)
    let yLabels = frame.hasAxes ? Self.widest(frame.y.names ?? frame.y.ticks.labels) + 8 : 0
    let xLabels = frame.hasAxes ? Self.depth(frame.x, width: Double(frame.width)) : 0
    let yTitle = frame.hasAxes && !frame.y.title.isEmpty ? Style.axisTitleSize + 6 : 0
    let xTitle = frame.hasAxes && !frame.x.title.isEmpty ? Style.axisTitleSize + 8 : 0
    yTitleOffset = yLabels + 8
    xTitleOffset = xLabels + 14
    let edge = frame.hasAxes ? Self.firstLabel(frame) : 0
    left = Self.gap + max(yLabels + yTitle, labels.left, edge)
    bottom = Self.gap + max(xLabels + xTitle, labels.bottom)
    top =
      Self.gap + Double(figure.titleLines.count) * (Style.titleSize + 4)
      + Double(figure.subtitleLines.count) * (Style.subtitleSize + 4) + 12 + labels.top
    let legend = Legend(figure)
    let legendWidth = legend.width > 0 ? legend.width + 18 : 0
    let lastLabel = frame.hasAxes ? Self.widest([frame.x.ticks.labels.last ?? ""]) / 2 : 0
    let beside = max(legendWidth, labels.right, lastLabel)
    let titleWidth = max(
      Self.widest(figure.titleLines, size: Style.titleSize) * 1.06,
      Self.widest(figure.subtitleLines, size: Style.subtitleSize)
    )
    right = Self.gap + max(beside, titleWidth - Double(frame.width))
    width = (left + Double(frame.width) + right).rounded(.up)
    height = (top + max(Double(frame.height) + bottom, legend.height + Self.gap)).rounded(.up)
  }

  /// Whether names are too long to stand side by side below the frame.
  static func turnsLabels(_ names: [String], width: Double) -> Bool {
    widest(names) + 6 > width / Double(max(1, names.count))
  }

  static func widest(_ texts: [String], size: Double = Style.labelSize) -> Double {
    texts.map { TextWidth.of($0, size: size) }.max() ?? 0
  }

  private static func depth(_ scale: AxisScale, width: Double) -> Double {
    guard let names = scale.names, turnsLabels(names, width: width) else {
      return Style.labelSize + 8
    }
    return widest(names) * Double.sin(-Style.labelAngle * .pi / 180) + 16
  }

  /// How far the first label below the frame sticks out to the left when labels are turned.
  private static func firstLabel(_ frame: Frame) -> Double {
    guard let names = frame.x.names, turnsLabels(names, width: Double(frame.width)) else {
      return 0
    }
    let step = Double(frame.width) / Double(names.count)
    return names.enumerated()
      .map { index, name in
        TextWidth.of(name, size: Style.labelSize) * Double.cos(Style.labelAngle * .pi / 180)
          - (Double(index) + 0.5) * step
      }
      .max() ?? 0
  }

  /// How far labels of the figure stick out of its frame.
  private static func labelOverhang(
    _ figure: ChartFigure
  ) -> (left: Double, right: Double, top: Double, bottom: Double) {
    var overhang = (left: 0.0, right: 0.0, top: 0.0, bottom: 0.0)
    for case .labels(let labels) in figure.layers.map(\.marks) {
      for label in labels {
        let center = figure.frame.pixel(label.at)
        let x = center.x + label.right
        let y = center.y + label.down
        let half = TextWidth.of(label.text, size: Style.axisTitleSize) / 2
        overhang.left = max(overhang.left, half - x)
        overhang.right = max(overhang.right, x + half - Double(figure.frame.width))
        overhang.top = max(overhang.top, Style.axisTitleSize - y)
        overhang.bottom = max(overhang.bottom, y + 9 - Double(figure.frame.height))
      }
    }
    return overhang
  }
}
