extension Layer {
  /// The part of the layer inside the frame, `nil` when nothing is left.
  ///
  /// Lines, bands and rectangles are cut at the edge. Symbols and labels are not cut: those outside
  /// are left out, those inside are drawn whole.
  func clipped(to frame: Frame) -> Layer? {
    guard let marks = marks.clipped(to: frame) else { return nil }
    return Layer(marks, looks, hasLegend: hasLegend)
  }
}

extension Layer.Marks {
  fileprivate func clipped(to frame: Frame) -> Self? {
    let x = frame.x.domain
    let y = frame.y.domain
    switch self {
    case .lines(let lines):
      let inside = lines.flatMap { line in
        Clipping.line(line.points, x: x, y: y).map { Layer.Line(look: line.look, points: $0) }
      }
      return inside.isEmpty ? nil : .lines(inside)
    case .bands(let bands):
      let inside = bands.compactMap { Clipping.band($0, x: x, y: y) }
      return inside.isEmpty ? nil : .bands(inside)
    case .strokes(let strokes):
      let inside = strokes.compactMap { stroke in
        Clipping.segment(stroke.from, stroke.to, x: x, y: y).map {
          Layer.Stroke(look: stroke.look, from: $0.0, to: $0.1)
        }
      }
      return inside.isEmpty ? nil : .strokes(inside)
    case .points(let points):
      let inside = points.filter { frame.contains($0.at) }
      return inside.isEmpty ? nil : .points(inside)
    case .cells(let cells):
      let inside = cells.compactMap { cell in
        Clipping.rectangle(cell.x, cell.y, x: x, y: y).map {
          Layer.Cell(look: cell.look, x: $0, y: $1)
        }
      }
      return inside.isEmpty ? nil : .cells(inside)
    case .shades(let shades, let scale):
      let inside = shades.compactMap { shade in
        Clipping.rectangle(shade.x, shade.y, x: x, y: y).map {
          Layer.Shade(value: shade.value, x: $0, y: $1)
        }
      }
      return inside.isEmpty ? nil : .shades(inside, scale)
    case .bars(let bars):
      return .bars(
        bars.map { bar in
          let interval = bar.interval.flatMap { $0.overlaps(y) ? $0.clamped(to: y) : nil }
          return Layer.Bar(
            look: bar.look,
            name: bar.name,
            value: min(max(bar.value, y.lowerBound), y.upperBound),
            interval: interval
          )
        }
      )
    case .labels(let labels):
      return labels.isEmpty ? nil : self
    }
  }
}

/// Cutting shapes at the edges of a rectangle.
enum Clipping {
  typealias Range = ClosedRange<Double>

  /// The part of a segment inside, by Liang and Barsky's method.
  static func segment(
    _ start: ChartPoint,
    _ end: ChartPoint,
    x: Range,
    y: Range
  ) -> (ChartPoint, ChartPoint)? {
    var enter = 0.0
    var leave = 1.0
    for (origin, target, range) in [(start.x, end.x, x), (start.y, end.y, y)] {
      // Halves, so that the difference of two large numbers is finite.
      let change = target / 2 - origin / 2
      if change == 0 {
        guard range.contains(origin) else { return nil }
        continue
      }
      let first = (range.lowerBound / 2 - origin / 2) / change
      let second = (range.upperBound / 2 - origin / 2) / change
      enter = max(enter, min(first, second))
      leave = min(leave, max(first, second))
    }
    guard enter <= leave else { return nil }
    func point(_ share: Double, isEntering: Bool) -> ChartPoint {
      ChartPoint(
        coordinate(start.x, end.x, share, x, isEntering),
        coordinate(start.y, end.y, share, y, isEntering)
      )
    }
    return (
      enter == 0 ? start : point(enter, isEntering: true),
      leave == 1 ? end : point(leave, isEntering: false)
    )
  }

  /// The coordinate at a share of the way; exactly the edge where the edge is what cuts.
  private static func coordinate(
    _ start: Double,
    _ end: Double,
    _ share: Double,
    _ range: Range,
    _ isEntering: Bool
  ) -> Double {
    let change = end / 2 - start / 2
    guard change != 0 else { return start }
    let edge = (change > 0) == isEntering ? range.lowerBound : range.upperBound
    if share == (edge / 2 - start / 2) / change { return edge }
    return min(max(start * (1 - share) + end * share, range.lowerBound), range.upperBound)
  }

  /// The pieces of a line inside.
  static func line(_ points: [ChartPoint], x: Range, y: Range) -> [[ChartPoint]] {
    var pieces: [[ChartPoint]] = []
    var isOpen = false
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (first, last) = segment(start, end, x: x, y: y) else {
        isOpen = false
        continue
      }
      if isOpen {
        pieces[pieces.count - 1].append(last)
      } else {
        pieces.append([first, last])
      }
      isOpen = last == end
    }
    return pieces
  }

  /// The part of a rectangle inside.
  static func rectangle(_ a: Range, _ b: Range, x: Range, y: Range) -> (Range, Range)? {
    guard a.lowerBound < x.upperBound, a.upperBound > x.lowerBound,
      b.lowerBound < y.upperBound, b.upperBound > y.lowerBound
    else { return nil }
    return (a.clamped(to: x), b.clamped(to: y))
  }

  /// The part of a band inside, with a corner wherever an edge of the band meets the frame.
  static func band(_ band: Layer.Band, x: Range, y: Range) -> Layer.Band? {
    var xs: [Double] = []
    var low: [Double] = []
    var high: [Double] = []
    func append(_ position: Double, _ bottom: Double, _ top: Double) {
      guard x.contains(position) else { return }
      xs.append(position)
      low.append(min(max(bottom, y.lowerBound), y.upperBound))
      high.append(min(max(top, y.lowerBound), y.upperBound))
    }
    for index in band.x.indices {
      append(band.x[index], band.low[index], band.high[index])
      guard index + 1 < band.x.count else { break }
      let meetings =
        crossings(band.x[index], band.x[index + 1], x)
        + crossings(band.low[index], band.low[index + 1], y)
        + crossings(band.high[index], band.high[index + 1], y)
      for share in meetings.sorted() {
        func between(_ values: [Double]) -> Double {
          values[index] * (1 - share) + values[index + 1] * share
        }
        append(between(band.x), between(band.low), between(band.high))
      }
    }
    guard xs.count > 1 else { return nil }
    return Layer.Band(look: band.look, x: xs, low: low, high: high)
  }

  /// Where between two numbers, as shares of the way, the ends of a range lie.
  private static func crossings(_ start: Double, _ end: Double, _ range: Range) -> [Double] {
    [range.lowerBound, range.upperBound].compactMap { bound in
      let share = (bound / 2 - start / 2) / (end / 2 - start / 2)
      return share > 0 && share < 1 ? share : nil
    }
  }
}
