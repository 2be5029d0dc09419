import EquilibriaNumerics

/// Writes a figure as a Vega-Lite specification: one layer per sort of mark, data inline.
struct VegaLite {
  let figure: ChartFigure

  var frame: Frame { figure.frame }

  /// The specification.
  ///
  /// - Parameter hasSchema: Whether it names its schema, which is an address that editors know and
  ///   nothing fetches.
  /// - Returns: The specification.
  func specification(hasSchema: Bool) -> JSONOutput {
    var members: [JSONOutput.Member] = []
    if hasSchema {
      members.append(.init("$schema", "https://vega.github.io/schema/vega-lite/v5.json"))
    }
    members += [
      .init("title", title),
      .init("width", .integer(frame.width)),
      .init("height", .integer(frame.height)),
      .init(
        "encoding",
        ["x": position("x", frame.x, frame.width), "y": position("y", frame.y, frame.height)]
      ),
      .init("layer", .array(figure.layers.flatMap(layers))),
      .init("resolve", ["scale": .object(Self.legends.map { .init($0, "independent") })]),
      .init("config", config),
    ]
    return .object(members)
  }

  /// The channels that a layer has for itself, so that each layer has its own legend.
  private static let legends = ["color", "fill", "stroke", "strokeDash", "shape"]

  private var title: JSONOutput {
    var members: [JSONOutput.Member] = [.init("text", Self.text(figure.titleLines))]
    if !figure.subtitleLines.isEmpty {
      members.append(.init("subtitle", Self.text(figure.subtitleLines)))
    }
    return .object(members)
  }

  private static func text(_ lines: [String]) -> JSONOutput {
    .array(lines.map { .string($0) })
  }

  private func position(_ channel: String, _ scale: AxisScale, _ length: Int) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("field", .string(channel)),
      .init("type", scale.names == nil ? "quantitative" : "nominal"),
      .init("title", scale.title.isEmpty ? nil : .string(scale.title)),
    ]
    if let names = scale.names {
      // Vega-Lite lists names from the top, a figure counts them from the bottom.
      let listed = channel == "y" ? names.reversed() : names
      members.append(.init("scale", ["domain": .array(listed.map { .string($0) })]))
    } else {
      members.append(
        .init(
          "scale",
          [
            "domain": [.plain(scale.domain.lowerBound), .plain(scale.domain.upperBound)],
            "nice": false, "zero": false,
          ]
        )
      )
    }
    members.append(.init("axis", axis(channel, scale, length)))
    return .object(members)
  }

  private func axis(_ channel: String, _ scale: AxisScale, _ length: Int) -> JSONOutput {
    guard frame.hasAxes else { return nil }
    if let names = scale.names {
      let isTurned = channel == "x" && Layout.turnsLabels(names, width: Double(length))
      return isTurned ? ["labelAngle": .plain(Style.labelAngle)] : ["labelAngle": 0]
    }
    return [
      "values": .array(scale.ticks.values.map { .plain($0) }),
      "format": .string(scale.ticks.format),
      "grid": .bool(frame.hasGrid),
    ]
  }

  private var config: JSONOutput {
    let text: JSONOutput = .string(Style.text)
    let label: JSONOutput = .string(Style.label)
    let axis: JSONOutput = .string(Style.axis)
    return [
      "background": "white", "padding": 8, "font": .string(Style.font),
      "title": [
        "anchor": "start", "frame": "group", "offset": 10, "color": text, "subtitleColor": label,
        "fontSize": .plain(Style.titleSize), "subtitleFontSize": .plain(Style.subtitleSize),
      ],
      "axis": [
        "grid": false, "gridColor": .string(Style.grid), "domainColor": axis, "tickColor": axis,
        "labelColor": label, "labelFontSize": .plain(Style.labelSize), "titleColor": text,
        "titleFontSize": .plain(Style.axisTitleSize), "titleFontWeight": "normal",
        "labelLimit": 0, "titleLimit": 0, "labelFlush": false,
      ],
      "legend": [
        "title": nil, "labelColor": text, "labelFontSize": .plain(Style.legendSize),
        "labelLimit": 0, "symbolStrokeWidth": 2, "titleColor": text, "titleLimit": 0,
        "titleFontSize": .plain(Style.legendSize), "titleFontWeight": "normal",
      ],
      "view": ["stroke": frame.hasAxes ? .string(Style.grid) : nil],
    ]
  }
}

extension JSONOutput {
  /// A number without a needless point: `2`, not `2.0`.
  static func plain(_ value: Double) -> JSONOutput {
    value == value.rounded() && value.magnitude < 1e15 ? .integer(Int(value)) : .number(value)
  }
}
