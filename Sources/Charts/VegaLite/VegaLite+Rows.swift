import EquilibriaNumerics

extension VegaLite {
  /// One layer: its data, its mark, and what the data decide about it.
  func view(
    _ rows: [JSONOutput],
    _ mark: [JSONOutput.Member],
    _ encoding: [JSONOutput.Member]
  ) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("data", ["values": .array(rows)]), .init("mark", .object(mark)),
    ]
    if !encoding.isEmpty { members.append(.init("encoding", .object(encoding))) }
    return .object(members)
  }

  /// One row of data; it names its series if the layer has several.
  func row(
    _ layer: Layer?,
    _ look: Int,
    _ point: ChartPoint,
    _ more: [JSONOutput.Member]
  ) -> JSONOutput {
    let place: [JSONOutput.Member] = [
      .init("x", Self.value(point.x, frame.x)), .init("y", Self.value(point.y, frame.y)),
    ]
    return .object(series(layer, look) + place + more)
  }

  /// One row of data that covers a rectangle.
  func rectangle(
    _ layer: Layer?,
    _ look: Int,
    _ x: ClosedRange<Double>,
    _ y: ClosedRange<Double>,
    _ more: [JSONOutput.Member]
  ) -> JSONOutput {
    var members = series(layer, look)
    for (channel, range, scale) in [("x", x, frame.x), ("y", y, frame.y)] {
      members.append(.init(channel, Self.value(range.lowerBound, scale)))
      if scale.names == nil {
        members.append(.init(channel + "2", Self.value(range.upperBound, scale)))
      }
    }
    return .object(members + more)
  }

  /// What makes a rectangle of such a row: a second end along every axis of numbers.
  var rectangleEncoding: [JSONOutput.Member] {
    [("x2", frame.x), ("y2", frame.y)].compactMap { channel, scale in
      scale.names == nil ? .init(channel, ["field": .string(channel)]) : nil
    }
  }

  private func series(_ layer: Layer?, _ look: Int) -> [JSONOutput.Member] {
    guard let layer, layer.needsNames else { return [] }
    return [.init("series", .string(layer.looks[look].name))]
  }

  private static func value(_ value: Double, _ scale: AxisScale) -> JSONOutput {
    guard let names = scale.names else { return .plain(scale.rounded(value)) }
    return .string(names[min(max(Int(value), 0), names.count - 1)])
  }

  /// Gives a channel its one value, or one value per series.
  func choose(
    _ channel: String,
    _ value: (Look) -> String,
    _ layer: Layer,
    _ mark: inout [JSONOutput.Member],
    _ encoding: inout [JSONOutput.Member]
  ) {
    choose(channel, { .string(value($0)) }, layer, &mark, &encoding)
  }

  /// Gives a channel its one value, or one value per series.
  func choose(
    _ channel: String,
    _ value: (Look) -> JSONOutput,
    _ layer: Layer,
    _ mark: inout [JSONOutput.Member],
    _ encoding: inout [JSONOutput.Member]
  ) {
    guard layer.needsNames else {
      mark.append(.init(channel, value(layer.looks[0])))
      return
    }
    var members: [JSONOutput.Member] = [
      .init("field", "series"), .init("type", "nominal"), .init("title", nil),
      .init(
        "scale",
        [
          "domain": .array(layer.looks.map { .string($0.name) }),
          "range": .array(layer.looks.map(value)),
        ]
      ),
    ]
    members.append(.init("legend", layer.hasLegend ? ["symbolSize": layer.sampleSize] : nil))
    encoding.append(.init(channel, .object(members)))
  }
}

extension Layer {
  /// Whether rows have to say which series they belong to.
  var needsNames: Bool { looks.count > 1 || hasLegend }

  /// The size of a sample in the legend, as Vega-Lite measures it: the square of the width.
  fileprivate var sampleSize: JSONOutput {
    switch marks {
    case .lines, .strokes: 484
    case .points(let points): VegaLite.area(points.first?.radius ?? 0)
    case .bands, .cells, .shades, .bars, .labels: 196
    }
  }
}
