extension SVG {
  /// Where a text stands around its position.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// Writes a text whose middle line is at a height.
  static func text(
    _ text: String,
    x: Double,
    y: Double,
    size: Double,
    color: String = Style.text,
    anchor: Anchor = .start,
    isBold: Bool = false,
    angle: Double = 0,
    to markup: inout Markup
  ) {
    // A third of the size below the middle is the base line, in every reader of SVG.
    let base = NumberText.pixels(size * 0.35)
    var place = shift(x, y)
    if angle != 0 { place += " rotate(\(NumberText.pixels(angle)))" }
    markup.element(
      "text",
      [
        "transform": place, "y": base, "font-size": NumberText.pixels(size), "fill": color,
        "text-anchor": anchor.rawValue, "font-weight": isBold ? "bold" : "normal",
      ]
    ) { $0.write(text) }
  }

  /// Writes a line through pixels.
  static func line(_ pixels: [ChartPoint], _ look: Look, to markup: inout Markup) {
    markup.element(
      "path",
      [
        "d": path(pixels), "fill": "none", "stroke": look.color,
        "stroke-width": NumberText.pixels(look.width), "stroke-linejoin": "round",
        "stroke-dasharray": look.isDashed
          ? look.dashes.map(\.description).joined(separator: " ") : "none",
      ]
    )
  }

  /// Writes a symbol at a pixel.
  static func symbol(
    _ point: Layer.Point,
    at pixel: ChartPoint,
    _ look: Look,
    _ markup: inout Markup
  ) {
    var place = shift(pixel.x, pixel.y)
    if point.angle != 0 { place += " rotate(\(NumberText.pixels(point.angle)))" }
    markup.element(
      "path",
      [
        "d": look.symbol.path(radius: point.radius), "transform": place, "fill": look.fillColor,
        "stroke": look.color, "stroke-width": NumberText.pixels(look.width),
      ]
    )
  }

  /// Writes a rectangle between pixels.
  static func rectangle(
    x: ClosedRange<Double>,
    y: ClosedRange<Double>,
    color: String,
    to markup: inout Markup
  ) {
    markup.element(
      "rect",
      [
        "x": NumberText.pixels(x.lowerBound), "y": NumberText.pixels(y.lowerBound),
        "width": NumberText.pixels(x.upperBound - x.lowerBound),
        "height": NumberText.pixels(y.upperBound - y.lowerBound), "fill": color,
        // Neighbours without a pale seam.
        "shape-rendering": "crispEdges",
      ]
    )
  }

  /// The data of a path through pixels.
  static func path(_ pixels: [ChartPoint]) -> String {
    "M"
      + pixels.map { NumberText.pixels($0.x) + "," + NumberText.pixels($0.y) }
      .joined(separator: "L")
  }
}
