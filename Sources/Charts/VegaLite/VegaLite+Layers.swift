import EquilibriaNumerics

extension VegaLite {
  /// The layers of a specification that draw one layer of the figure.
  func layers(_ layer: Layer) -> [JSONOutput] {
    switch layer.marks {
    case .lines(let lines): [lineLayer(lines, layer)]
    case .bands(let bands): [bandLayer(bands, layer)]
    case .strokes(let strokes): [strokeLayer(strokes, layer)]
    case .points(let points): [pointLayer(points, layer)]
    case .cells(let cells): [cellLayer(cells, layer)]
    case .shades(let shades, let scale): [shadeLayer(shades, scale)]
    case .bars(let bars): barLayers(bars, layer)
    case .labels(let labels): labelLayers(labels)
    }
  }

  private func lineLayer(_ lines: [Layer.Line], _ layer: Layer) -> JSONOutput {
    let rows = lines.enumerated().flatMap { path, line in
      line.points.enumerated().map { step, point in
        row(
          layer,
          line.look,
          point,
          [.init("path", .integer(path)), .init("step", .integer(step))]
        )
      }
    }
    var encoding: [JSONOutput.Member] = [
      .init("detail", ["field": "path", "type": "nominal"]),
      .init("order", ["field": "step", "type": "quantitative"]),
    ]
    var mark: [JSONOutput.Member] = [
      .init("type", "line"), .init("strokeWidth", .plain(layer.looks[0].width)),
      .init("strokeCap", "butt"), .init("strokeJoin", "round"),
    ]
    choose("color", \.color, layer, &mark, &encoding)
    if layer.looks.contains(where: \.isDashed) {
      choose("strokeDash", { .array($0.dashes.map { .integer($0) }) }, layer, &mark, &encoding)
    }
    return view(rows, mark, encoding)
  }

  private func bandLayer(_ bands: [Layer.Band], _ layer: Layer) -> JSONOutput {
    let rows = bands.enumerated().flatMap { path, band in
      band.x.indices.map { index in
        row(
          layer,
          band.look,
          ChartPoint(band.x[index], band.low[index]),
          [
            .init("y2", .plain(frame.y.rounded(band.high[index]))),
            .init("path", .integer(path)),
          ]
        )
      }
    }
    var encoding: [JSONOutput.Member] = [
      .init("y2", ["field": "y2"]), .init("detail", ["field": "path", "type": "nominal"]),
    ]
    var mark: [JSONOutput.Member] = [
      .init("type", "area"), .init("opacity", .plain(Style.bandOpacity)),
    ]
    choose("color", \.color, layer, &mark, &encoding)
    return view(rows, mark, encoding)
  }

  private func strokeLayer(_ strokes: [Layer.Stroke], _ layer: Layer) -> JSONOutput {
    let rows = strokes.map { stroke in
      row(
        layer,
        stroke.look,
        stroke.from,
        [
          .init("x2", .plain(frame.x.rounded(stroke.to.x))),
          .init("y2", .plain(frame.y.rounded(stroke.to.y))),
        ]
      )
    }
    var encoding: [JSONOutput.Member] = [
      .init("x2", ["field": "x2"]), .init("y2", ["field": "y2"]),
    ]
    var mark: [JSONOutput.Member] = [
      .init("type", "rule"), .init("strokeWidth", .plain(layer.looks[0].width)),
    ]
    choose("color", \.color, layer, &mark, &encoding)
    return view(rows, mark, encoding)
  }

  private func pointLayer(_ points: [Layer.Point], _ layer: Layer) -> JSONOutput {
    let isTurned = points.contains { $0.angle != 0 }
    let radius = points[0].radius
    let hasSizes = points.contains { $0.radius != radius }
    let rows = points.map { point in
      var more: [JSONOutput.Member] = []
      if isTurned { more.append(.init("angle", .plain(point.angle))) }
      if hasSizes { more.append(.init("size", Self.area(point.radius))) }
      return row(layer, point.look, point.at, more)
    }
    var encoding: [JSONOutput.Member] = []
    var mark: [JSONOutput.Member] = [
      .init("type", "point"), .init("opacity", 1), .init("tooltip", .bool(!isTurned)),
      .init("strokeWidth", .plain(layer.looks[0].width)),
    ]
    if isTurned {
      encoding.append(
        .init("angle", ["field": "angle", "type": "quantitative", "scale": nil])
      )
    }
    if hasSizes {
      encoding.append(.init("size", ["field": "size", "type": "quantitative", "scale": nil]))
    } else {
      mark.append(.init("size", Self.area(radius)))
    }
    choose("fill", \.vegaFill, layer, &mark, &encoding)
    choose("stroke", \.color, layer, &mark, &encoding)
    choose("shape", { .string($0.symbol.path(radius: 1)) }, layer, &mark, &encoding)
    return view(rows, mark, encoding)
  }

