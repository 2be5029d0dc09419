/// The layers that charts of dynamics share.
enum DynamicsLayers {
  /// Filled, grey, half-filled and open circles; the legend explains those that occur.
  static func restPoints(_ points: [(at: ChartPoint, stability: ChartStability)]) -> [Layer] {
    let kinds = ChartStability.allCases.filter { kind in
      points.contains { $0.stability == kind }
    }
    let marks = points.map { point in
      Layer.Point(look: kinds.firstIndex(of: point.stability) ?? 0, at: point.at, radius: 5)
    }
    // White below half-filled circles hides the lines that end there.
    let white = points.filter { $0.stability == .saddle }.map {
      Layer.Point(at: $0.at, radius: 5)
    }
    return [
      Layer(.points(white), [Look("", "#FFFFFF")]),
      Layer(.points(marks), kinds.map(\.look), hasLegend: true),
    ].filter { !$0.looks.isEmpty }
  }

  /// Heads that show which way lines are run through: one to three per line, by its length.
  static func heads(along lines: [[ChartPoint]], in frame: Frame, color: String) -> Layer {
    let heads = lines.flatMap { line -> [Layer.Point] in
      let pixels = line.map(frame.pixel)
      let lengths = zip(pixels, pixels.dropFirst()).map { start, end in
        (squared(end.x - start.x) + squared(end.y - start.y)).squareRoot()
      }
      let total = lengths.reduce(0, +)
      guard total >= 24 else { return [] }
      let count = min(3, max(1, Int(total / 160)))
      return (0..<count).map { index in
        var rest = (Double(index) + 0.5) / Double(count) * total
        var step = 0
        while step + 1 < lengths.count, rest > lengths[step] {
          rest -= lengths[step]
          step += 1
        }
        let share = lengths[step] > 0 ? min(1, rest / lengths[step]) : 0
        return Layer.Point(
          at: ChartPoint(
            line[step].x + (line[step + 1].x - line[step].x) * share,
            line[step].y + (line[step + 1].y - line[step].y) * share
          ),
          angle: frame.angle(from: line[step], to: line[step + 1]),
          radius: 5
        )
      }
    }
    return Layer(.points(heads), [Look("", color, symbol: .head, width: 0.5)])
  }

  private static func squared(_ value: Double) -> Double { value * value }
}
