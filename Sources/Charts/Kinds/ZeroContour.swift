/// Where a table of numbers over a grid is zero.
enum ZeroContour {
  /// The segments on which the numbers are zero, found by marching squares: crossings on the edges
  /// of the grid's squares, along straight lines, joined within each square.
  ///
  /// Where four crossings could be joined in two ways, the mean of the corners decides.
  static func segments(x: [Double], y: [Double], values: [[Double]]) -> [[ChartPoint]] {
    var segments: [[ChartPoint]] = []
    for row in y.indices.dropLast() {
      for column in x.indices.dropLast() {
        // Corners and edges run round the square, from the lower left corner along the bottom.
        let corners = [
          (ChartPoint(x[column], y[row]), values[row][column]),
          (ChartPoint(x[column + 1], y[row]), values[row][column + 1]),
          (ChartPoint(x[column + 1], y[row + 1]), values[row + 1][column + 1]),
          (ChartPoint(x[column], y[row + 1]), values[row + 1][column]),
        ]
        let crossings = (0..<4).compactMap { edge in
          crossing(corners[edge], corners[(edge + 1) % 4])
        }
        if crossings.count == 2 {
          segments.append(crossings)
        } else if crossings.count == 4 {
          let mean = corners.reduce(0) { $0 + $1.1 / 4 }
          // The corners on the side of the mean are joined, so the other two are cut off.
          let cutsFirst = (corners[0].1 > 0) != (mean > 0)
          segments.append([crossings[0], crossings[cutsFirst ? 3 : 1]])
          segments.append([crossings[2], crossings[cutsFirst ? 1 : 3]])
        }
      }
    }
    return segments
  }

  private static func crossing(
    _ start: (ChartPoint, Double),
    _ end: (ChartPoint, Double)
  ) -> ChartPoint? {
    // Zero counts as negative, so that every line that enters a square leaves it.
    guard (start.1 > 0) != (end.1 > 0) else { return nil }
    let share = (start.1 / 2) / (start.1 / 2 - end.1 / 2)
    return ChartPoint(
      start.0.x * (1 - share) + end.0.x * share,
      start.0.y * (1 - share) + end.0.y * share
    )
  }
}
