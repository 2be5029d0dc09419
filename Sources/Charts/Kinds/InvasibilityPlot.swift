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
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: Frame(
        x: horizontal,
        y: vertical,
        width: GridCells.length(steps: residents.count - 1, about: 330),
        height: GridCells.length(steps: mutants.count - 1, about: 330),
        hasGrid: false
      ),
      layers: [
        Self.signs(residents, mutants, growth),
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

  /// One rectangle for every run of equal signs in a row.
  private static func signs(
    _ residents: [Double],
    _ mutants: [Double],
    _ growth: [[Double]]
  ) -> Layer {
    let columns = GridCells.edges(residents, isTight: true)
    let rows = GridCells.edges(mutants, isTight: true)
    var cells: [Layer.Cell] = []
    for (row, values) in growth.enumerated() {
      let looks = values.map { $0 > 0 ? 0 : $0 < 0 ? 1 : 2 }
      var start = 0
      for column in looks.indices
      where column + 1 == looks.count || looks[column + 1] != looks[start] {
        if looks[start] < 2 {
          cells.append(
            Layer.Cell(
              look: looks[start],
              x: columns[start]...columns[column + 1],
              y: rows[row]...rows[row + 1]
            )
          )
        }
        start = column + 1
      }
    }
    let looks = [Look("mutant spreads", Palette.sky), Look("mutant vanishes", Palette.paleGray)]
    return Layer(.cells(cells), looks, hasLegend: true)
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
