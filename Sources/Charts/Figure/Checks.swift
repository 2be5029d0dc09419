/// The checks that every chart makes of its numbers, each with the place in its error.
enum Checks {
  static func finite(
    _ values: [Double],
    _ coordinate: String,
    of series: String
  ) throws(ChartError) {
    guard let index = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(
      series: series,
      index: index,
      coordinate: coordinate,
      value: values[index].description
    )
  }

  static func finite(_ points: [ChartPoint], of series: String) throws(ChartError) {
    guard let index = points.firstIndex(where: { !$0.x.isFinite || !$0.y.isFinite }) else { return }
    let point = points[index]
    throw .notFinite(
      series: series,
      index: index,
      coordinate: point.x.isFinite ? "y" : "x",
      value: (point.x.isFinite ? point.y : point.x).description
    )
  }

  static func count(
    _ found: Int,
    _ coordinate: String,
    of series: String,
    expected: Int
  ) throws(ChartError) {
    guard found != expected else { return }
    throw .count(series: series, coordinate: coordinate, found: found, expected: expected)
  }

  static func increasing(_ values: [Double], of series: String) throws(ChartError) {
    try finite(values, "position", of: series)
    for index in values.indices.dropFirst() where values[index] <= values[index - 1] {
      throw .notIncreasing(series: series, index: index)
    }
  }

  /// Intervals: either none or one per entry, finite and in order.
  static func intervals(
    low: [Double],
    high: [Double],
    of series: String,
    count: Int
  ) throws(ChartError) {
    if low.isEmpty && high.isEmpty { return }
    try self.count(low.count, "low", of: series, expected: count)
    try self.count(high.count, "high", of: series, expected: count)
    try finite(low, "low", of: series)
    try finite(high, "high", of: series)
    for index in low.indices where low[index] > high[index] {
      throw .interval(
        series: series,
        index: index,
        low: low[index].description,
        high: high[index].description
      )
    }
  }

  static func differentNames(_ names: [String], _ what: String, limit: Int) throws(ChartError) {
    guard names.count <= limit else {
      throw .tooMany(what: what, found: names.count, limit: limit)
    }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw .duplicateName(name)
    }
  }

  /// A table with one row per entry of one axis and one column per entry of the other.
  static func table<Element>(
    _ table: [[Element]],
    rows: Int,
    columns: Int
  ) throws(ChartError) {
    guard rows > 0, columns > 0 else { throw .empty(series: "the table") }
    try count(table.count, "the list of rows", of: "the table", expected: rows)
    for (row, values) in table.enumerated() {
      try count(values.count, "row \(row)", of: "the table", expected: columns)
    }
  }
}
