extension SVG {
  /// The share of the room of a name that its bars take.
  private static let barShare = 0.8

  /// Writes the marks of a layer, in pixels of the frame.
  func write(_ layer: Layer, to markup: inout Markup) {
    switch layer.marks {
    case .lines(let lines):
      for line in lines {
        Self.line(line.points.map(figure.frame.pixel), layer.looks[line.look], to: &markup)
      }
    case .bands(let bands):
      for band in bands { write(band, layer.looks[band.look], to: &markup) }
    case .strokes(let strokes):
      for stroke in strokes {
        let ends = [stroke.from, stroke.to].map(figure.frame.pixel)
        Self.line(ends, layer.looks[stroke.look], to: &markup)
      }
    case .points(let points):
      for point in points {
        Self.symbol(point, at: figure.frame.pixel(point.at), layer.looks[point.look], &markup)
      }
    case .cells(let cells):
      for cell in cells { write(cell.x, cell.y, layer.looks[cell.look].color, to: &markup) }
    case .shades(let shades, let scale):
      for shade in shades {
        write(shade.x, shade.y, Palette.viridis(at: scale.share(of: shade.value)), to: &markup)
      }
    case .bars(let bars):
      for bar in bars { write(bar, layer.looks, to: &markup) }
    case .labels(let labels):
      for label in labels {
        let pixel = figure.frame.pixel(label.at)
        Self.text(
          label.text,
          x: pixel.x + label.right,
          y: pixel.y + label.down,
          size: Style.axisTitleSize,
          anchor: .middle,
          to: &markup
        )
      }
    }
  }

  private func write(_ band: Layer.Band, _ look: Look, to markup: inout Markup) {
    let lower = zip(band.x, band.low).map { figure.frame.pixel(ChartPoint($0, $1)) }
    let upper = zip(band.x, band.high).map { figure.frame.pixel(ChartPoint($0, $1)) }
    markup.element(
      "path",
      [
        "d": Self.path(lower + upper.reversed()) + "Z", "fill": look.color,
        "fill-opacity": Style.bandOpacity.description,
      ]
    )
  }

  private func write(
    _ x: ClosedRange<Double>,
    _ y: ClosedRange<Double>,
    _ color: String,
    to markup: inout Markup
  ) {
    let low = figure.frame.pixel(ChartPoint(x.lowerBound, y.lowerBound))
    let high = figure.frame.pixel(ChartPoint(x.upperBound, y.upperBound))
    Self.rectangle(x: low.x...high.x, y: high.y...low.y, color: color, to: &markup)
  }

  private func write(_ bar: Layer.Bar, _ looks: [Look], to markup: inout Markup) {
    let width = Self.barShare / Double(looks.count)
    let start = Double(bar.name) + (1 - Self.barShare) / 2 + Double(bar.look) * width
    let base = min(max(0, figure.frame.y.domain.lowerBound), figure.frame.y.domain.upperBound)
    let ends = min(base, bar.value)...max(base, bar.value)
    write(start...(start + width), ends, looks[bar.look].color, to: &markup)
    guard let interval = bar.interval else { return }
    let middle = start + width / 2
    let pixels = [interval.lowerBound, interval.upperBound].map {
      figure.frame.pixel(ChartPoint(middle, $0))
    }
    Self.line(pixels, Look("", Palette.ink, width: 1.5), to: &markup)
  }
}