  /// Vega-Lite measures symbols by the square of their width.
  static func area(_ radius: Double) -> JSONOutput {
    .plain(NumberText.rounded(4 * radius * radius, decimals: 1))
  }

  private func cellLayer(_ cells: [Layer.Cell], _ layer: Layer) -> JSONOutput {
    let rows = cells.map { rectangle(layer, $0.look, $0.x, $0.y, []) }
    var encoding = rectangleEncoding
    var mark: [JSONOutput.Member] = [.init("type", "rect"), .init("tooltip", true)]
    choose("color", \.color, layer, &mark, &encoding)
    return view(rows, mark, encoding)
  }

  private func shadeLayer(_ shades: [Layer.Shade], _ scale: AxisScale) -> JSONOutput {
    let rows = shades.map { shade in
      rectangle(nil, 0, shade.x, shade.y, [.init("value", .plain(scale.rounded(shade.value)))])
    }
    let color: JSONOutput = [
      "field": "value", "type": "quantitative",
      "title": scale.title.isEmpty ? nil : .string(scale.title),
      "scale": [
        "domain": [.plain(scale.domain.lowerBound), .plain(scale.domain.upperBound)],
        "range": .array(Palette.viridis.map { .string($0) }), "interpolate": "rgb",
      ],
      "legend": [
        "values": .array(scale.ticks.values.map { .plain($0) }),
        "format": .string(scale.ticks.format), "gradientLength": .plain(Layout.gradientLength),
        "title": scale.title.isEmpty ? nil : .string(scale.title),
      ],
    ]
    return view(
      rows,
      [.init("type", "rect"), .init("tooltip", true)],
      rectangleEncoding + [.init("color", color)]
    )
  }

  private func barLayers(_ bars: [Layer.Bar], _ layer: Layer) -> [JSONOutput] {
    var encoding: [JSONOutput.Member] = []
    var mark: [JSONOutput.Member] = [.init("type", "bar"), .init("tooltip", true)]
    choose("color", \.color, layer, &mark, &encoding)
    var intervalEncoding: [JSONOutput.Member] = [.init("y2", ["field": "y2"])]
    if layer.looks.count > 1 {
      let names = JSONOutput.array(layer.looks.map { .string($0.name) })
      let offset: JSONOutput = [
        "field": "series", "type": "nominal", "scale": ["domain": names],
      ]
      encoding.append(.init("xOffset", offset))
      intervalEncoding.append(.init("xOffset", offset))
    }
    let rows = bars.map { row(layer, $0.look, ChartPoint(Double($0.name), $0.value), []) }
    let intervals = bars.compactMap { bar -> JSONOutput? in
      guard let interval = bar.interval else { return nil }
      return row(
        layer,
        bar.look,
        ChartPoint(Double(bar.name), interval.lowerBound),
        [.init("y2", .plain(frame.y.rounded(interval.upperBound)))]
      )
    }
    let drawn = view(rows, mark, encoding)
    guard !intervals.isEmpty else { return [drawn] }
    let intervalMark: [JSONOutput.Member] = [
      .init("type", "rule"), .init("color", .string(Palette.ink)), .init("strokeWidth", 1.5),
    ]
    return [drawn, view(intervals, intervalMark, intervalEncoding)]
  }

  private func labelLayers(_ labels: [Layer.Label]) -> [JSONOutput] {
    labels.map { label in
      view(
        [row(nil, 0, label.at, [.init("text", .string(label.text))])],
        [
          .init("type", "text"), .init("align", "center"), .init("baseline", "middle"),
          .init("dx", .plain(label.right)), .init("dy", .plain(label.down)),
          .init("fontSize", .plain(Style.axisTitleSize)), .init("color", .string(Style.text)),
        ],
        [.init("text", ["field": "text", "type": "nominal"])]
      )
    }
  }
}

extension Look {
  /// Vega draws no area in this colour, and still notices the mouse there.
  fileprivate var vegaFill: String { fill == .none ? "transparent" : fillColor }
}
