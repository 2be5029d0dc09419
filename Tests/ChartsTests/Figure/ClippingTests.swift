import EquilibriaNumerics
import Testing

@testable import Charts

/// Cutting at the edges of the frame.
struct ClippingTests {
  private let unit = 0.0...1.0

  @Test func `a line that leaves and comes back has two pieces`() {
    let line = [(0.5, 0.5), (0.5, 1.5), (0.75, 1.5), (0.75, 0.5)].map { ChartPoint($0.0, $0.1) }
    #expect(
      Clipping.line(line, x: unit, y: unit)
        == [
          [ChartPoint(0.5, 0.5), ChartPoint(0.5, 1)], [ChartPoint(0.75, 1), ChartPoint(0.75, 0.5)],
        ]
    )
  }

  @Test func `a line through the frame keeps its middle`() {
    #expect(
      Clipping.line([ChartPoint(-1, -1), ChartPoint(3, 3)], x: unit, y: unit)
        == [[ChartPoint(0, 0), ChartPoint(1, 1)]]
    )
  }

  @Test func `lines along an edge stay, lines outside go`() {
    let edge = [ChartPoint(0, 1), ChartPoint(1, 1)]
    #expect(Clipping.line(edge, x: unit, y: unit) == [edge])
    #expect(
      Clipping.line([ChartPoint(0, 1.1), ChartPoint(1, 1.1)], x: unit, y: unit).isEmpty
    )
    #expect(Clipping.line([ChartPoint(0, 0)], x: unit, y: unit).isEmpty)
  }

  @Test func `the largest numbers do not overflow`() {
    let far = Double.greatestFiniteMagnitude
    #expect(
      Clipping.line([ChartPoint(0.5, -far), ChartPoint(0.5, far)], x: unit, y: unit)
        == [[ChartPoint(0.5, 0), ChartPoint(0.5, 1)]]
    )
  }

  @Test func `a point of a segment is inside exactly if the clipped segment has it`() throws {
    var generator = Xoshiro256(seed: 3)
    for _ in 0..<500 {
      func number() -> Double { .random(in: -1...2, using: &generator) }
      let (start, end) = (ChartPoint(number(), number()), ChartPoint(number(), number()))
      let clipped = Clipping.segment(start, end, x: unit, y: unit)
      let share = Double.random(in: 0...1, using: &generator)
      let x = start.x * (1 - share) + end.x * share
      let y = start.y * (1 - share) + end.y * share
      let margin = 1e-9
      let isInside =
        x > margin && x < 1 - margin && y > margin && y < 1 - margin
      if isInside {
        let (first, last) = try #require(clipped)
        #expect(min(first.x, last.x) - margin <= x && x <= max(first.x, last.x) + margin)
        #expect(min(first.y, last.y) - margin <= y && y <= max(first.y, last.y) + margin)
      }
      if let (first, last) = clipped {
        for point in [first, last] {
          #expect(point.x > -margin && point.x < 1 + margin)
          #expect(point.y > -margin && point.y < 1 + margin)
        }
      }
    }
  }

  @Test func `a band gets corners where it meets the frame`() throws {
    let band = Layer.Band(x: [0, 2], low: [0, 0], high: [0.5, 2.5])
    let clipped = try #require(Clipping.band(band, x: unit, y: unit))
    #expect(clipped.x == [0, 0.5, 1])
    #expect(clipped.low == [0, 0, 0])
    #expect(clipped.high == [0.5, 1, 1])
    #expect(Clipping.band(band, x: 5...6, y: unit) == nil)
  }

  @Test func `zero lies between the signs`() {
    // x + y − 1 on four squares: one line from corner to corner.
    let grid = [0.0, 0.5, 1.0]
    let values = grid.map { y in grid.map { x in x + y - 1 } }
    for segment in ZeroContour.segments(x: grid, y: grid, values: values) {
      for point in segment { #expect(point.x + point.y == 1) }
    }
    // A saddle: the mean of the corners decides, so the positive corners are joined.
    let saddle = ZeroContour.segments(x: [0, 1], y: [0, 1], values: [[3, -1], [-1, 3]])
    #expect(
      saddle == [
        [ChartPoint(0.75, 0), ChartPoint(1, 0.25)], [ChartPoint(0.25, 1), ChartPoint(0, 0.75)],
      ]
    )
  }
}
