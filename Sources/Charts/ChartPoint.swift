/// A point of a chart, in the units of its axes.
public struct ChartPoint: Sendable, Hashable {
  /// The horizontal position.
  public var x: Double

  /// The vertical position.
  public var y: Double

  /// Makes a point.
  ///
  /// - Parameters:
  ///   - x: The horizontal position.
  ///   - y: The vertical position.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
