import RealModule

/// The rectangle that marks are drawn in.
struct Frame: Sendable, Hashable {
  let x: AxisScale
  let y: AxisScale
  /// In pixels, like the height.
  let width: Int
  let height: Int
  var hasAxes = true
  var hasGrid = true

  init(
    x: AxisScale,
    y: AxisScale,
    width: Int = 400,
    height: Int = 280,
    hasAxes: Bool = true,
    hasGrid: Bool = true
  ) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.hasAxes = hasAxes
    self.hasGrid = hasGrid
  }

  /// The pixel of a point, from the left and from the top.
  func pixel(_ point: ChartPoint) -> ChartPoint {
    ChartPoint(
      x.share(of: point.x) * Double(width),
      (1 - y.share(of: point.y)) * Double(height)
    )
  }

  func contains(_ point: ChartPoint) -> Bool {
    x.domain.contains(point.x) && y.domain.contains(point.y)
  }

  /// The direction from one point to another as it is seen: clockwise from upwards, in degrees.
  func angle(from start: ChartPoint, to end: ChartPoint) -> Double {
    angle(along: ChartPoint(end.x - start.x, end.y - start.y))
  }

  /// The direction of a velocity as it is seen: clockwise from upwards, in degrees.
  func angle(along velocity: ChartPoint) -> Double {
    let unit = max(velocity.x.magnitude, velocity.y.magnitude)
    guard unit > 0 else { return 0 }
    let right = velocity.x / unit * Double(width) / (x.domain.upperBound - x.domain.lowerBound)
    let up = velocity.y / unit * Double(height) / (y.domain.upperBound - y.domain.lowerBound)
    return NumberText.rounded(Double.atan2(y: right, x: up) * 180 / .pi, decimals: 1)
  }
}
