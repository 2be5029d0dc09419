/// What explains the looks, beside the frame.
struct Legend {
  let figure: ChartFigure

  init(_ figure: ChartFigure) { self.figure = figure }

  /// The looks with an explanation, each with the layer it comes from.
  private var entries: [(look: Look, marks: Layer.Marks)] {
    figure.layers.filter(\.hasLegend).flatMap { layer in layer.looks.map { ($0, layer.marks) } }
  }

  private var gradients: [AxisScale] {
    figure.layers.compactMap { layer in
      guard case .shades(_, let scale) = layer.marks else { return nil }
      return scale
    }
  }

  /// The width, 0 for no legend.
  var width: Double {
    let names = Layout.widest(entries.map(\.look.name), size: Style.legendSize) + 30
    let scales = gradients.map { scale in
      max(
        Layout.widest([scale.title], size: Style.legendSize),
        24 + Layout.widest(scale.ticks.labels)
      )
    }
    return max(entries.isEmpty ? 0 : names, scales.max() ?? 0)
  }

  var height: Double {
    Double(entries.count) * Layout.legendLine
      + Double(gradients.count) * (Layout.gradientLength + 30)
  }

  /// Writes the legend downwards from its upper left corner.
  func write(to markup: inout Markup) {
    var y = 8.0
    for entry in entries {
      writeSample(entry.look, entry.marks, y: y, to: &markup)
      SVG.text(entry.look.name, x: 28, y: y, size: Style.legendSize, to: &markup)
      y += Layout.legendLine
    }
    for scale in gradients {
      write(scale, y: y, to: &markup)
      y += Layout.gradientLength + 30
    }
  }

  private func writeSample(
    _ look: Look,
    _ marks: Layer.Marks,
    y: Double,
    to markup: inout Markup
  ) {
    switch marks {
    case .lines, .strokes:
      SVG.line([ChartPoint(0, y), ChartPoint(22, y)], look, to: &markup)
    case .points(let points):
      let sample = Layer.Point(at: ChartPoint(11, y), radius: points.first?.radius ?? 0)
      SVG.symbol(sample, at: sample.at, look, &markup)
    case .bands, .cells, .shades, .bars, .labels:
      SVG.rectangle(x: 4...18, y: (y - 7)...(y + 7), color: look.color, to: &markup)
    }
  }

  private func write(_ scale: AxisScale, y: Double, to markup: inout Markup) {
    SVG.text(scale.title, x: 0, y: y, size: Style.legendSize, to: &markup)
    let top = y + 14
    let steps = 80
    let step = Layout.gradientLength / Double(steps)
    for index in 0..<steps {
      let start = top + Double(index) * step
      let share = 1 - (Double(index) + 0.5) / Double(steps)
      SVG.rectangle(
        x: 0...16,
        y: start...(start + step),
        color: Palette.viridis(at: share),
        to: &markup
      )
    }
    for (value, label) in zip(scale.ticks.values, scale.ticks.labels) {
      let position = top + (1 - scale.share(of: value)) * Layout.gradientLength
      SVG.text(label, x: 22, y: position, size: Style.labelSize, to: &markup)
    }
  }
}
