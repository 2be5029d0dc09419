/// Which mutants spread in which resident populations: a pairwise invasibility plot.
///
/// ```swift
/// let chart = try InvasibilityPlot(
///   "Selection becomes disruptive at the singular trait",
///   x: "resident trait",
///   y: "mutant trait",
///   residents: traits,
///   mutants: traits,
///   growth: table,  // growth[m][r]: of mutant m among residents r
///   singular: [0]
/// )
/// ```
///
/// Only the sign of a growth rate is drawn. Where it is zero, a line runs; on the grey diagonal
/// mutants are residents.
///
/// > Source: Geritz, Kisdi, Meszéna & Metz (1998), *Evolutionarily singular strategies*, section 2.
public struct InvasibilityPlot: Chart {
  /// The resident traits, increasing.
  public let residents: [Double]

  /// The mutant traits, increasing.
  public let mutants: [Double]

  /// The growth rates, one row per mutant and one column per resident.
  public let growth: [[Double]]

  /// Lines on which growth rates are zero.
  public let contours: [[ChartPoint]]

  /// The traits at which selection stands still.
  public let singular: [Double]

  /// What is drawn, ready to be written.
  public let figure: ChartFigure

  /// Draws the signs of growth rates.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - x: The axis of residents; without a domain it ends with the grid.
  ///   - y: The axis of mutants; without a domain it ends with the grid.
  ///   - residents: At least two resident traits, increasing.
  ///   - mutants: At least two mutant traits, increasing.
  ///   - growth: The growth rates, one row per mutant and one column per resident.
  ///   - contours: Lines on which growth rates are zero; by default they are found between the
  ///     points of the grid, along straight lines.
  ///   - singular: The traits at which selection stands still; none by default.
  /// - Throws: ``ChartError`` if traits do not increase, the table has another shape, a number is
  ///   not finite, or an axis cannot be drawn.
  public init(
    _ title: String,
    subtitle: String = "",
    x: ChartAxis = "resident trait",
    y: ChartAxis = "mutant trait",
    residents: [Double],
    mutants: [Double],
    growth: [[Double]],
    contours: [[ChartPoint]]? = nil,
    singular: [Double] = []
  ) throws(ChartError) {
    try Checks.increasing(residents, of: "residents")
    try Checks.increasing(mutants, of: "mutants")
    guard residents.count > 1 else { throw .empty(series: "residents") }
    guard mutants.count > 1 else { throw .empty(series: "mutants") }
    try Checks.table(growth, rows: mutants.count, columns: residents.count)
    for (row, values) in growth.enumerated() {
      try Checks.finite(values, "growth", of: "row \(row)")
    }
    for (index, contour) in (contours ?? []).enumerated() {
      try Checks.finite(contour, of: "contour \(index)")
    }
    try Checks.finite(singular, "trait", of: "singular traits")
    let lines = contours ?? ZeroContour.segments(x: residents, y: mutants, values: growth)
    self.residents = residents
    self.mutants = mutants
    self.growth = growth
    self.contours = lines
    self.singular = singular
    let horizontal = try AxisScale(x, covering: residents, isTight: true)
    let vertical = try AxisScale(y, covering: mutants, isTight: true)
    let frame = Frame(x: horizontal, y: vertical, width: 330, height: 330, hasGrid: false)
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: frame,
      layers: [
        Self.signs(residents, mutants, growth, rows: frame.height / 2),
        Self.diagonal(horizontal.domain, vertical.domain),
        Layer(.lines(lines.map { Layer.Line(points: $0) }), [Look("", Palette.ink, width: 1.5)]),
        Layer(
          .points(singular.map { Layer.Point(at: ChartPoint($0, $0), radius: 5) }),
          [Look("singular trait", Palette.ink, fill: .white)],
          hasLegend: true
        ),
      ]
    )
  }

  /// Rows of rectangles, each row so low that the steps between them hide below the lines.
  private static func signs(
    _ residents: [Double],
    _ mutants: [Double],
    _ growth: [[Double]],
    rows: Int
  ) -> Layer {
    let edges = (0...rows).map { row in
      let share = Double(row) / Double(rows)
      return mutants[0] * (1 - share) + mutants[mutants.count - 1] * share
    }
    var step = 0
    let cells = zip(edges, edges.dropFirst()).flatMap { low, high -> [Layer.Cell] in
      let middle = low / 2 + high / 2
      while step + 2 < mutants.count, mutants[step + 1] < middle { step += 1 }
      let share = (middle - mutants[step]) / (mutants[step + 1] - mutants[step])
      let values = zip(growth[step], growth[step + 1]).map { $0 * (1 - share) + $1 * share }
      return runs(residents, values).map { Layer.Cell(look: $0.look, x: $0.range, y: low...high) }
    }
    let looks = [Look("mutant spreads", Palette.sky), Look("mutant vanishes", Palette.paleGray)]
    return Layer(.cells(cells), looks, hasLegend: true)
  }

  /// The stretches of one sign between the zeros of a broken line, without those of only zeros.
  private static func runs(
    _ positions: [Double],
    _ values: [Double]
  ) -> [(look: Int, range: ClosedRange<Double>)] {
    var runs: [(look: Int, range: ClosedRange<Double>)] = []
    func append(_ sign: Double, from start: Double, to end: Double) {
      guard sign != 0, start < end else { return }
      let look = sign > 0 ? 0 : 1
      if let last = runs.last, last.look == look, last.range.upperBound == start {
        runs[runs.count - 1].range = last.range.lowerBound...end
      } else {
        runs.append((look, start...end))
      }
    }
    for (index, end) in values.enumerated().dropFirst() {
      let start = values[index - 1]
      let (from, to) = (positions[index - 1], positions[index])
      if (start < 0 && end > 0) || (start > 0 && end < 0) {
        let share = (start / 2) / (start / 2 - end / 2)
        let zero = min(max(from * (1 - share) + to * share, from), to)
        append(start, from: from, to: zero)
        append(end, from: zero, to: to)
      } else {
        append(start == 0 ? end : start, from: from, to: to)
      }
    }
    return runs
  }

  private static func diagonal(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Layer {
    let low = max(x.lowerBound, y.lowerBound)
    let high = min(x.upperBound, y.upperBound)
    let ends = low < high ? [ChartPoint(low, low), ChartPoint(high, high)] : []
    return Layer(
      .lines([Layer.Line(points: ends)]),
      [Look("", Palette.gray, width: 1.5)]
    )
  }
}
