/// Writes a figure as SVG: plain shapes and texts, no scripts, no identifiers, no references.
struct SVG {
  let figure: ChartFigure
  let layout: Layout

  init(figure: ChartFigure) {
    self.figure = figure
    layout = Layout(figure)
  }

  private var frame: Frame { figure.frame }

  /// The picture.
  ///
  /// - Parameter isStandalone: Whether it names the namespace of SVG, which files need and HTML
  ///   does not.
  /// - Returns: The element `svg`.
  func document(isStandalone: Bool) -> String {
    var markup = Markup()
    let width = NumberText.pixels(layout.width)
    let height = NumberText.pixels(layout.height)
    let content = { (markup: inout Markup) in
      markup.element("title") { $0.write(figure.title) }
      markup.element("rect", ["width": width, "height": height, "fill": "white"])
      writeTitles(to: &markup)
      let corner = Self.shift(layout.left, layout.top)
      markup.element("g", ["transform": corner]) { markup in
        if frame.hasAxes { Axes(frame: frame, layout: layout).write(to: &markup) }
        for layer in figure.layers { write(layer, to: &markup) }
      }
      let legend = Legend(figure)
      if legend.width > 0 {
        let beside = Self.shift(layout.left + Double(frame.width) + 18, layout.top)
        markup.element("g", ["transform": beside]) { legend.write(to: &$0) }
      }
    }
    if isStandalone {
      markup.element(
        "svg",
        [
          "xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height,
          "viewBox": "0 0 \(width) \(height)", "font-family": Style.font, "role": "img",
        ],
        content
      )
    } else {
      markup.element(
        "svg",
        [
          "width": width, "height": height, "viewBox": "0 0 \(width) \(height)",
          "font-family": Style.font, "role": "img",
        ],
        content
      )
    }
    return markup.text
  }

  private func writeTitles(to markup: inout Markup) {
    var y = 8 + Style.titleSize / 2
    for line in figure.titleLines {
      Self.text(line, x: layout.left, y: y, size: Style.titleSize, isBold: true, to: &markup)
      y += Style.titleSize + 4
    }
    for line in figure.subtitleLines {
      Self.text(
        line,
        x: layout.left,
        y: y,
        size: Style.subtitleSize,
        color: Style.label,
        to: &markup
      )
      y += Style.subtitleSize + 4
    }
  }

  static func shift(_ x: Double, _ y: Double) -> String {
    "translate(\(NumberText.pixels(x)) \(NumberText.pixels(y)))"
  }
}
