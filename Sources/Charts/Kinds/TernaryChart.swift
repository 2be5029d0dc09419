/// Three shares of a population as a point in a triangle, with paths and rest points.
///
/// ```swift
/// let chart = try TernaryChart(
///   "Rock–Paper–Scissors goes round",
///   corners: ["Rock", "Paper", "Scissors"],
///   trajectories: [path],  // one row of three shares per time
///   restPoints: [.init([1 / 3, 1 / 3, 1 / 3], .unstable)]
/// )
/// ```
///
/// The first corner is at the lower left, the second at the lower right, the third at the top.
/// Heads on the paths show the direction of time.
public struct TernaryChart: Chart {
  /// A state in which the population stays.
  public struct RestPoint: Sendable, Hashable {
    /// The three shares.
    public let shares: [Double]

    /// What becomes of populations nearby.
    public let stability: ChartStability

    /// Describes a rest point; the chart checks it.
    ///
    /// - Parameters:
    ///   - shares: The three shares.
    ///   - stability: What becomes of populations nearby.
    public init(_ shares: [Double], _ stability: ChartStability) {
      self.shares = shares
      self.stability = stability
    }
  }

  /// The names of the corners.
  public let corners: [String]

  /// The paths, each one row of three shares per time.
  public let trajectories: [[[Double]]]

  /// The rest points.
  public let restPoints: [RestPoint]

  /// What is drawn, ready to be written.
  public let figure: ChartFigure

  private static let height = 0.75.squareRoot()

  /// Draws paths and rest points in a triangle.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - corners: Three different names: lower left, lower right, top.
  ///   - trajectories: Paths, each one row of three shares per time; none by default.
  ///   - restPoints: The rest points; none by default.
  /// - Throws: ``ChartError`` if there are not three corners, or a row is not three finite shares
  ///   that sum to 1 within a millionth.
  public init(
    _ title: String,
    subtitle: String = "",
    corners: [String],
    trajectories: [[[Double]]] = [],
    restPoints: [RestPoint] = []
  ) throws(ChartError) {
    try Checks.count(corners.count, "the list of names", of: "corners", expected: 3)
    try Checks.differentNames(corners, "corners", limit: 3)
    var lines: [[ChartPoint]] = []
    for (index, rows) in trajectories.enumerated() {
      lines.append(try Self.points(rows, of: "trajectory \(index)"))
    }
    let places = try Self.points(restPoints.map(\.shares), of: "rest points")
    self.corners = corners
    self.trajectories = trajectories
    self.restPoints = restPoints
    let frame = Frame(
      x: try AxisScale(ChartAxis("", 0...1), covering: []),
      y: try AxisScale(ChartAxis("", 0...Self.height), covering: []),
      width: 360,
      height: 312,
      hasAxes: false,
      hasGrid: false
    )
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: frame,
      layers: [
        Self.edges,
        Layer(
          .lines(lines.map { Layer.Line(points: $0) }),
          [Look("", Palette.blue, width: 1.6)]
        ),
        DynamicsLayers.heads(along: lines, in: frame, color: Palette.blue),
      ] + DynamicsLayers.restPoints(zip(places, restPoints.map(\.stability)).map { ($0, $1) })
        + [Self.labels(corners)]
    )
  }

  private static func place(_ shares: [Double]) -> ChartPoint {
    // Rounding must not push a share just outside the triangle.
    let second = max(0, shares[1])
    let third = max(0, shares[2])
    let sum = max(0, shares[0]) + second + third
    return ChartPoint((second + third / 2) / sum, min(third / sum * height, height))
  }

  private static func points(
    _ rows: [[Double]],
    of series: String
  ) throws(ChartError) -> [ChartPoint] {
    var points: [ChartPoint] = []
    for (index, shares) in rows.enumerated() {
      try Checks.count(shares.count, "entry \(index)", of: series, expected: 3)
      if let wrong = shares.first(where: { !$0.isFinite }) {
        throw .notFinite(
          series: series,
          index: index,
          coordinate: "a share",
          value: wrong.description
        )
      }
      guard (shares.reduce(0, +) - 1).magnitude < 1e-6, shares.allSatisfy({ $0 > -1e-6 }) else {
        throw .notShares(series: series, index: index, found: shares.description)
      }
      points.append(place(shares))
    }
    return points
  }

  private static var edges: Layer {
    let corners = [ChartPoint(0, 0), ChartPoint(1, 0), ChartPoint(0.5, height), ChartPoint(0, 0)]
    return Layer(.lines([Layer.Line(points: corners)]), [Look("", Palette.gray, width: 1.5)])
  }

  private static func labels(_ corners: [String]) -> Layer {
    Layer(
      .labels([
        Layer.Label(text: corners[0], at: ChartPoint(0, 0), down: 18),
        Layer.Label(text: corners[1], at: ChartPoint(1, 0), down: 18),
        Layer.Label(text: corners[2], at: ChartPoint(0.5, height), down: -16),
      ]),
      []
    )
  }
}
