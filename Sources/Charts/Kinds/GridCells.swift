/// Rectangles around the points of a grid.
enum GridCells {
  /// The edges between neighbouring positions, half-way, and one at each end.
  ///
  /// - Parameters:
  ///   - positions: Increasing numbers, at least one.
  ///   - isTight: Whether the first and last rectangle end at their position, and are half as wide.
  /// - Returns: One more edge than positions.
  static func edges(_ positions: [Double], isTight: Bool) -> [Double] {
    let between = zip(positions, positions.dropFirst()).map { $0 / 2 + $1 / 2 }
    guard let first = between.first, let last = between.last else {
      return positions.flatMap { [$0 - 0.5, $0 + 0.5] }
    }
    if isTight { return [positions[0]] + between + [positions[positions.count - 1]] }
    return [2 * positions[0] - first] + between + [2 * positions[positions.count - 1] - last]
  }

  /// The length of an axis in pixels, such that equal steps are whole pixels and leave no seams.
  static func length(steps: Int, about wanted: Int) -> Int {
    guard steps > 0, steps < wanted else { return wanted }
    let even = 2 * ((wanted / steps + 1) / 2)
    return steps * (wanted / steps >= 6 ? even : max(1, wanted / steps))
  }
}
