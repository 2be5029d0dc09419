/// Where two quantities move together: arrows, paths and rest points.
///
/// ```swift
/// let chart = try PhasePortrait(
///   "Two populations learn to disagree",
///   x: ChartAxis("share of Hawks in population 1", 0...1),
///   y: ChartAxis("share of Hawks in population 2", 0...1),
///   field: PhasePortrait.field(x: 0...1, y: 0...1) { x, y in velocity(x, y) },
///   restPoints: [.init(ChartPoint(1, 0), .stable)]
/// )
/// ```
///
/// The length of an arrow grows with the square root of the speed, so that slow motion can be seen
/// beside fast motion; the fastest arrow nearly reaches its neighbour.
public struct PhasePortrait: Chart {
  /// The velocity at a place.
  public struct Arrow: Sendable, Hashable {
    /// The place.
    public let at: ChartPoint

    /// The velocity, in the units of the axes per time.
    public let velocity: ChartPoint

    /// Describes an arrow; the chart checks it.
    ///
    /// - Parameters:
    ///   - at: The place.
    ///   - velocity: The velocity, in the units of the axes per time.
    public init(at: ChartPoint, velocity: ChartPoint) {
      self.at = at
      self.velocity = velocity
    }
  }

  /// A state in which the populations stay.
  public struct RestPoint: Sendable, Hashable {
    /// The state.
    public let at: ChartPoint

    /// What becomes of populations nearby.
    public let stability: ChartStability

    /// Describes a rest point; the chart checks it.
    ///
    /// - Parameters:
    ///   - at: The state.
    ///   - stability: What becomes of populations nearby.
    public init(_ at: ChartPoint, _ stability: ChartStability) {
      self.at = at
      self.stability = stability
    }
  }

  /// The arrows.
  public let field: [Arrow]

  /// The paths.
  public let trajectories: [[ChartPoint]]

  /// The rest points.
  public let restPoints: [RestPoint]

  /// What is drawn, ready to be written.
  public let figure: ChartFigure

  /// Draws arrows, paths and rest points.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - field: The arrows; none by default.
  ///   - trajectories: The paths; none by default.
  ///   - restPoints: The rest points; none by default.
  /// - Throws: ``ChartError`` if a number is not finite, there is nothing to draw, or an axis cannot
  ///   be drawn.
  public init(
    _ title: String,
    subtitle: String = "",
    x: ChartAxis,
    y: ChartAxis,
    field: [Arrow] = [],
    trajectories: [[ChartPoint]] = [],
    restPoints: [RestPoint] = []
  ) throws(ChartError) {
    try Checks.finite(field.map(\.at), of: "field")
    try Checks.finite(field.map(\.velocity), of: "velocities of the field")
    for (index, points) in trajectories.enumerated() {
      try Checks.finite(points, of: "trajectory \(index)")
    }
    try Checks.finite(restPoints.map(\.at), of: "rest points")
    let points = field.map(\.at) + trajectories.flatMap(\.self) + restPoints.map(\.at)
    guard !points.isEmpty else { throw .empty(series: title) }
    self.field = field
    self.trajectories = trajectories
    self.restPoints = restPoints
    let frame = Frame(
      x: try AxisScale(x, covering: points.map(\.x)),
      y: try AxisScale(y, covering: points.map(\.y)),
      width: 340,
      height: 340,
      hasGrid: false
    )
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: frame,
      layers: [
        Self.arrows(field, in: frame),
        Layer(
          .lines(trajectories.map { Layer.Line(points: $0) }),
          [Look("", Palette.blue, width: 1.8)]
        ),
        DynamicsLayers.heads(along: trajectories, in: frame, color: Palette.blue),
      ] + DynamicsLayers.restPoints(restPoints.map { ($0.at, $0.stability) })
    )
  }

  /// Arrows in the middles of a square grid over a rectangle.
  ///
  /// - Parameters:
  ///   - x: The horizontal side of the rectangle.
  ///   - y: The vertical side.
  ///   - count: How many arrows stand in a row and in a column; 15 by default.
  ///   - velocity: The velocity at a place, in the units of the axes per time.
  /// - Returns: The arrows, row by row from the bottom.
  public static func field(
    x: ClosedRange<Double>,
    y: ClosedRange<Double>,
    count: Int = 15,
    velocity: (_ x: Double, _ y: Double) -> (x: Double, y: Double)
  ) -> [Arrow] {
    func place(_ index: Int, _ range: ClosedRange<Double>) -> Double {
      let share = (Double(index) + 0.5) / Double(count)
      return range.lowerBound * (1 - share) + range.upperBound * share
    }
    return (0..<max(0, count)).flatMap { row in
      (0..<max(0, count)).map { column in
        let at = ChartPoint(place(column, x), place(row, y))
        let velocity = velocity(at.x, at.y)
        return Arrow(at: at, velocity: ChartPoint(velocity.x, velocity.y))
      }
    }
  }

  private static func arrows(_ field: [Arrow], in frame: Frame) -> Layer {
    // Directions and speeds as they are seen; halves and a common unit keep large numbers finite.
    let unit = field.flatMap { [$0.velocity.x.magnitude, $0.velocity.y.magnitude] }.max() ?? 1
    let x = Double(frame.width) / (frame.x.domain.upperBound - frame.x.domain.lowerBound)
    let y = Double(frame.height) / (frame.y.domain.upperBound - frame.y.domain.lowerBound)
    let speeds = field.map { arrow in
      let right = arrow.velocity.x / unit * x
      let up = arrow.velocity.y / unit * y
      return (right * right + up * up).squareRoot()
    }
    let fastest = speeds.max() ?? 1
    let room = (Double(frame.width * frame.height) / Double(max(1, field.count))).squareRoot()
    let longest = min(36, 0.85 * room)
    let points = zip(field, speeds).compactMap { arrow, speed -> Layer.Point? in
      guard speed > 0, fastest.isFinite, frame.contains(arrow.at) else { return nil }
      let length = max(4, longest * (speed / fastest).squareRoot())
      return Layer.Point(
        at: arrow.at,
        angle: frame.angle(along: arrow.velocity),
        radius: NumberText.rounded(length / 2, decimals: 2)
      )
    }
    return Layer(
      .points(points),
      [Look("", Palette.gray, fill: .none, symbol: .arrow, width: 1.1)]
    )
  }
}
