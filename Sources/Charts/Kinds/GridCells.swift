/// Rectangles around the points of a grid.
enum GridCells {
  /// The edges between neighbouring positions, half-way, and one as far out at each end.
  ///
  /// - Parameter positions: Increasing numbers, at least one.
  /// - Returns: One more edge than positions.
  static func edges(_ positions: [Double]) -> [Double] {
    let between = zip(positions, positions.dropFirst()).map { $0 / 2 + $1 / 2 }
    guard let first = between.first, let last = between.last else {
      return positions.flatMap { [$0 - 0.5, $0 + 0.5] }
    }
    return [2 * positions[0] - first] + between + [2 * positions[positions.count - 1] - last]
  }

  /// The length of an axis in pixels, such that equal steps are whole pixels and leave no seams.
  static func length(steps: Int, about wanted: Int) -> Int {
    steps < wanted ? steps * (wanted / steps) : wanted
  }
}
