/// The grid, the edge, and the labels of a frame.
struct Axes {
  let frame: Frame
  let layout: Layout

  private var width: Double { Double(frame.width) }
  private var height: Double { Double(frame.height) }

  private func writeGrid(to markup: inout Markup) {
    guard frame.hasGrid else { return }
    let look = Look("", Style.grid, width: 1)
    if frame.x.names == nil {
      for x in frame.x.ticks.values.map({ frame.x.share(of: $0) * width }) {
        SVG.line([ChartPoint(x, 0), ChartPoint(x, height)], look, to: &markup)
      }
    }
    if frame.y.names == nil {
      for y in frame.y.ticks.values.map({ (1 - frame.y.share(of: $0)) * height }) {
        SVG.line([ChartPoint(0, y), ChartPoint(width, y)], look, to: &markup)
      }
    }
  }

  /// Writes everything; marks are drawn over it, so that branches along an edge can be seen.
  func write(to markup: inout Markup) {
    writeGrid(to: &markup)
    let look = Look("", Style.axis, width: 1)
    SVG.line(
      [ChartPoint(0, 0), ChartPoint(0, height), ChartPoint(width, height)],
      look,
      to: &markup
    )
    writeHorizontal(look, to: &markup)
    writeVertical(look, to: &markup)
    SVG.text(
      frame.x.title,
      x: width / 2,
      y: height + layout.xTitleOffset,
      size: Style.axisTitleSize,
      anchor: .middle,
      to: &markup
    )
    SVG.text(
      frame.y.title,
      x: -layout.yTitleOffset,
      y: height / 2,
      size: Style.axisTitleSize,
      anchor: .middle,
      angle: -90,
      to: &markup
    )
  }

  private func writeHorizontal(_ look: Look, to markup: inout Markup) {
    let names = frame.x.names
    let isTurned = Layout.turnsLabels(names ?? [], width: width) && names != nil
    for (position, label) in places(frame.x) {
      let x = position * width
      SVG.line([ChartPoint(x, height), ChartPoint(x, height + 4)], look, to: &markup)
      SVG.text(
        label,
        x: x,
        y: height + 13,
        size: Style.labelSize,
        color: Style.label,
        anchor: isTurned ? .end : .middle,
        angle: isTurned ? Style.labelAngle : 0,
        to: &markup
      )
    }
  }

  private func writeVertical(_ look: Look, to markup: inout Markup) {
    for (position, label) in places(frame.y) {
      let y = (1 - position) * height
      SVG.line([ChartPoint(-4, y), ChartPoint(0, y)], look, to: &markup)
      SVG.text(
        label,
        x: -7,
        y: y,
        size: Style.labelSize,
        color: Style.label,
        anchor: .end,
        to: &markup
      )
    }
  }

  /// The labels and where they stand, as shares of the axis.
  private func places(_ scale: AxisScale) -> [(Double, String)] {
    if let names = scale.names {
      return names.enumerated().map { (scale.share(of: Double($0) + 0.5), $1) }
    }
    return zip(scale.ticks.values, scale.ticks.labels).map { (scale.share(of: $0), $1) }
  }
}
