/// A table as coloured rectangles: numbers from dark to bright, or categories in different colours.
///
/// ```swift
/// let chart = try HeatMap(
///   "Imitation pays where the world is stable",
///   x: ChartAxis("probability of change"),
///   y: ChartAxis("cost of learning"),
///   columns: .numbers(changes),
///   rows: .numbers(costs),
///   values: table,  // table[row][column]
///   valueTitle: "share of imitators"
/// )
/// ```
public struct HeatMap: Chart {
  /// What the columns or the rows of the table stand for.
  public enum Steps: Sendable, Hashable {
    /// Increasing numbers, in the middles of the rectangles; rows go up.
    case numbers([Double])

    /// Names; rows go down, as in a printed matrix.
    case names([String])

    var count: Int {
      switch self {
      case .numbers(let numbers): numbers.count
      case .names(let names): names.count
      }
    }
  }

  /// What is in the rectangles.
  public enum Content: Sendable, Hashable {
    /// Numbers, one row of the table after the other, and what they measure.
    case values([[Double]], title: String)

    /// Categories as indices into their names.
    case categories([[Int]], names: [String])
  }

  /// What the columns stand for.
  public let columns: Steps

  /// What the rows stand for.
  public let rows: Steps

  /// The table.
  public let content: Content

  /// What is drawn, ready to be written.
  public let figure: ChartFigure

  /// Draws a table of numbers.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - x: The horizontal axis; its domain counts only for numbers.
  ///   - y: The vertical axis; its domain counts only for numbers.
  ///   - columns: What the columns stand for.
  ///   - rows: What the rows stand for.
  ///   - values: The table, row by row.
  ///   - valueTitle: What the numbers measure, and from where to where the colours go; as far as the
  ///     numbers by default.
  /// - Throws: ``ChartError`` if the table has another shape, a number is not finite, positions do
  ///   not increase, names repeat, or an axis cannot be drawn.
  public init(
    _ title: String,
    subtitle: String = "",
    x: ChartAxis,
    y: ChartAxis,
    columns: Steps,
    rows: Steps,
    values: [[Double]],
    valueTitle: ChartAxis
  ) throws(ChartError) {
    let grid = try Grid(columns: columns, rows: rows, x: x, y: y)
    try Checks.table(values, rows: rows.count, columns: columns.count)
    for (row, numbers) in values.enumerated() {
      try Checks.finite(numbers, "the value", of: "row \(row)")
    }
    let scale = try AxisScale(valueTitle, covering: values.flatMap(\.self), isTight: true)
    let shades = values.enumerated().flatMap { row, numbers in
      numbers.enumerated().map { column, value in
        Layer.Shade(value: value, x: grid.x(column), y: grid.y(row))
      }
    }
    self.columns = columns
    self.rows = rows
    content = .values(values, title: valueTitle.title)
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: grid.frame,
      layers: [Layer(.shades(shades, scale), [])]
    )
  }

  /// Draws a table of categories.
  ///
  /// - Parameters:
  ///   - title: What the picture says.
  ///   - subtitle: What the reader needs to know besides; nothing by default.
  ///   - x: The horizontal axis; its domain counts only for numbers.
  ///   - y: The vertical axis; its domain counts only for numbers.
  ///   - columns: What the columns stand for.
  ///   - rows: What the rows stand for.
  ///   - categories: The table, row by row, as indices into the names.
  ///   - names: At most eight different names.
  /// - Throws: ``ChartError`` if the table has another shape, an index has no name, positions do not
  ///   increase, names repeat, or an axis cannot be drawn.
  public init(
    _ title: String,
    subtitle: String = "",
    x: ChartAxis,
    y: ChartAxis,
    columns: Steps,
    rows: Steps,
    categories: [[Int]],
    names: [String]
  ) throws(ChartError) {
    let grid = try Grid(columns: columns, rows: rows, x: x, y: y)
    try Checks.table(categories, rows: rows.count, columns: columns.count)
    try Checks.differentNames(names, "categories", limit: Palette.areas.count)
    var cells: [Layer.Cell] = []
    for (row, indices) in categories.enumerated() {
      for (column, index) in indices.enumerated() {
        guard names.indices.contains(index) else {
          throw .unknownCategory(row: row, column: column, found: index, names: names.count)
        }
        cells.append(Layer.Cell(look: index, x: grid.x(column), y: grid.y(row)))
      }
    }
    self.columns = columns
    self.rows = rows
    content = .categories(categories, names: names)
    figure = ChartFigure(
      title: title,
      subtitle: subtitle,
      frame: grid.frame,
      layers: [
        Layer(
          .cells(cells),
          zip(names, Palette.areas).map { Look($0, $1) },
          hasLegend: true
        )
      ]
    )
  }
}

/// Where the rectangles of a table lie.
private struct Grid {
  let frame: Frame
  private let columnEdges: [Double]
  private let rowEdges: [Double]
  private let rowsGoDown: Bool

  init(
    columns: HeatMap.Steps,
    rows: HeatMap.Steps,
    x: ChartAxis,
    y: ChartAxis
  ) throws(ChartError) {
    guard columns.count > 0 else { throw .empty(series: "columns") }
    guard rows.count > 0 else { throw .empty(series: "rows") }
    columnEdges = try Self.edges(columns, "columns")
    rowEdges = try Self.edges(rows, "rows")
    frame = Frame(
      x: try Self.scale(columns, columnEdges, x, isReversed: false),
      y: try Self.scale(rows, rowEdges, y, isReversed: true),
      width: Self.length(columns),
      height: Self.length(rows),
      hasGrid: false
    )
    if case .names = rows { rowsGoDown = true } else { rowsGoDown = false }
  }

  func x(_ column: Int) -> ClosedRange<Double> { columnEdges[column]...columnEdges[column + 1] }

  func y(_ row: Int) -> ClosedRange<Double> {
    let index = rowsGoDown ? rowEdges.count - 2 - row : row
    return rowEdges[index]...rowEdges[index + 1]
  }

  private static func edges(_ steps: HeatMap.Steps, _ what: String) throws(ChartError) -> [Double] {
    switch steps {
    case .numbers(let numbers):
      try Checks.increasing(numbers, of: what)
      return GridCells.edges(numbers)
    case .names(let names):
      try Checks.differentNames(names, what, limit: 1_000)
      return (0...names.count).map(Double.init)
    }
  }

  private static func scale(
    _ steps: HeatMap.Steps,
    _ edges: [Double],
    _ axis: ChartAxis,
    isReversed: Bool
  ) throws(ChartError) -> AxisScale {
    switch steps {
    case .numbers: try AxisScale(axis, covering: edges, isTight: true)
    case .names(let names):
      AxisScale(title: axis.title, names: isReversed ? names.reversed() : names)
    }
  }

  /// Small tables of names get rectangles of one size, others fill the usual frame.
  private static func length(_ steps: HeatMap.Steps) -> Int {
    if case .names(let names) = steps, names.count < 7 { return 56 * names.count }
    return GridCells.length(steps: steps.count, about: 340)
  }
}
