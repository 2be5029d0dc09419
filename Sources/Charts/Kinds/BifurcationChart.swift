/// Where a population can rest as a parameter changes: stable branches solid, unstable ones dashed.
///
/// ```swift
/// let chart = try BifurcationChart(
///   "Norms persist where they could not spread",
///   x: "benefit of the norm",
///   y: ChartAxis("share of followers", 0...1),
///   branches: BifurcationChart.branches(x: benefits, y: shares, isStable: stable),
///   folds: [ChartPoint(2, 0.5)]
/// )
/// ```
public struct BifurcationChart: Chart {
  /// A curve of rest points of one stability.
  public struct Branch: Sendable, Hashable {
    /// The parameter at each rest point, in the order along the curve.
    public let x: [Double]

    /// The state at each rest point, one per parameter.
    public let y: [Double]

    /// Whether populations come back to these rest points.
    public let isStable: Bool

    /// Collects the rest points of a branch; the chart checks them.
    ///
    /// - Parameters:
    ///   - x: The parameter at each rest point.
    ///   - y: The state at each rest point, one per parameter.
    ///   - isStable: Whether populations come back to these rest points.
    public init(x: [Double], y: [Double], isStable: Bool) {
      self.x = x
      self.y = y
      self.isStable = isStable
    }
  }

  /// The branches.
  public let branches: [Branch]

  /// Where a stable and an unstable branch meet and end.
  public let folds: [ChartPoint]

  /// What is drawn, ready to be written.
  public let figure: ChartFigure

  /// Draws branches and the folds between them.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - x: The parameter.
  ///   - y: The state.
  ///   - branches: Curves of rest points.
  ///   - folds: Where a stable and an unstable branch meet and end; none by default.
  /// - Throws: ``ChartError`` if a number is not finite, lists differ in length, there is no rest
  ///   point at all, or an axis cannot be drawn.
  public init(
    _ title: String,
    subtitle: String = "",
    x: ChartAxis,
    y: ChartAxis,
    branches: [Branch],
    folds: [ChartPoint] = []
  ) throws(ChartError) {
    for (index, branch) in branches.enumerated() {
      let name = "branch \(index)"
      try Checks.finite(branch.x, "x", of: name)
      try Checks.finite(branch.y, "y", of: name)
      try Checks.count(branch.y.count, "y", of: name, expected: branch.x.count)
    }
    try Checks.finite(folds, of: "folds")
    guard branches.contains(where: { !$0.x.isEmpty }) else { throw .empty(series: title) }
    self.branches = branches
    self.folds = folds
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: Frame(
        x: try AxisScale(x, covering: branches.flatMap(\.x) + folds.map(\.x)),
        y: try AxisScale(y, covering: branches.flatMap(\.y) + folds.map(\.y))
      ),
      layers: [
        Layer(
          .lines(
            branches.map { branch in
              Layer.Line(
                look: branch.isStable ? 0 : 1,
                points: zip(branch.x, branch.y).map(ChartPoint.init)
              )
            }
          ),
          [
            Look("stable", Palette.blue, width: 2.5),
            Look("unstable", Palette.vermilion, isDashed: true, width: 2.5),
          ],
          hasLegend: true
        ),
        Layer(
          .points(folds.map { Layer.Point(at: $0) }),
          [Look("fold", Palette.ink, symbol: .diamond, width: 1)],
          hasLegend: true
        ),
      ]
    )
  }

  /// Cuts a curve of rest points into branches where its stability changes.
  ///
  /// The step from one rest point to the next belongs to the branch of the first.
  ///
  /// - Parameters:
  ///   - x: The parameter at each rest point, in the order along the curve.
  ///   - y: The state at each rest point.
  ///   - isStable: Whether populations come back to each rest point.
  /// - Returns: The branches, in the order along the curve.
  /// - Throws: ``ChartError/count(series:coordinate:found:expected:)`` if lists differ in length.
  public static func branches(
    x: [Double],
    y: [Double],
    isStable: [Bool]
  ) throws(ChartError) -> [Branch] {
    try Checks.count(y.count, "y", of: "the curve", expected: x.count)
    try Checks.count(isStable.count, "isStable", of: "the curve", expected: x.count)
    var branches: [Branch] = []
    var start = 0
    for index in x.indices where index + 1 == x.count || isStable[index + 1] != isStable[start] {
      let end = min(index + 1, x.count - 1)
      branches.append(
        Branch(x: Array(x[start...end]), y: Array(y[start...end]), isStable: isStable[start])
      )
      start = index + 1
    }
    return branches
  }
}
